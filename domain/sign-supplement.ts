import type { Signature } from './agreement.ts';
import { serviceOver, suspended } from './authority.ts';
import { dayOf } from './calendar.ts';
import { type Case, isEntrusted } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { representation } from './parties.ts';
import { forbids, subjectOf } from './permissions.ts';
import {
  isScanned,
  type RecordSignature,
  type SignAgreement,
  type SignForMandatary,
  signatureOf,
} from './sign-agreement.ts';

/** 签署补充内容: the principal, through an own sign-in. */
export const signOwnSupplement = (now: Case, asked: SignAgreement, context: Context): Decision =>
  sign('sign-own-supplement', 'principal', now, asked, context);

/** 签署补充内容: the principal on paper, recorded by the agent with the scan. */
export const recordSupplementSignature = (now: Case, asked: RecordSignature, context: Context): Decision =>
  sign('record-supplement-signature', 'principal', now, asked, context);

/** 签署补充内容: the mandatary, through a representative whose authority is in force. */
export const signSupplementForMandatary = (now: Case, asked: SignForMandatary, context: Context): Decision =>
  sign('sign-supplement-for-mandatary', 'mandatary', now, asked, context);

/** A.7.4, A.7.5: what is added takes effect with the last signature, and what is signed is what was shown (电子签名法 §13). */
function sign(
  command: 'sign-own-supplement' | 'record-supplement-signature' | 'sign-supplement-for-mandatary',
  party: Signature['party'],
  now: Case,
  asked: SignForMandatary,
  context: Context,
): Decision {
  const forbidden = forbids(command, subjectOf(now), context);
  if (forbidden) return forbidden;
  const all = isEntrusted(now) ? (now.supplements ?? []) : [];
  const shown = all.find(({ digest }) => digest === asked.digest);
  if (shown?.effectiveAt) return nothing;
  const stopped = serviceOver(now) ?? suspended(now);
  if (stopped) return stopped;
  const pending = all.find(({ effectiveAt }) => !effectiveAt);
  if (!pending) return refused('A.7.5', 'no-supplement');
  if (pending !== shown) return refused('A.7.4', 'other-terms', '电子签名法第13条');
  if (pending.signatures.some((signature) => signature.party === party)) return nothing;
  if (pending.until && dayOf(context.now) > pending.until) return refused('A.1.2', 'term-over', '民法典第173条');
  if (party === 'mandatary' && !representation(context, dayOf(context.now)))
    return refused('A.7.4', 'not-representative', '民法典第170条');
  if (asked.documentId && !isScanned(now, asked.documentId))
    return refused('A.7.4', 'evidence-missing', '民法典第165条');
  const { id } = pending;
  const signed = { type: 'SupplementSigned', id, signature: signatureOf(now, party, asked, context) } as const;
  return pending.signatures.length > 0 ? decided(signed, { type: 'SupplementTookEffect', id }) : decided(signed);
}
