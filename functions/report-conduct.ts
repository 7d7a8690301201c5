import { ReportConduct, reportConduct as report } from '../domain/report-conduct.ts';
import { command } from './http/command.ts';

/** A.3.5: the principal reports how the agent serves or behaves. */
export const reportConduct = command({
  body: ReportConduct,
  decide:
    ({ body }) =>
    (now, context) =>
      report(now, body, context),
});
