import { serviceOver, suspended } from './authority.ts';
import { dayOf } from './calendar.ts';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import {
  isScanned,
  type RecordSignature,
  type SignAgreement,
  type SignForMandatary,
  signatureOf,
} from './sign-agreement.ts';

/** 签署授权委托书: the principal, through an own sign-in. */
export const signPowerOfAttorney = (now: Case, id: string, asked: SignAgreement, context: Context): Decision =>
  sign('sign-power-of-attorney', now, id, asked, context);

/** 签署授权委托书: the principal on paper, recorded by the agent with the scan. */
export const recordPowerOfAttorneySignature = (
  now: Case,
  id: string,
  asked: RecordSignature,
  context: Context,
): Decision => sign('record-power-of-attorney-signature', now, id, asked, context);

/** 民法典 §165: the principal signs it, and what is signed is what was shown (电子签名法 §13). */
function sign(
  command: 'sign-power-of-attorney' | 'record-power-of-attorney-signature',
  now: Case,
  id: string,
  asked: SignForMandatary,
  context: Context,
): Decision {
  const forbidden = forbids(command, subjectOf(now), context);
  if (forbidden) return forbidden;
  const one = isEntrusted(now) ? now.powersOfAttorney?.find((each) => each.id === id) : undefined;
  if (one?.signature && one.digest === asked.digest) return nothing;
  const stopped = serviceOver(now) ?? suspended(now);
  if (stopped) return stopped;
  if (!one) return refused('A.1.2', 'no-power-of-attorney', '民法典第165条');
  if (one.digest !== asked.digest) return refused('A.7.4', 'other-terms', '电子签名法第13条');
  if (one.endedAt) return refused('A.1.2', 'power-of-attorney-over', '民法典第173条');
  if (dayOf(context.now) > one.term.until) return refused('A.1.2', 'term-over', '民法典第173条');
  if (asked.documentId && !isScanned(now, asked.documentId, 'power-of-attorney'))
    return refused('A.1.2', 'evidence-missing', '民法典第165条');
  return decided({ type: 'PowerOfAttorneySigned', id, signature: signatureOf(now, 'principal', asked, context) });
}
