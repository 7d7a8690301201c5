import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import { disputeOutcomes } from './case/people.ts';
import { agreementOf, type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 争议: what about, and whether the agent's acts stop while it lasts. */
export const OpenDispute = z.strictObject({ about: plainText(1000), hold: z.boolean() });
export type OpenDispute = z.infer<typeof OpenDispute>;

/** 争议解决: in which way, and with what outcome. */
export const SettleDispute = z.strictObject({ how: z.enum(disputeOutcomes), outcome: plainText(1000) });
export type SettleDispute = z.infer<typeof SettleDispute>;

/** 撤回争议: the principal lets it rest. */
export const WithdrawDispute = z.strictObject({ outcome: plainText(1000) });
export type WithdrawDispute = z.infer<typeof WithdrawDispute>;

/** A.6: the principal opens a dispute. */
export const openOwnDispute = (now: Case, asked: OpenDispute, context: Context): Decision =>
  forbids('open-own-dispute', subjectOf(now), context) ?? opened(now, asked, 'principal');

/** A.6: the manager opens it for the mandatary. */
export const openDispute = (now: Case, asked: OpenDispute, context: Context): Decision =>
  forbids('open-dispute', subjectOf(now), context) ?? opened(now, asked, 'mandatary');

/** A dispute is about a mandate, and may come after the service: a case is not sealed while one is open. */
function opened(now: Case, { about, hold }: OpenDispute, by: 'principal' | 'mandatary'): Decision {
  const none = noMandate(now);
  if (none || !isEntrusted(now)) return none ?? nothing;
  if (now.dispute) return now.dispute.by === by ? nothing : refused('A.6', 'dispute-open');
  return decided({ type: 'DisputeOpened', by, about, hold });
}

/** A.6: the manager records how it was settled: by negotiation, or else in the way that the agreement names. */
export function settleDispute(now: Case, { how, outcome }: SettleDispute, context: Context): Decision {
  const forbidden = forbids('settle-dispute', subjectOf(now), context);
  if (forbidden) return forbidden;
  const agreed = agreementOf(now)?.terms.dispute.way;
  if ((how === 'arbitration' || how === 'court') && agreed && agreed !== how)
    return refused('A.6', 'other-dispute-way');
  return settled(now, how, outcome);
}

/** A.6: whoever opened it lets it rest. */
export function withdrawDispute(now: Case, { outcome }: WithdrawDispute, context: Context): Decision {
  const forbidden = forbids('withdraw-dispute', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (isEntrusted(now) && now.dispute?.by === 'mandatary') return refused('A.6', 'not-own-dispute');
  return settled(now, 'withdrawn', outcome);
}

function settled(now: Case, how: SettleDispute['how'], outcome: string): Decision {
  const none = noMandate(now);
  if (none || !isEntrusted(now)) return none ?? nothing;
  if (now.dispute) return decided({ type: 'DisputeSettled', how, outcome });
  return now.disputeSettled === how ? nothing : refused('A.6', 'no-dispute');
}

function noMandate(now: Case): Refusal | undefined {
  if (now.stage === 'archived') return refused('7.2.7', 'case-archived');
  return isEntrusted(now) ? undefined : (serviceOver(now) ?? refused('A.7.4', 'authority-off'));
}
