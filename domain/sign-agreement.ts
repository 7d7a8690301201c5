import * as z from 'zod/mini';
import type { Signature } from './agreement.ts';
import { onlyAssisted, serviceOver } from './authority.ts';
import { dayOf } from './calendar.ts';
import { agreementOf, type Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import type { CaseEvent } from './events.ts';
import { actsThrough, representation } from './parties.ts';
import { forbids, subjectOf } from './permissions.ts';
import type { SignByLink } from './signing-link.ts';
import { Digest, Id, plainText } from './values.ts';

/** Signing electronically: the digest of the terms that were read. */
export const SignAgreement = z.strictObject({ digest: Digest });
export type SignAgreement = z.infer<typeof SignAgreement>;

/** Recording the principal's signature on paper: the scan is the evidence, and the original lies somewhere. */
export const RecordSignature = z.strictObject({ digest: Digest, documentId: Id, original: z.optional(plainText(100)) });
export type RecordSignature = z.infer<typeof RecordSignature>;

/** The mandatary signs by sign-in, or on paper with its seal, of which the scan is the evidence. */
export const SignForMandatary = z.strictObject({
  digest: Digest,
  documentId: z.optional(Id),
  original: z.optional(plainText(100)),
});
export type SignForMandatary = z.infer<typeof SignForMandatary>;

type Asked = SignForMandatary & Partial<SignByLink>;

/** 签署: the principal, through an own sign-in. */
export const signOwnAgreement = (now: Case, asked: SignAgreement, context: Context): Decision =>
  sign('sign-own-agreement', 'principal', now, asked, context);

/** 签署: the principal without an account, by a one-time link issued for this case (电子签名法 §13). */
export const signByLink = (now: Case, asked: SignByLink, context: Context): Decision =>
  sign('sign-own-agreement', 'principal', now, asked, context);

/** 签署: the principal on paper, recorded by the agent with the scan. */
export const recordSignature = (now: Case, asked: RecordSignature, context: Context): Decision =>
  sign('record-signature', 'principal', now, asked, context);

/** 签署: the mandatary, through a representative whose authority is in force (A.7.4, 民法典 §170). */
export const signForMandatary = (now: Case, asked: SignForMandatary, context: Context): Decision =>
  sign('sign-for-mandatary', 'mandatary', now, asked, context);

/**
 * A.7.4: the agreement takes effect with the last signature; until then the agent has no authority.
 * A mandate whose term is over can't take effect any more.
 * What is signed is what was shown: the digest must be that of the present draft (电子签名法 §13).
 */
function sign(
  command: 'sign-own-agreement' | 'record-signature' | 'sign-for-mandatary',
  party: Signature['party'],
  now: Case,
  asked: Asked,
  context: Context,
): Decision {
  const forbidden = forbids(command, subjectOf(now), context);
  if (forbidden) return forbidden;
  const agreement = agreementOf(now);
  if (agreement) return asked.digest === agreement.digest ? nothing : refused('A.7.4', 'other-terms');
  const over = serviceOver(now) ?? onlyAssisted(now);
  if (over) return over;
  if (now.stage !== 'acceptance' || !now.draft) return refused('7.2.2', 'no-draft');
  if (asked.digest !== now.draft.digest) return refused('A.7.4', 'other-terms', '电子签名法第13条');
  if (now.draft.signatures.some((signature) => signature.party === party)) return nothing;
  if (dayOf(context.now) > now.draft.terms.term.until) return refused('A.1.2', 'term-over', '民法典第173条');
  if (party === 'mandatary' && !representation(context, dayOf(context.now)))
    return refused('A.7.4', 'not-representative', '民法典第170条');
  if (asked.documentId && !isScanned(now, asked.documentId))
    return refused('A.7.4', 'evidence-missing', '民法典第165条');
  const { link } = asked;
  const signature = { ...signatureOf(now, party, asked, context), ...(link && { link }) };
  const signed: CaseEvent = { type: 'AgreementSigned', signature };
  return decided(signed, ...(now.draft.signatures.length > 0 ? [{ type: 'AgreementTookEffect' } as const] : []));
}

/** Whether the scan of what was signed belongs to the case. */
export const isScanned = (
  { documents }: Case,
  documentId: string,
  as: 'signed-agreement' | 'power-of-attorney' = 'signed-agreement',
): boolean => documents.some(({ id, purpose }) => id === documentId && purpose === as);

/** Who signed what, how, and by which authority. */
export function signatureOf(
  now: Case,
  party: Signature['party'],
  { digest, documentId, original }: SignForMandatary,
  context: Context,
): Signature {
  const { actor, now: at } = context;
  const by = actor.kind === 'staff' ? actor.id : actor.kind === 'principal' ? actor.account : actor.task;
  const paper = documentId ? ({ method: 'paper', documentId } as const) : ({ method: 'electronic' } as const);
  const held = party === 'mandatary' ? representation(context, dayOf(at)) : undefined;
  return {
    party,
    digest,
    by,
    at,
    ...paper,
    ...(documentId && original ? { original } : {}),
    ...(party === 'principal' ? actsThrough(now) : {}),
    ...(held ? { authority: { basis: held.basis, seal: held.seal } } : {}),
  };
}
