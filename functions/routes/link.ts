import { type Route, routesOf } from '../route.ts';

const route = routesOf('link');

/** What is asked by a one-time link. */
export const linkRoutes: readonly Route[] = [
  route('GET', '/v1/links/{token}', 'read-link'),
  route('POST', '/v1/links/{token}/signature', 'sign-by-link'),
  route('GET', '/v1/links/{token}/evaluation', 'read-rating-link'),
  route('POST', '/v1/links/{token}/evaluation', 'evaluate-by-link'),
  route('GET', '/v1/links/{token}/survey', 'read-survey-link'),
  route('POST', '/v1/links/{token}/survey', 'answer-survey-by-link'),
];
