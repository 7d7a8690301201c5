/**
 * What can be asked over HTTP: the one list of routes. The stacks make API Gateway routes of it, the audience functions
 * mount it, and the OpenAPI document is written from it. Lambdas follow trust boundaries: a path belongs to one audience.
 */
export type Audience = 'public' | 'resident' | 'staff' | 'manager' | 'authority' | 'link';

export interface Route {
  /** The verb, and the name of the file in `functions/` that answers it. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly audience: Audience;
  /** The function that answers, where it isn't the audience's own: printing takes fonts and a library for PDF. */
  readonly at?: 'prints';
}

/** A function that answers over HTTP. */
export type Server = Audience | 'prints';

/** Asked without signing in: what is published, and what a one-time link was issued for. */
export const isOpen = ({ audience }: Route): boolean => audience === 'public' || audience === 'link';

export const serverOf = ({ at, audience }: Route): Server => at ?? audience;

const route = (audience: Audience, method: Route['method'], path: string, operation: string): Route => ({
  audience,
  method,
  path,
  operation,
});

const printed = (audience: Audience, path: string, operation: string): Route => ({
  ...route(audience, 'GET', path, operation),
  at: 'prints',
});

export const routes: readonly Route[] = [
  route('public', 'GET', '/v1/health', 'health'),
  route('public', 'GET', '/openapi.json', 'openapi'),
  route('public', 'GET', '/docs', 'docs'),
  route('public', 'GET', '/v1/catalogue', 'read-catalogue'),
  route('public', 'GET', '/v1/standard', 'read-standard'),
  route('public', 'GET', '/v1/consent-wordings', 'read-consent-wordings'),

  route('resident', 'POST', '/v1/my/cases', 'register-online'),
  route('resident', 'GET', '/v1/my/cases', 'list-own-cases'),
  route('resident', 'GET', '/v1/my/cases/{caseId}', 'read-own-case'),
  route('resident', 'GET', '/v1/my/cases/{caseId}/events', 'read-own-course'),
  route('resident', 'GET', '/v1/my/cases/{caseId}/notices', 'read-own-notices'),
  route('resident', 'GET', '/v1/my/cases/{caseId}/conformance', 'read-own-conformance'),
  printed('resident', '/v1/my/cases/{caseId}/conformance/certificate', 'print-own-certificate'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/representative', 'record-own-representative'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/agreement/signature', 'sign-own-agreement'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/consents', 'give-consent'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/consents/{consentId}/withdrawal', 'withdraw-consent'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/oral-entrustment/confirmation', 'confirm-entrustment'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/supplements/signature', 'sign-own-supplement'),
  route(
    'resident',
    'POST',
    '/v1/my/cases/{caseId}/powers-of-attorney/{powerOfAttorneyId}/signature',
    'sign-power-of-attorney',
  ),
  route('resident', 'POST', '/v1/my/cases/{caseId}/withdrawal', 'withdraw'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/contact', 'change-contact'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/agent-request', 'request-other-agent'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/conduct-reports', 'report-conduct'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/matters/{matterId}/withdrawal', 'withdraw-matter'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/mandate/restriction', 'restrict-mandate'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/sub-delegation-consent', 'consent-to-sub-delegation'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/dispute', 'open-own-dispute'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/dispute/withdrawal', 'withdraw-dispute'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/plan-proposal', 'propose-own-plan-change'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/plan-proposal/withdrawal', 'withdraw-own-plan-change'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/plan-answer', 'answer-own-plan-change'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/re-entrustment', 're-entrust-online'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/evaluation', 'evaluate'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/documents', 'request-own-upload'),
  route('resident', 'POST', '/v1/my/cases/{caseId}/documents/{documentId}/completion', 'complete-own-upload'),
  route('resident', 'GET', '/v1/my/cases/{caseId}/documents/{documentId}', 'open-own-document'),

  route('staff', 'POST', '/v1/cases', 'register-at-window'),
  route('staff', 'GET', '/v1/cases', 'list-cases'),
  route('staff', 'POST', '/v1/case-searches', 'search-cases'),
  route('staff', 'GET', '/v1/cases/{caseId}', 'read-case'),
  route('staff', 'GET', '/v1/cases/{caseId}/events', 'read-course'),
  route('staff', 'GET', '/v1/cases/{caseId}/conformance', 'read-conformance'),
  printed('staff', '/v1/cases/{caseId}/conformance/certificate', 'print-certificate'),
  route('staff', 'POST', '/v1/cases/{caseId}/assistance/reception', 'receive-inquiry'),
  route('staff', 'POST', '/v1/cases/{caseId}/assistance/redirection', 'redirect'),
  route('staff', 'POST', '/v1/cases/{caseId}/assistance/form', 'choose-form'),
  route('staff', 'POST', '/v1/cases/{caseId}/assistance/advice', 'advise'),
  route('staff', 'POST', '/v1/cases/{caseId}/assistance/answers', 'answer'),
  route('staff', 'POST', '/v1/cases/{caseId}/assistance/materials', 'guide-materials'),
  route('staff', 'POST', '/v1/cases/{caseId}/assistance/submissions', 'accompany-submission'),
  route('staff', 'POST', '/v1/cases/{caseId}/coordination', 'record-coordination'),
  route('staff', 'POST', '/v1/cases/{caseId}/coordination/{coordinationId}/settlement', 'settle-coordination'),
  route('staff', 'POST', '/v1/cases/{caseId}/assistance/responsibility', 'hand-over-responsibility'),
  route('staff', 'POST', '/v1/cases/{caseId}/assistance/responsibility/acceptance', 'accept-responsibility'),
  route('staff', 'POST', '/v1/cases/{caseId}/assistance/conclusion', 'conclude'),
  route('staff', 'POST', '/v1/cases/{caseId}/assistance/conversion', 'convert-to-agency'),
  route('staff', 'POST', '/v1/cases/{caseId}/claim', 'claim'),
  route('staff', 'POST', '/v1/cases/{caseId}/claim-release', 'release-claim'),
  route('staff', 'POST', '/v1/cases/{caseId}/merger', 'merge-case'),
  route('staff', 'POST', '/v1/cases/{caseId}/reception', 'receive'),
  route('staff', 'POST', '/v1/cases/{caseId}/declination', 'decline'),
  route('staff', 'POST', '/v1/cases/{caseId}/transfer-proposal', 'propose-transfer'),
  route('staff', 'POST', '/v1/cases/{caseId}/transfer', 'transfer'),
  route('staff', 'POST', '/v1/cases/{caseId}/transfer/acceptance', 'accept-transfer'),
  route('staff', 'POST', '/v1/cases/{caseId}/transfer/refusal', 'refuse-transfer'),
  route('staff', 'POST', '/v1/cases/{caseId}/consents', 'record-consent'),
  route('staff', 'POST', '/v1/cases/{caseId}/consents/{consentId}/withdrawal', 'record-consent-withdrawal'),
  route('staff', 'POST', '/v1/cases/{caseId}/withdrawal', 'record-withdrawal'),
  route('staff', 'POST', '/v1/cases/{caseId}/representative', 'record-representative'),
  route('staff', 'POST', '/v1/cases/{caseId}/guardian', 'record-guardian'),
  route('staff', 'POST', '/v1/cases/{caseId}/own-intent', 'record-own-intent'),
  route('staff', 'PUT', '/v1/cases/{caseId}/agreement', 'draft-agreement'),
  route('staff', 'POST', '/v1/cases/{caseId}/agreement/signature', 'record-signature'),
  route('staff', 'POST', '/v1/cases/{caseId}/signing-links', 'issue-signing-link'),
  route('staff', 'POST', '/v1/cases/{caseId}/hand-over', 'confirm-hand-over'),
  route('staff', 'POST', '/v1/cases/{caseId}/contact', 'record-contact-change'),
  route('staff', 'POST', '/v1/cases/{caseId}/agent-request', 'record-agent-request'),
  route('staff', 'POST', '/v1/cases/{caseId}/matters/{matterId}/withdrawal', 'record-matter-withdrawal'),
  route('staff', 'POST', '/v1/cases/{caseId}/sub-delegations', 'sub-delegate'),
  route('staff', 'POST', '/v1/cases/{caseId}/sub-delegations/end', 'end-sub-delegation'),
  route('staff', 'POST', '/v1/cases/{caseId}/sub-delegation-consent', 'record-sub-delegation-consent'),
  route('staff', 'POST', '/v1/cases/{caseId}/oral-entrustment', 'entrust-orally'),
  route('staff', 'POST', '/v1/cases/{caseId}/oral-entrustment/confirmation', 'record-confirmation'),
  route('staff', 'POST', '/v1/cases/{caseId}/term', 'extend-term'),
  route('staff', 'POST', '/v1/cases/{caseId}/supplements', 'supplement-agreement'),
  route('staff', 'POST', '/v1/cases/{caseId}/supplements/signature', 'record-supplement-signature'),
  route('staff', 'POST', '/v1/cases/{caseId}/powers-of-attorney', 'issue-power-of-attorney'),
  route(
    'staff',
    'POST',
    '/v1/cases/{caseId}/powers-of-attorney/{powerOfAttorneyId}/signature',
    'record-power-of-attorney-signature',
  ),
  route('staff', 'POST', '/v1/cases/{caseId}/plan-proposal', 'propose-plan-change'),
  route('staff', 'POST', '/v1/cases/{caseId}/plan-proposal/withdrawal', 'withdraw-plan-change'),
  route('staff', 'POST', '/v1/cases/{caseId}/plan-answer', 'answer-plan-change'),
  route('staff', 'POST', '/v1/cases/{caseId}/plan-answer/paper', 'record-plan-answer'),
  route('staff', 'POST', '/v1/cases/{caseId}/milestones/{milestoneId}', 'reach-milestone'),
  route('staff', 'POST', '/v1/cases/{caseId}/notice', 'give-notice'),
  route('staff', 'POST', '/v1/cases/{caseId}/materials', 'take-into-custody'),
  route('staff', 'POST', '/v1/cases/{caseId}/material-returns', 'hand-back'),
  route('staff', 'POST', '/v1/cases/{caseId}/material-recoveries', 'take-back'),
  route('staff', 'POST', '/v1/cases/{caseId}/material-calls', 'call-for-papers'),
  route('staff', 'POST', '/v1/cases/{caseId}/deposits', 'deposit-papers'),
  route('staff', 'POST', '/v1/cases/{caseId}/losses', 'report-loss'),
  route('staff', 'POST', '/v1/cases/{caseId}/matters/{matterId}/submission', 'submit'),
  route('staff', 'POST', '/v1/cases/{caseId}/matters/{matterId}/correction', 'record-correction-request'),
  route('staff', 'POST', '/v1/cases/{caseId}/matters/{matterId}/resubmission', 'resubmit'),
  route('staff', 'POST', '/v1/cases/{caseId}/matters/{matterId}/authority-state', 'mirror-authority-state'),
  route('staff', 'POST', '/v1/cases/{caseId}/matters/{matterId}/charges', 'record-charge'),
  route('staff', 'POST', '/v1/cases/{caseId}/delays', 'record-delay'),
  route('staff', 'POST', '/v1/cases/{caseId}/matters/{matterId}/progress', 'report-progress'),
  route('staff', 'POST', '/v1/cases/{caseId}/matters/{matterId}/result', 'record-result'),
  route('staff', 'POST', '/v1/cases/{caseId}/matters/{matterId}/delivery', 'deliver'),
  route('staff', 'POST', '/v1/cases/{caseId}/suspension', 'suspend'),
  route('staff', 'POST', '/v1/cases/{caseId}/resumption', 'resume'),
  route('staff', 'POST', '/v1/cases/{caseId}/termination', 'terminate'),
  route('staff', 'POST', '/v1/cases/{caseId}/re-entrustment', 're-entrust-at-window'),
  route('staff', 'POST', '/v1/cases/{caseId}/termination-form', 'sign-termination-form'),
  route('staff', 'POST', '/v1/cases/{caseId}/forms', 'issue-form'),
  route('staff', 'POST', '/v1/cases/{caseId}/corrections', 'correct-entry'),
  route('staff', 'POST', '/v1/cases/{caseId}/correction-notes', 'add-correction-note'),
  route('staff', 'POST', '/v1/cases/{caseId}/documents', 'request-upload'),
  route('staff', 'POST', '/v1/cases/{caseId}/documents/{documentId}/completion', 'complete-upload'),
  route('staff', 'GET', '/v1/cases/{caseId}/documents/{documentId}', 'open-document'),
  route('staff', 'POST', '/v1/cases/{caseId}/persons/{personId}/disclosure', 'reveal'),

  route('manager', 'GET', '/v1/manage/staff', 'list-staff'),
  route('manager', 'PUT', '/v1/manage/staff/{staffId}', 'enrol-staff'),
  route('manager', 'POST', '/v1/manage/staff/{staffId}/hand-over', 'hand-over-all'),
  route('manager', 'POST', '/v1/manage/cases/{caseId}/agent', 'change-agent'),
  route('manager', 'POST', '/v1/manage/cases/{caseId}/agent-request/refusal', 'refuse-agent-request'),
  route('manager', 'POST', '/v1/manage/cases/{caseId}/conduct-reports', 'record-conduct-report'),
  route('manager', 'POST', '/v1/manage/cases/{caseId}/conduct-reports/{reportId}/answer', 'answer-conduct-report'),
  route('manager', 'POST', '/v1/manage/cases/{caseId}/dispute', 'open-dispute'),
  route('manager', 'POST', '/v1/manage/cases/{caseId}/dispute/settlement', 'settle-dispute'),
  route('manager', 'POST', '/v1/manage/cases/{caseId}/assignment', 'assign'),
  route('manager', 'POST', '/v1/manage/imports', 'import-cases'),
  route('manager', 'GET', '/v1/manage/imports/template', 'read-import-template'),
  route('manager', 'POST', '/v1/manage/cases/{caseId}/agreement/signature', 'sign-for-mandatary'),
  route('manager', 'POST', '/v1/manage/cases/{caseId}/losses/{lossId}/settlement', 'settle-loss'),
  route('manager', 'POST', '/v1/manage/cases/{caseId}/supplements/signature', 'sign-supplement-for-mandatary'),
  route('manager', 'GET', '/v1/manage/cases/{caseId}/access-log', 'read-access-log'),
  route('manager', 'GET', '/v1/manage/cases/{caseId}/archive', 'open-archive'),

  route('authority', 'POST', '/v1/authority/matters/{authorityNumber}/state', 'push-authority-state'),

  route('link', 'GET', '/v1/links/{token}', 'read-link'),
  route('link', 'POST', '/v1/links/{token}/signature', 'sign-by-link'),
];
