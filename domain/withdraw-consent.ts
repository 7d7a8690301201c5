import * as z from 'zod/mini';
import type { Case } from './case.ts';
import { type ConsentTakenBack, isOfCase } from './consent.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import type { CaseEvent } from './events.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Id, plainText } from './values.ts';

/** 撤回同意: no reason is needed, and none may be asked for (个人信息保护法 §15). */
export const WithdrawConsent = z.strictObject({ reason: z.optional(plainText(500)) });
export type WithdrawConsent = z.infer<typeof WithdrawConsent>;

/** 登记撤回同意: at a window or by phone; a paper is kept where there is one. */
export const RecordConsentWithdrawal = z.strictObject({
  channel: z.enum(['paper', 'phone', 'oral']),
  documentId: z.optional(Id),
  reason: z.optional(plainText(500)),
});
export type RecordConsentWithdrawal = z.infer<typeof RecordConsentWithdrawal>;

/** 撤回同意: the principal, through an own sign-in. */
export const withdrawConsent = (now: Case, id: string, { reason }: WithdrawConsent, context: Context): Decision =>
  forbids('withdraw-consent', subjectOf(now), context) ??
  takenBack(now, id, { channel: 'online', ...(reason && { reason }) });

/** 登记撤回同意: staff of the office, or of the one the case is being transferred to. */
export function recordConsentWithdrawal(
  now: Case,
  id: string,
  { channel, documentId, reason }: RecordConsentWithdrawal,
  context: Context,
): Decision {
  const forbidden = forbids('record-consent-withdrawal', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (documentId && !isOfCase(now, documentId)) return refused('A.4.3', 'document-unknown');
  const { actor } = context;
  return takenBack(now, id, {
    channel,
    ...(documentId && { documentId }),
    ...(reason && { reason }),
    ...(actor.kind === 'staff' && { by: actor.id }),
  });
}

/**
 * 个人信息保护法 §15: taken back at any time, whatever the stage; what was done before stays lawful. What rests on it stops: a
 * transfer that nobody has accepted yet comes back (§7.2.1.2).
 */
function takenBack(now: Case, id: string, how: Omit<ConsentTakenBack, 'at'>): Decision {
  const consent = now.consents.find((each) => each.id === id);
  if (!consent) return refused('A.4.3', 'consent-unknown');
  if (consent.withdrawn) return nothing;
  return decided({ type: 'ConsentWithdrawn', consent: id, ...how }, ...stopped(now, id));
}

function stopped(now: Case, consent: string): CaseEvent[] {
  if (now.stage !== 'transfer' || now.leg.consent !== consent) return [];
  const { from, to } = now.leg;
  return [{ type: 'TransferReturned', from, to, why: 'consent-withdrawn' }];
}
