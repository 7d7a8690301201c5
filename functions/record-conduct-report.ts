import { ReportConduct, recordConductReport as recordReport } from '../domain/report-conduct.ts';
import { command } from './http/command.ts';

/** A.3.5: the same, taken down by a manager. */
export const recordConductReport = command({
  body: ReportConduct,
  decide:
    ({ body }) =>
    (now, context) =>
      recordReport(now, body, context),
});
