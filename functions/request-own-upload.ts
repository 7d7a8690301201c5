import { change } from './http/call.ts';
import { requestUpload } from './http/upload.ts';
import { RequestOwnUpload } from './requests.ts';

/** A.3.1: the principal is allowed to upload one material of an own case. */
export const requestOwnUpload = change({ body: RequestOwnUpload, answer: requestUpload });
