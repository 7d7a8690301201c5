import { type Route, routesOf } from '../route.ts';

const route = routesOf('public');

/** What everybody may ask. */
export const publicRoutes: readonly Route[] = [
  route('GET', '/v1/health', 'health'),
  route('GET', '/openapi.json', 'openapi'),
  route('GET', '/docs', 'docs'),
  route('GET', '/v1/catalogue', 'read-catalogue'),
  route('GET', '/v1/standard', 'read-standard'),
  route('GET', '/v1/consent-wordings', 'read-consent-wordings'),
  route('GET', '/v1/indicators', 'read-indicators'),
];
