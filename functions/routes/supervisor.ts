import { type Route, routesOf } from '../route.ts';

const route = routesOf('supervisor');

/** What supervisors ask. */
export const supervisorRoutes: readonly Route[] = [
  route('POST', '/v1/supervise/samples', 'draw-sample'),
  route('GET', '/v1/supervise/samples/{sampleId}', 'read-sample'),
  route('GET', '/v1/supervise/findings', 'list-findings'),
  route('POST', '/v1/supervise/findings', 'file-finding'),
  route('GET', '/v1/supervise/findings/{findingId}', 'read-finding'),
  route('POST', '/v1/supervise/findings/{findingId}/settlement', 'settle-finding'),
];
