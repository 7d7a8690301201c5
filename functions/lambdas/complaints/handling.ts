import { acceptComplaint } from '../../accept-complaint.ts';
import { assignComplaint } from '../../assign-complaint.ts';
import { callBack } from '../../call-back.ts';
import { completeEvidenceUpload } from '../../complete-evidence-upload.ts';
import { contactComplainant } from '../../contact-complainant.ts';
import { decideComplaint } from '../../decide-complaint.ts';
import { decideReview } from '../../decide-review.ts';
import { extendComplaint } from '../../extend-complaint.ts';
import { fileComplaint } from '../../file-complaint.ts';
import { identifyConcerned } from '../../identify-concerned.ts';
import { linkComplaint } from '../../link-complaint.ts';
import { passComplaintOn } from '../../pass-complaint-on.ts';
import { proposeImprovement } from '../../propose-improvement.ts';
import { recordComplaintWithdrawal } from '../../record-complaint-withdrawal.ts';
import { recordFindings } from '../../record-findings.ts';
import { recordReviewRequest } from '../../record-review-request.ts';
import { refuseComplaint } from '../../refuse-complaint.ts';
import { replyToComplaint } from '../../reply-to-complaint.ts';
import { requestEvidenceUpload } from '../../request-evidence-upload.ts';

/** From the acceptance to the filing. */
export const operations = {
  'accept-complaint': acceptComplaint,
  'refuse-complaint': refuseComplaint,
  'pass-complaint-on': passComplaintOn,
  'assign-complaint': assignComplaint,
  'extend-complaint': extendComplaint,
  'identify-concerned': identifyConcerned,
  'link-complaint': linkComplaint,
  'contact-complainant': contactComplainant,
  'request-evidence-upload': requestEvidenceUpload,
  'complete-evidence-upload': completeEvidenceUpload,
  'record-findings': recordFindings,
  'decide-complaint': decideComplaint,
  'reply-to-complaint': replyToComplaint,
  'call-back': callBack,
  'record-review-request': recordReviewRequest,
  'decide-review': decideReview,
  'record-complaint-withdrawal': recordComplaintWithdrawal,
  'propose-improvement': proposeImprovement,
  'file-complaint': fileComplaint,
};
