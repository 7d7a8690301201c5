import type { Route } from '../route.ts';

const route = (method: Route['method'], path: string, operation: string): Route => ({
  audience: 'staff',
  method,
  path,
  operation,
  at: 'complaints',
});

/** What staff ask of poor ratings that are mended (8.3): at the function that handles complaints, since whom they are about is kept out alike. */
export const repairRoutes: readonly Route[] = [
  route('GET', '/v1/repairs', 'list-repairs'),
  route('GET', '/v1/repairs/{caseId}', 'read-repair'),
  route('POST', '/v1/repairs/{caseId}/assignment', 'assign-repair'),
  route('POST', '/v1/repairs/{caseId}/extension', 'extend-repair'),
  route('POST', '/v1/repairs/{caseId}/contacts', 'contact-rater'),
  route('POST', '/v1/repairs/{caseId}/rater/disclosure', 'reveal-rater'),
  route('POST', '/v1/repairs/{caseId}/mending', 'record-mending'),
  route('POST', '/v1/repairs/{caseId}/call-backs', 'call-rater-back'),
  route('POST', '/v1/repairs/{caseId}/check', 'check-repair'),
];
