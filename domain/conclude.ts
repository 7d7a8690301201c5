import * as z from 'zod/mini';
import { dueDate } from './calendar.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { responsible } from './in-guidance.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 结束帮办: whether the need was met, and how; or why not. */
export const Conclude = z.strictObject({ resolved: z.boolean(), explanation: plainText(1000) });
export type Conclude = z.infer<typeof Conclude>;

/**
 * §7.1.2, §7.1.3: the one responsible ends the assistance once its form was chosen, the question answered, and what came of
 * every problem taken up was recorded; resolved or not, the principal is asked for an evaluation.
 */
export function conclude(now: Case, { resolved, explanation }: Conclude, context: Context): Decision {
  const forbidden = forbids('conclude', subjectOf(now), context);
  if (forbidden) return forbidden;
  if ('conclusion' in now && now.conclusion.resolved === resolved && now.conclusion.explanation === explanation)
    return nothing;
  const guided = responsible(now, context);
  if ('outcome' in guided) return guided;
  const { form, advice, answers } = guided.assistance;
  if (!form) return refused('7.1.2.1', 'form-of-help-first');
  if (advice.length === 0 && answers === 0) return refused('7.1.2.2', 'answer-first');
  if (guided.coordination?.some(({ settled }) => !settled)) return refused('7.1.2.4', 'problem-unsettled');
  const until = dueDate(context.calendar, context.now, context.deadlines.evaluation).at;
  return decided({ type: 'AssistanceConcluded', resolved, explanation }, { type: 'EvaluationInvited', until });
}
