import * as z from 'zod/mini';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Id, plainText } from './values.ts';

/** 遗失登记: papers that can't be found, and how that came. */
export const ReportLoss = z.strictObject({
  materials: z.array(Id).check(z.minLength(1), z.maxLength(50)),
  circumstances: plainText(1000),
});
export type ReportLoss = z.infer<typeof ReportLoss>;

/** A.4.5: a loss in custody is recorded at once; the manager and the principal are told by that. */
export function reportLoss(now: Case, { materials, circumstances }: ReportLoss, context: Context): Decision {
  const forbidden = forbids('report-loss', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!isEntrusted(now)) return refused('A.4.5', 'material-unknown');
  const papers = materials.map((id) => now.materials.find((paper) => paper.id === id));
  if (papers.some((paper) => !paper)) return refused('A.4.5', 'material-unknown');
  if (papers.every((paper) => paper?.state === 'lost')) return nothing;
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  if (papers.some((paper) => paper?.state !== 'held')) return refused('A.4.5', 'material-not-held');
  return decided({ type: 'LossReported', loss: context.newId(), materials, circumstances });
}
