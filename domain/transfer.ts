import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import type { Case } from './case.ts';
import { answeredByOther } from './claim.ts';
import { isStanding } from './consent.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { placeOf } from './guidance.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Id, plainText } from './values.ts';

/** 明确告知并征求转办同意: why the need is out of scope, and which office of the district could serve it. */
export const ProposeTransfer = z.strictObject({ to: Id, explanation: plainText(500) });
export type ProposeTransfer = z.infer<typeof ProposeTransfer>;

/** 发起转办: resting on a consent; the reason is for the office that receives. */
export const Transfer = z.strictObject({ consent: Id, reason: plainText(500) });
export type Transfer = z.infer<typeof Transfer>;

/**
 * §7.2.1.2: a need that is out of this office's scope is told so plainly, with the office that could serve it. The case waits
 * for the principal's consent; it may still be received or declined here.
 */
export function proposeTransfer(now: Case, { to, explanation }: ProposeTransfer, context: Context): Decision {
  const forbidden = forbids('propose-transfer', subjectOf(now), context);
  if (forbidden) return forbidden;
  const over = serviceOver(now);
  if (over) return over;
  if (now.stage === 'transfer') return refused('7.2.1.2', 'being-transferred');
  if (now.stage !== 'reception') return refused('7.2.1.2', 'wrong-stage');
  const other = answeredByOther(now, context);
  if (other) return other;
  const office = context.offices.find(({ code }) => code === to);
  if (!office) return refused('5.1.2', 'office-unknown');
  if (to === now.office) return refused('7.2.1.2', 'same-office');
  if (now.proposal?.to === to && now.proposal.explanation === explanation) return nothing;
  return decided({ type: 'TransferProposed', to, explanation, place: placeOf(office) });
}

/**
 * §7.2.1.2, 个人信息保护法 §23: no consent, no transfer. The consent stands, and names this office and the one that receives;
 * as we read it, it allows one transfer, and each further hop asks anew.
 */
export function transfer(now: Case, { consent: id, reason }: Transfer, context: Context): Decision {
  const forbidden = forbids('transfer', subjectOf(now), context);
  if (forbidden) return forbidden;
  const over = serviceOver(now);
  if (over) return over;
  if (now.stage === 'transfer') return now.leg.consent === id ? nothing : refused('7.2.1.2', 'being-transferred');
  if (now.stage !== 'reception') return refused('7.2.1.2', 'wrong-stage');
  const other = answeredByOther(now, context);
  if (other) return other;
  const consent = now.consents.find((each) => each.id === id);
  if (!consent) return refused('7.2.1.2', 'consent-unknown', '个人信息保护法第23条');
  const { scope } = consent;
  if (scope.purpose !== 'transfer' || scope.from !== now.office || !isStanding(consent))
    return refused('7.2.1.2', 'consent-missing', '个人信息保护法第23条');
  if (!context.offices.some(({ code }) => code === scope.to)) return refused('5.1.2', 'office-unknown');
  const { from, to, along } = scope;
  return decided({ type: 'TransferStarted', consent: id, from, to, along, reason });
}
