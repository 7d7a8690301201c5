import * as z from 'zod/mini';
import { Power, powerNames } from './agreement.ts';
import { serviceOver } from './authority.ts';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';

/** 缩小委托权限: what powers are left, and whether the consent to sub-delegation stays. What is not named stays as it is. */
export const RestrictMandate = z.strictObject({
  powers: z.optional(z.array(Power).check(z.minLength(1), z.maxLength(2))),
  subDelegation: z.optional(z.literal(false)),
});
export type RestrictMandate = z.infer<typeof RestrictMandate>;

/**
 * 民法典 §933 as we read it: who may take back the whole mandate may take back part of it. Powers only become fewer here;
 * more of them is a matter of agreement. Without any power left the mandate is withdrawn as a whole.
 */
export function restrictMandate(now: Case, asked: RestrictMandate, context: Context): Decision {
  const forbidden = forbids('restrict-mandate', subjectOf(now), context);
  if (forbidden) return forbidden;
  const over = serviceOver(now);
  if (over) return over;
  if (!isEntrusted(now)) return refused('A.7.4', 'authority-off');
  const { mandate } = now;
  const left = asked.powers ?? mandate.powers;
  if (left.some((power) => !mandate.powers.includes(power)))
    return refused('A.1.2', 'powers-only-fewer', '民法典第165条');
  const powers = (Object.keys(powerNames) as Power[]).filter((power) => left.includes(power));
  const subDelegation = asked.subDelegation ?? mandate.subDelegation;
  if (powers.length === mandate.powers.length && subDelegation === mandate.subDelegation) return nothing;
  return decided({ type: 'MandateRestricted', powers, subDelegation });
}
