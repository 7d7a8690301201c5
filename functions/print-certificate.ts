import { contextFor } from './district.ts';
import { readCase } from './http/read-case.ts';
import { printedCertificate } from './tasks/certificate.ts';
import { seenBy } from './views/seen-by.ts';

/** The certificate of conformance of a case as it stands, 帮办 or 代办, open or closed, to be printed. */
export const printCertificate = readCase({
  show: async ({ actor, now: at }, found) => printedCertificate(found, at, seenBy(found, contextFor(actor, at))),
});
