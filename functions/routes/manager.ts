import { figuresOf, type Route, routesOf } from '../route.ts';

const route = routesOf('manager');
const figures = figuresOf('manager');

/** What managers ask. */
export const managerRoutes: readonly Route[] = [
  route('GET', '/v1/manage/staff', 'list-staff'),
  route('PUT', '/v1/manage/staff/{staffId}', 'enrol-staff'),
  route('POST', '/v1/manage/staff/{staffId}/hand-over', 'hand-over-all'),
  route('POST', '/v1/manage/cases/{caseId}/agent', 'change-agent'),
  route('POST', '/v1/manage/cases/{caseId}/agent-request/refusal', 'refuse-agent-request'),
  route('POST', '/v1/manage/cases/{caseId}/conduct-reports', 'record-conduct-report'),
  route('POST', '/v1/manage/cases/{caseId}/conduct-reports/{reportId}/answer', 'answer-conduct-report'),
  route('POST', '/v1/manage/cases/{caseId}/dispute', 'open-dispute'),
  route('POST', '/v1/manage/cases/{caseId}/dispute/settlement', 'settle-dispute'),
  route('POST', '/v1/manage/cases/{caseId}/assignment', 'assign'),
  route('POST', '/v1/manage/imports', 'import-cases'),
  route('GET', '/v1/manage/imports/template', 'read-import-template'),
  route('POST', '/v1/manage/cases/{caseId}/agreement/signature', 'sign-for-mandatary'),
  route('POST', '/v1/manage/cases/{caseId}/losses/{lossId}/settlement', 'settle-loss'),
  route('POST', '/v1/manage/cases/{caseId}/supplements/signature', 'sign-supplement-for-mandatary'),
  route('GET', '/v1/manage/doubted-ratings', 'list-doubted-ratings'),
  route('POST', '/v1/manage/cases/{caseId}/ratings/{ratingId}/judgement', 'judge-rating'),
  route('POST', '/v1/manage/findings/{findingId}/answer', 'answer-finding'),
  route('GET', '/v1/manage/improvements', 'list-improvements'),
  route('POST', '/v1/manage/improvements', 'promise-improvement'),
  route('GET', '/v1/manage/improvements/{improvementId}', 'read-improvement'),
  route('POST', '/v1/manage/improvements/{improvementId}/notes', 'note-improvement'),
  route('POST', '/v1/manage/improvements/{improvementId}/completion', 'finish-improvement'),
  route('POST', '/v1/manage/improvements/{improvementId}/effect', 'close-improvement'),
  route('POST', '/v1/manage/improvements/{improvementId}/drop', 'drop-improvement'),
  route('POST', '/v1/manage/cases/{caseId}/raised-again', 'raise-again'),
  route('GET', '/v1/manage/cases/{caseId}/access-log', 'read-access-log'),
  route('GET', '/v1/manage/cases/{caseId}/archive', 'open-archive'),
  route('GET', '/v1/manage/reports', 'list-report-drafts'),
  route('GET', '/v1/manage/reports/{period}', 'read-report-draft'),
  route('POST', '/v1/manage/reports/{period}/review', 'review-report'),
];

/** What managers ask of what is counted. */
export const managerFigures: readonly Route[] = [
  figures('/v1/figures', 'read-figures'),
  figures('/v1/figures/{indicatorId}/cases', 'list-figure-cases'),
];
