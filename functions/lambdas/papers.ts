import { completeOwnUpload } from '../complete-own-upload.ts';
import { completeUpload } from '../complete-upload.ts';
import { mount } from '../http/mount.ts';
import { openDocument } from '../open-document.ts';
import { openOwnDocument } from '../open-own-document.ts';
import { reEntrustAtWindow } from '../re-entrust-at-window.ts';
import { reEntrustOnline } from '../re-entrust-online.ts';
import { requestOwnUpload } from '../request-own-upload.ts';
import { requestUpload } from '../request-upload.ts';
import { residentPapers } from '../routes/resident.ts';
import { staffPapers } from '../routes/staff.ts';

/** What comes or goes with a file, for principals and for staff: no other function that they ask reaches documents. */
export const handler = mount('papers', [...residentPapers, ...staffPapers], {
  'request-own-upload': requestOwnUpload,
  'complete-own-upload': completeOwnUpload,
  'open-own-document': openOwnDocument,
  're-entrust-online': reEntrustOnline,
  'request-upload': requestUpload,
  'complete-upload': completeUpload,
  'open-document': openDocument,
  're-entrust-at-window': reEntrustAtWindow,
});
