import { mount } from '../http/mount.ts';
import { printCertificate } from '../print-certificate.ts';
import { printOwnCertificate } from '../print-own-certificate.ts';
import { readConformance } from '../read-conformance.ts';
import { readCourse } from '../read-course.ts';
import { readOwnConformance } from '../read-own-conformance.ts';
import { readOwnCourse } from '../read-own-course.ts';
import { residentProofs } from '../routes/resident.ts';
import { staffProofs } from '../routes/staff.ts';

/** What shows that a case obeyed, to read and to print, for principals and for staff: it reaches no personal data and no document. */
export const handler = mount('prints', [...residentProofs, ...staffProofs], {
  'read-course': readCourse,
  'read-conformance': readConformance,
  'read-own-course': readOwnCourse,
  'read-own-conformance': readOwnConformance,
  'print-certificate': printCertificate,
  'print-own-certificate': printOwnCertificate,
});
