import * as z from 'zod/mini';
import { onlyAssisted } from './authority.ts';
import type { Case } from './case.ts';
import { answeredByOther } from './claim.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { GuidedTo, guidance } from './guidance.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 明确告知不属于服务范围, and where the person can go instead. */
export const Decline = z.strictObject({ explanation: plainText(500), guidedTo: GuidedTo });
export type Decline = z.infer<typeof Decline>;

/**
 * §7.2.1.2: a need that is out of scope is told so plainly, with the way to where it belongs; while an agent's claim
 * stands, by that agent or a manager.
 */
export function decline(now: Case, { explanation, guidedTo }: Decline, context: Context): Decision {
  const forbidden = forbids('decline', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.stage === 'declined') return nothing;
  if (now.stage === 'transfer') return refused('7.2.1.2', 'being-transferred');
  if (now.stage !== 'reception') return onlyAssisted(now) ?? refused('7.2.1.2', 'wrong-stage');
  const other = answeredByOther(now, context);
  if (other) return other;
  return decided({ type: 'CaseDeclined', explanation, ...guidance(guidedTo, context) });
}
