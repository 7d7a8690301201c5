import type { Route } from '../route.ts';

const published = (path: string, operation: string): Route => ({
  audience: 'public',
  method: 'GET',
  path,
  operation,
  at: 'reports',
});

/** Published reports (§8.3), for everybody. */
export const reportRoutes: readonly Route[] = [
  published('/v1/reports', 'list-reports'),
  published('/v1/reports/{period}', 'read-report'),
  published('/v1/reports/{period}/{file}', 'open-report-file'),
];
