import { change } from './http/call.ts';
import { requestUpload } from './http/upload.ts';
import { RequestEvidence } from './requests.ts';

/** 8.2: whoever handles a complaint is allowed to upload one file that belongs to it. */
export const requestEvidenceUpload = change({
  body: RequestEvidence,
  answer: (asked) => requestUpload(asked, '/v1/complaints'),
});
