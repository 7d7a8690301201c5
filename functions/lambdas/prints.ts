import { mount } from '../http/mount.ts';
import { printCertificate } from '../print-certificate.ts';
import { printOwnCertificate } from '../print-own-certificate.ts';

/** What is printed while somebody waits for it, for principals and for staff: it reaches no personal data and no document. */
export const handler = mount('prints', {
  'print-certificate': printCertificate,
  'print-own-certificate': printOwnCertificate,
});
