import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import type { Case, TransferCase } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { dues } from './due.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 接收转办. */
export const AcceptTransfer = z.strictObject({});
export type AcceptTransfer = z.infer<typeof AcceptTransfer>;

/** 退回转办: never without a reason. */
export const RefuseTransfer = z.strictObject({ reason: plainText(500) });
export type RefuseTransfer = z.infer<typeof RefuseTransfer>;

/** §7.2.1.2: the receiving office takes the case; it is in reception there, and its clock starts anew. */
export function acceptTransfer(now: Case, _: AcceptTransfer, context: Context): Decision {
  const subject = subjectOf(now);
  const forbidden = forbids('accept-transfer', { ...subject, receiving: subject.receiving ?? now.office }, context);
  if (forbidden) return forbidden;
  if (now.stage === 'reception' && now.legs.at(-1)?.end === 'accepted') return nothing;
  const pending = answerable(now, context);
  if ('outcome' in pending) return pending;
  const { from, to } = pending.leg;
  return decided({ type: 'TransferAccepted', from, to });
}

/** §7.2.1.2: the receiving office can't serve it either, and says why; the case goes back to where it came from. */
export function refuseTransfer(now: Case, { reason }: RefuseTransfer, context: Context): Decision {
  const forbidden = forbids('refuse-transfer', subjectOf(now), context);
  if (forbidden) return forbidden;
  const pending = answerable(now, context);
  if ('outcome' in pending) return pending;
  const { from, to } = pending.leg;
  return decided({ type: 'TransferReturned', from, to, why: 'refused', reason });
}

/** A transfer that waits for its answer, in time: after the deadline the case goes back by itself. */
function answerable(now: Case, { now: at, calendar, deadlines }: Context): TransferCase | Refusal {
  const over = serviceOver(now);
  if (over) return over;
  if (now.stage !== 'transfer') return refused('7.2.1.2', 'no-transfer-pending');
  const [due] = dues(now, calendar, deadlines);
  return due && at > due.at ? refused('7.2.1.2', 'transfer-lapsed') : now;
}
