import { openDocument as open } from './http/open-document.ts';
import { readCase } from './http/read-case.ts';

/** A document of the case, for staff; the access log keeps which. */
export const openDocument = readCase({
  recorded: ({ path }) => ({ document: path['documentId'] ?? '' }),
  show: open,
});
