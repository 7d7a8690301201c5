import { change } from './http/call.ts';
import { completeUpload as complete } from './http/complete-upload.ts';
import { Nothing } from './requests.ts';

/** §7.2.7: the uploaded file is verified and becomes part of the case. */
export const completeUpload = change({ body: Nothing, answer: complete });
