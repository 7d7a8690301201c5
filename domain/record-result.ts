import * as z from 'zod/mini';
import { mandateFor } from './authority.ts';
import { type ResultOutcome, resultOutcomes } from './case/matters.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Id, plainText } from './values.ts';

/** 审批结果: what the authority decided, with its document. */
export const RecordResult = z.strictObject({
  outcome: z.enum(resultOutcomes),
  explanation: plainText(1000),
  documentId: z.optional(Id),
});
export type RecordResult = z.infer<typeof RecordResult>;

/** Annex A 三.2: told whenever the authority did not grant everything. */
const remedies =
  '因审批结果引起的争议，可依法提起行政复议或行政诉讼，行政复议的被申请人和行政诉讼的被告为作出行政许可的审批部门。';

/** What is told with an outcome. */
export const remediesFor = (outcome: ResultOutcome): { readonly remedies?: string } =>
  outcome === 'granted' ? {} : { remedies };

/** §7.2.4: the agent collects the decision of the approving authority. */
export function recordResult(now: Case, matterId: string, asked: RecordResult, context: Context): Decision {
  const forbidden = forbids('record-result', subjectOf(now), context);
  if (forbidden) return forbidden;
  const mandated = mandateFor(now, matterId, 'collect', context);
  if ('outcome' in mandated) return mandated;
  const { matter } = mandated;
  if (matter.state === 'entrusted') return refused('7.2.3.2', 'not-submitted');
  if (matter.state !== 'submitted')
    return matter.outcome === asked.outcome ? nothing : refused('7.2.4', 'already-decided');
  const { documentId, outcome, explanation } = asked;
  if (documentId && !now.documents.some(({ id }) => id === documentId)) return refused('7.2.4', 'document-unknown');
  return decided({
    type: 'ResultRecorded',
    matter: matter.id,
    outcome,
    explanation,
    ...remediesFor(outcome),
    ...(documentId ? { documentId } : {}),
  });
}
