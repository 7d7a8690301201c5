import * as z from 'zod/mini';
import { evaluationLevels } from './case/endings.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 评价: one of five levels, and suggestions in words. */
export const Evaluate = z.strictObject({ level: z.enum(evaluationLevels), suggestion: z.optional(plainText(1000)) });
export type Evaluate = z.infer<typeof Evaluate>;

/** §7.2.6, §7.1.3: the principal evaluates the service, once, within the window. */
export function evaluate(now: Case, { level, suggestion }: Evaluate, context: Context): Decision {
  const forbidden = forbids('evaluate', subjectOf(now), context);
  if (forbidden) return forbidden;
  const clause = now.service === 'assistance' ? '7.1.3' : '7.2.6';
  if (!('endedAt' in now || 'concludedAt' in now)) return refused(clause, 'service-not-ended');
  if (now.evaluation) {
    const same = now.evaluation.level === level && now.evaluation.suggestion === suggestion;
    return same ? nothing : refused(clause, 'already-evaluated');
  }
  const open = now.stage === 'evaluation' || now.stage === 'appraisal';
  if (!open || context.now > now.evaluationUntil) return refused(clause, 'window-closed');
  return decided({ type: 'EvaluationGiven', level, ...(suggestion ? { suggestion } : {}) });
}
