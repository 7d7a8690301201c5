import * as z from 'zod/mini';
import { onlyAssisted, serviceOver } from './authority.ts';
import { conductOutcomes } from './case/people.ts';
import type { Case } from './case.ts';
import { isConcerned } from './confidential.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 监督反映: what is to be reported about the agent's service or integrity (A.3.5). */
export const ReportConduct = z.strictObject({ report: plainText(1000) });
export type ReportConduct = z.infer<typeof ReportConduct>;

/** 答复: what was found, and the answer in words. */
export const AnswerConductReport = z.strictObject({
  outcome: z.enum(conductOutcomes),
  answer: plainText(1000),
});
export type AnswerConductReport = z.infer<typeof AnswerConductReport>;

/** A.3.5: the principal reports how the agent serves or behaves, at any stage from the reception to the sealing. */
export const reportConduct = (now: Case, asked: ReportConduct, context: Context): Decision =>
  forbids('report-conduct', subjectOf(now), context) ?? reported(now, asked, context);

/** A.3.5: the same, taken down by a manager whom it does not concern. */
export function recordConductReport(now: Case, asked: ReportConduct, context: Context): Decision {
  const forbidden = forbids('record-conduct-report', subjectOf(now), context);
  if (forbidden) return forbidden;
  return isConcerned(now, context) ? refused('A.3.5', 'concerns-agent') : reported(now, asked, context);
}

function reported(now: Case, { report: text }: ReportConduct, context: Context): Decision {
  const over = sealed(now);
  if (over) return over;
  if (!('agent' in now)) return refused('7.2.1.1', 'not-received');
  if (now.conductReports?.some((each) => each.text === text)) return nothing;
  return decided({ type: 'ConductReported', report: context.newId(), about: now.agent, text });
}

/** A.3.5: a manager whom it does not concern answers a report. */
export function answerConductReport(
  now: Case,
  reportId: string,
  { outcome, answer }: AnswerConductReport,
  context: Context,
): Decision {
  const forbidden = forbids('answer-conduct-report', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (isConcerned(now, context)) return refused('A.3.5', 'concerns-agent');
  const over = sealed(now);
  if (over) return over;
  const report = 'agent' in now ? now.conductReports?.find(({ id }) => id === reportId) : undefined;
  if (!report) return refused('A.3.5', 'conduct-report-unknown');
  if (!report.answer) return decided({ type: 'ConductAnswered', report: reportId, outcome, answer });
  const same = report.answer.outcome === outcome && report.answer.text === answer;
  return same ? nothing : refused('A.3.5', 'conduct-report-answered');
}

/** Annex A is about 代办; there a report may come until the sealing, also after the service has ended. */
function sealed(now: Case): Refusal | undefined {
  const ended = now.stage === 'evaluation' || now.stage === 'archiving';
  return onlyAssisted(now) ?? (ended ? undefined : serviceOver(now));
}
