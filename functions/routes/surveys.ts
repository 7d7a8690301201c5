import type { Audience, Route } from '../route.ts';

const routeOf =
  (audience: Audience) =>
  (method: Route['method'], path: string, operation: string): Route => ({
    audience,
    method,
    path,
    operation,
    at: 'surveys',
  });

const manager = routeOf('manager');
const staff = routeOf('staff');

/** Surveys and voices from outside (8.1): what managers ask, and what staff ask who call principals back. */
export const surveyRoutes: readonly Route[] = [
  manager('POST', '/v1/manage/surveys', 'announce-survey'),
  manager('GET', '/v1/manage/surveys', 'list-surveys'),
  manager('GET', '/v1/manage/surveys/{surveyId}', 'read-survey'),
  manager('POST', '/v1/manage/surveys/{surveyId}/sample', 'draw-survey'),
  manager('GET', '/v1/manage/surveys/{surveyId}/sample', 'read-survey-sample'),
  manager('POST', '/v1/manage/surveys/{surveyId}/invitations', 'invite-to-survey'),
  manager('POST', '/v1/manage/surveys/{surveyId}/closure', 'close-survey'),
  manager('POST', '/v1/manage/voices', 'record-voice'),
  manager('GET', '/v1/manage/voices', 'list-voices'),
  staff('GET', '/v1/surveys/{surveyId}/call-backs', 'list-call-backs'),
  staff('POST', '/v1/surveys/{surveyId}/cases/{caseId}/call-back', 'record-call-back'),
];
