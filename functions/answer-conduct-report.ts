import { AnswerConductReport, answerConductReport as answerReport } from '../domain/report-conduct.ts';
import { command } from './http/command.ts';

/** A.3.5: a manager answers a report on conduct. */
export const answerConductReport = command({
  body: AnswerConductReport,
  decide:
    ({ body, path }) =>
    (now, context) =>
      answerReport(now, path['reportId'] ?? '', body, context),
});
