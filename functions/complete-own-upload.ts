import { change } from './http/call.ts';
import { completeUpload } from './http/complete-upload.ts';
import { Nothing } from './requests.ts';

/** §7.2.7: the principal's upload is verified and becomes part of the case. */
export const completeOwnUpload = change({ body: Nothing, answer: completeUpload });
