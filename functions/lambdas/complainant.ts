import { complain } from '../complain.ts';
import { complainWithoutAccount } from '../complain-without-account.ts';
import { mount } from '../http/mount.ts';
import { readComplaintProgress } from '../read-complaint-progress.ts';
import { readOwnComplaint } from '../read-own-complaint.ts';
import { requestReview } from '../request-review.ts';
import { requestReviewByCode } from '../request-review-by-code.ts';
import { complainantRoutes } from '../routes/complaints.ts';
import { withdrawComplaint } from '../withdraw-complaint.ts';
import { withdrawComplaintByCode } from '../withdraw-complaint-by-code.ts';

/** What whoever complains asks (8.2), signed in or not: it reaches no document and no list. */
export const handler = mount('complainant', complainantRoutes, {
  complain,
  'read-own-complaint': readOwnComplaint,
  'withdraw-complaint': withdrawComplaint,
  'request-review': requestReview,
  'complain-without-account': complainWithoutAccount,
  'read-complaint-progress': readComplaintProgress,
  'withdraw-complaint-by-code': withdrawComplaintByCode,
  'request-review-by-code': requestReviewByCode,
});
