import type { Audience, Route } from '../route.ts';

const at =
  (server: 'complainant' | 'complaints') =>
  (audience: Audience, method: Route['method'], path: string, operation: string): Route => ({
    audience,
    method,
    path,
    operation,
    at: server,
  });

const own = at('complainant');
const office = at('complaints');

/** What whoever complains asks (8.2): with an account, or without by the number and the code, which stand in no address. */
export const complainantRoutes: readonly Route[] = [
  own('resident', 'POST', '/v1/my/complaints', 'complain'),
  own('resident', 'GET', '/v1/my/complaints/{caseId}', 'read-own-complaint'),
  own('resident', 'POST', '/v1/my/complaints/{caseId}/withdrawal', 'withdraw-complaint'),
  own('resident', 'POST', '/v1/my/complaints/{caseId}/review', 'request-review'),
  own('public', 'POST', '/v1/public/complaints', 'complain-without-account'),
  own('public', 'POST', '/v1/public/complaint-progress', 'read-complaint-progress'),
  own('public', 'POST', '/v1/public/complaint-withdrawals', 'withdraw-complaint-by-code'),
  own('public', 'POST', '/v1/public/complaint-reviews', 'request-review-by-code'),
];

/** What staff ask of complaints: to take one down is everybody's, the rest is theirs who handle complaints, and managers'. */
export const complaintRoutes: readonly Route[] = [
  office('staff', 'POST', '/v1/complaints', 'register-complaint'),
  office('staff', 'GET', '/v1/complaints', 'list-complaints'),
  office('staff', 'GET', '/v1/complaints/{caseId}', 'read-complaint'),
  office('staff', 'POST', '/v1/complaints/{caseId}/acceptance', 'accept-complaint'),
  office('staff', 'POST', '/v1/complaints/{caseId}/refusal', 'refuse-complaint'),
  office('staff', 'POST', '/v1/complaints/{caseId}/passing', 'pass-complaint-on'),
  office('staff', 'POST', '/v1/complaints/{caseId}/concerned', 'identify-concerned'),
  office('staff', 'POST', '/v1/complaints/{caseId}/links', 'link-complaint'),
  office('staff', 'POST', '/v1/complaints/{caseId}/contacts', 'contact-complainant'),
  office('staff', 'POST', '/v1/complaints/{caseId}/complainant/disclosure', 'reveal-complainant'),
  office('staff', 'POST', '/v1/complaints/{caseId}/documents', 'request-evidence-upload'),
  office('staff', 'POST', '/v1/complaints/{caseId}/documents/{documentId}/completion', 'complete-evidence-upload'),
  office('staff', 'GET', '/v1/complaints/{caseId}/documents/{documentId}', 'open-evidence'),
  office('staff', 'POST', '/v1/complaints/{caseId}/findings', 'record-findings'),
  office('staff', 'POST', '/v1/complaints/{caseId}/decision', 'decide-complaint'),
  office('staff', 'POST', '/v1/complaints/{caseId}/reply', 'reply-to-complaint'),
  office('staff', 'POST', '/v1/complaints/{caseId}/call-backs', 'call-back'),
  office('staff', 'POST', '/v1/complaints/{caseId}/review-request', 'record-review-request'),
  office('staff', 'POST', '/v1/complaints/{caseId}/review', 'decide-review'),
  office('staff', 'POST', '/v1/complaints/{caseId}/withdrawal', 'record-complaint-withdrawal'),
  office('staff', 'POST', '/v1/complaints/{caseId}/improvements', 'propose-improvement'),
  office('staff', 'POST', '/v1/complaints/{caseId}/filing', 'file-complaint'),
  office('manager', 'POST', '/v1/manage/complaints/{caseId}/handler', 'assign-complaint'),
  office('manager', 'POST', '/v1/manage/complaints/{caseId}/extension', 'extend-complaint'),
];
