import { ReportProgress, reportProgress as report } from '../domain/report-progress.ts';
import { command } from './http/command.ts';

/** §7.2.3.3: the principal is told how a matter stands. */
export const reportProgress = command({
  body: ReportProgress,
  decide:
    ({ body, path }) =>
    (now, context) =>
      report(now, path['matterId'] ?? '', body, context),
});
