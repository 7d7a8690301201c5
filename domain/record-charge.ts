import * as z from 'zod/mini';
import { dayOf } from './calendar.ts';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Day, plainText } from './values.ts';

/** 规费: which statutory charge the principal paid to the authority, and its receipt. */
export const RecordCharge = z.strictObject({
  name: plainText(60),
  fen: z.int().check(z.minimum(1), z.maximum(10_000_000_000)),
  receiptNumber: z.string().check(z.regex(/^[A-Za-z0-9-]{4,40}$/)),
  paidOn: Day,
});
export type RecordCharge = z.infer<typeof RecordCharge>;

/**
 * A.3.3, A.7.2: a statutory charge is paid by the principal, and always to the authority that decides the matter: whom it
 * was paid to is not asked. Nothing can be recorded as paid to us (§4.4).
 */
export function recordCharge(now: Case, matterId: string, asked: RecordCharge, context: Context): Decision {
  const forbidden = forbids('record-charge', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!isEntrusted(now)) return refused('A.7.4', 'authority-off');
  const matter = now.matters.find(({ id }) => id === matterId);
  if (!matter) return refused('A.1.1', 'matter-unknown');
  const { authority: paidTo } = matter;
  if (now.charges?.some((each) => each.receiptNumber === asked.receiptNumber && each.paidTo === paidTo)) return nothing;
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  if (asked.paidOn > dayOf(context.now)) return refused('A.3.3', 'charge-date');
  return decided({ type: 'ChargePaid', about: matterId, ...asked, paidTo });
}
