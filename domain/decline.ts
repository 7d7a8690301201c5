import * as z from 'zod/mini';
import { onlyAssisted } from './authority.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 明确告知不属于服务范围, and where the person can go instead. */
export const Decline = z.strictObject({ explanation: plainText(500), guidedTo: plainText(200) });
export type Decline = z.infer<typeof Decline>;

/** §7.2.1.2: a need that is out of scope is told so plainly. */
export function decline(now: Case, { explanation, guidedTo }: Decline, context: Context): Decision {
  const forbidden = forbids('decline', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.stage === 'declined') return nothing;
  if (now.stage !== 'reception') return onlyAssisted(now) ?? refused('7.2.1.2', 'wrong-stage');
  return decided({ type: 'CaseDeclined', explanation, guidedTo });
}
