import { completeUpload } from '../../complete-upload.ts';
import { listCases } from '../../list-cases.ts';
import { openDocument } from '../../open-document.ts';
import { readCase } from '../../read-case.ts';
import { requestUpload } from '../../request-upload.ts';
import { reveal } from '../../reveal.ts';
import { searchCases } from '../../search-cases.ts';

/** What is looked at: lists, cases, files, persons in clear. */
export const operations = {
  'list-cases': listCases,
  'search-cases': searchCases,
  'read-case': readCase,
  'request-upload': requestUpload,
  'complete-upload': completeUpload,
  'open-document': openDocument,
  reveal,
};
