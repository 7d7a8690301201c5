import { group, mount } from '../http/mount.ts';
import { complaintRoutes } from '../routes/complaints.ts';
import { repairRoutes } from '../routes/repairs.ts';

/** What staff ask of complaints (8.2), and of poor ratings that are mended (8.3). */
export const handler = mount(
  'complaints',
  [...complaintRoutes, ...repairRoutes],
  [
    group(
      ['register-complaint', 'list-complaints', 'read-complaint', 'reveal-complainant', 'open-evidence'],
      () => import('./complaints/reading.ts'),
    ),
    group(
      [
        'accept-complaint',
        'refuse-complaint',
        'pass-complaint-on',
        'assign-complaint',
        'extend-complaint',
        'identify-concerned',
        'link-complaint',
        'contact-complainant',
        'request-evidence-upload',
        'complete-evidence-upload',
        'record-findings',
        'decide-complaint',
        'reply-to-complaint',
        'call-back',
        'record-review-request',
        'decide-review',
        'record-complaint-withdrawal',
        'propose-improvement',
        'file-complaint',
      ],
      () => import('./complaints/handling.ts'),
    ),
    group(
      [
        'list-repairs',
        'read-repair',
        'assign-repair',
        'extend-repair',
        'contact-rater',
        'reveal-rater',
        'record-mending',
        'call-rater-back',
        'check-repair',
      ],
      () => import('./complaints/repairs.ts'),
    ),
  ],
);
