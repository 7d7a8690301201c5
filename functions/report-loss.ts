import { ReportLoss, reportLoss as reportLossOnCase } from '../domain/report-loss.ts';
import { command } from './http/command.ts';

/** A.4.5: papers were lost in custody. */
export const reportLoss = command({
  body: ReportLoss,
  decide:
    ({ body }) =>
    (now, context) =>
      reportLossOnCase(now, body, context),
});
