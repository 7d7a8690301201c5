import { answerComplaintOutcome } from './http/answer-complaint.ts';
import { change } from './http/call.ts';
import { completeUpload } from './http/complete-upload.ts';
import { Nothing } from './requests.ts';

/** 8.2: the uploaded file is verified and becomes part of the complaint. */
export const completeEvidenceUpload = change({
  body: Nothing,
  answer: (asked) => completeUpload(asked, answerComplaintOutcome),
});
