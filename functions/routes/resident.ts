import { papersOf, proofsOf, type Route, routesOf } from '../route.ts';

const route = routesOf('resident');
const paper = papersOf('resident');
const proof = proofsOf('resident');

/** What principals ask about their own cases. */
export const residentRoutes: readonly Route[] = [
  route('POST', '/v1/my/cases', 'register-online'),
  route('GET', '/v1/my/cases', 'list-own-cases'),
  route('GET', '/v1/my/cases/{caseId}', 'read-own-case'),
  route('GET', '/v1/my/cases/{caseId}/notices', 'read-own-notices'),
  route('POST', '/v1/my/cases/{caseId}/representative', 'record-own-representative'),
  route('POST', '/v1/my/cases/{caseId}/agreement/signature', 'sign-own-agreement'),
  route('POST', '/v1/my/cases/{caseId}/consents', 'give-consent'),
  route('POST', '/v1/my/cases/{caseId}/consents/{consentId}/withdrawal', 'withdraw-consent'),
  route('POST', '/v1/my/cases/{caseId}/oral-entrustment/confirmation', 'confirm-entrustment'),
  route('POST', '/v1/my/cases/{caseId}/supplements/signature', 'sign-own-supplement'),
  route('POST', '/v1/my/cases/{caseId}/powers-of-attorney/{powerOfAttorneyId}/signature', 'sign-power-of-attorney'),
  route('POST', '/v1/my/cases/{caseId}/withdrawal', 'withdraw'),
  route('POST', '/v1/my/cases/{caseId}/contact', 'change-contact'),
  route('POST', '/v1/my/cases/{caseId}/agent-request', 'request-other-agent'),
  route('POST', '/v1/my/cases/{caseId}/conduct-reports', 'report-conduct'),
  route('POST', '/v1/my/cases/{caseId}/matters/{matterId}/withdrawal', 'withdraw-matter'),
  route('POST', '/v1/my/cases/{caseId}/mandate/restriction', 'restrict-mandate'),
  route('POST', '/v1/my/cases/{caseId}/sub-delegation-consent', 'consent-to-sub-delegation'),
  route('POST', '/v1/my/cases/{caseId}/dispute', 'open-own-dispute'),
  route('POST', '/v1/my/cases/{caseId}/dispute/withdrawal', 'withdraw-dispute'),
  route('POST', '/v1/my/cases/{caseId}/plan-proposal', 'propose-own-plan-change'),
  route('POST', '/v1/my/cases/{caseId}/plan-proposal/withdrawal', 'withdraw-own-plan-change'),
  route('POST', '/v1/my/cases/{caseId}/plan-answer', 'answer-own-plan-change'),
  route('POST', '/v1/my/cases/{caseId}/evaluation', 'evaluate'),
];

/** What comes or goes with a file. */
export const residentPapers: readonly Route[] = [
  paper('POST', '/v1/my/cases/{caseId}/documents', 'request-own-upload'),
  paper('POST', '/v1/my/cases/{caseId}/documents/{documentId}/completion', 'complete-own-upload'),
  paper('GET', '/v1/my/cases/{caseId}/documents/{documentId}', 'open-own-document'),
  paper('POST', '/v1/my/cases/{caseId}/re-entrustment', 're-entrust-online'),
];

/** How cases stand to the standard, asked by the same people. */
export const residentProofs: readonly Route[] = [
  proof('/v1/my/cases/{caseId}/events', 'read-own-course'),
  proof('/v1/my/cases/{caseId}/conformance', 'read-own-conformance'),
  proof('/v1/my/cases/{caseId}/conformance/certificate', 'print-own-certificate'),
];
