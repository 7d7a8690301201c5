import { RecordContactChange, recordContactChange as record } from '../domain/change-contact.ts';
import { command } from './http/command.ts';
import { contactKept, namedContact } from './http/named-contact.ts';

/** A.2.3: the same, on paper and recorded at a window. */
export const recordContactChange = command({
  body: RecordContactChange,
  decide:
    ({ body }) =>
    async (now, context) =>
      record(now, await namedContact(body), body.documentId, context),
  further: contactKept,
});
