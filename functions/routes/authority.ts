import { type Route, routesOf } from '../route.ts';

const route = routesOf('authority');

/** What the platforms of authorities tell. */
export const authorityRoutes: readonly Route[] = [
  route('POST', '/v1/authority/matters/{authorityNumber}/state', 'push-authority-state'),
];
