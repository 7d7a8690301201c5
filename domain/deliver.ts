import * as z from 'zod/mini';
import { entrustedMatter, inHandling } from './authority.ts';
import { dueDate } from './calendar.ts';
import { isOpen } from './case/matters.ts';
import type { Case, HandlingCase } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import type { CaseEvent } from './events.ts';
import { forbids, subjectOf } from './permissions.ts';
import { isProven, Receipt } from './receipt.ts';

/** 通知或送达, with its proof. */
export const Deliver = z.strictObject({ receipt: Receipt });
export type Deliver = z.infer<typeof Deliver>;

/**
 * §7.2.4: the result reaches the principal, provably. With the last one the service ends by itself (§7.2.5.1), and the
 * principal is invited to evaluate it (§7.2.6).
 */
export function deliver(now: Case, matterId: string, { receipt }: Deliver, context: Context): Decision {
  const forbidden = forbids('deliver', subjectOf(now), context);
  if (forbidden) return forbidden;
  if ('endedAt' in now && now.matters.some(({ id, state }) => id === matterId && state === 'delivered')) return nothing;
  const handling = inHandling(now, context);
  if ('outcome' in handling) return handling;
  const matter = entrustedMatter(handling, matterId);
  if ('because' in matter) return matter;
  if (matter.state === 'delivered') return nothing;
  if (matter.state !== 'decided') return refused('7.2.4', 'not-decided');
  if (!context.profile.evidence.delivery.includes(receipt.kind))
    return refused('7.2.4', 'receipt-kind', context.profile.id);
  if (!isProven(now, receipt)) return refused('7.2.4', 'receipt-missing');
  return decided({ type: 'ResultDelivered', matter: matterId, receipt }, ...endIfLast(handling, matterId, context));
}

function endIfLast({ matters }: HandlingCase, matterId: string, context: Context): CaseEvent[] {
  return matters.some((matter) => matter.id !== matterId && isOpen(matter)) ? [] : completed(context);
}

/** §7.2.5.1, §7.2.6: nothing is left to do, and the principal is invited to evaluate. */
export function completed({ now, calendar, deadlines }: Context): CaseEvent[] {
  const until = dueDate(calendar, now, deadlines.evaluation).at;
  return [
    { type: 'ServiceEnded', ground: 'completed' },
    { type: 'EvaluationInvited', until },
  ];
}
