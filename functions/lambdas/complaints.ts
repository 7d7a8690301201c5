import { group, mount } from '../http/mount.ts';
import { complaintRoutes } from '../routes/complaints.ts';

/** What staff ask of complaints (8.2). */
export const handler = mount('complaints', complaintRoutes, [
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
]);
