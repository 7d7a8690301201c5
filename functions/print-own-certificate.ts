import { readCase } from './http/read-case.ts';
import { printedCertificate } from './tasks/certificate.ts';

/** The certificate of conformance of one’s own case as it stands, to be printed. */
export const printOwnCertificate = readCase({ show: async ({ now: at }, found) => printedCertificate(found, at) });
