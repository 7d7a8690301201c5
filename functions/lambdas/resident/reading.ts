import { completeOwnUpload } from '../../complete-own-upload.ts';
import { listOwnCases } from '../../list-own-cases.ts';
import { openOwnDocument } from '../../open-own-document.ts';
import { readOwnCase } from '../../read-own-case.ts';
import { readOwnNotices } from '../../read-own-notices.ts';
import { requestOwnUpload } from '../../request-own-upload.ts';

/** What a principal looks at. */
export const operations = {
  'list-own-cases': listOwnCases,
  'read-own-case': readOwnCase,
  'read-own-notices': readOwnNotices,
  'request-own-upload': requestOwnUpload,
  'complete-own-upload': completeOwnUpload,
  'open-own-document': openOwnDocument,
};
