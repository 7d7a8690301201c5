import { change } from './http/call.ts';
import { requestUpload as request } from './http/upload.ts';
import { RequestUpload } from './requests.ts';

/** §7.2.3.2: staff are allowed to upload one file of the case. */
export const requestUpload = change({ body: RequestUpload, answer: request });
