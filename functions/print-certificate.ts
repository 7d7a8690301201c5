import { readCase } from './http/read-case.ts';
import { printedCertificate } from './tasks/certificate.ts';

/** The certificate of conformance of a case as it stands, 帮办 or 代办, open or closed, to be printed. */
export const printCertificate = readCase({ show: async ({ now: at }, found) => printedCertificate(found, at) });
