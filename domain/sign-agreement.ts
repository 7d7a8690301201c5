import * as z from 'zod/mini';
import type { Signature } from './agreement.ts';
import { onlyAssisted, serviceOver } from './authority.ts';
import { dayOf } from './calendar.ts';
import { agreementOf, type Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import type { CaseEvent } from './events.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Digest, Id } from './values.ts';

/** Signing electronically: the digest of the terms that were read. */
export const SignAgreement = z.strictObject({ digest: Digest });
export type SignAgreement = z.infer<typeof SignAgreement>;

/** Recording the principal's signature on paper: the scan is the evidence. */
export const RecordSignature = z.strictObject({ digest: Digest, documentId: Id });
export type RecordSignature = z.infer<typeof RecordSignature>;

type Asked = SignAgreement | RecordSignature;

/** 签署: the principal, through an own sign-in. */
export const signOwnAgreement = (now: Case, asked: SignAgreement, context: Context): Decision =>
  sign('sign-own-agreement', 'principal', now, asked, context);

/** 签署: the principal on paper, recorded by the agent with the scan. */
export const recordSignature = (now: Case, asked: RecordSignature, context: Context): Decision =>
  sign('record-signature', 'principal', now, asked, context);

/** 签署: the mandatary, through its representative. */
export const signForMandatary = (now: Case, asked: SignAgreement, context: Context): Decision =>
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
  const evidence = 'documentId' in asked ? asked.documentId : undefined;
  if (evidence && !now.documents.some(({ id, purpose }) => id === evidence && purpose === 'signed-agreement'))
    return refused('A.7.4', 'evidence-missing', '民法典第165条');
  return decided(...signedBy(party, asked.digest, evidence, now.draft.signatures.length > 0, context));
}

function signedBy(
  party: Signature['party'],
  digest: string,
  documentId: string | undefined,
  last: boolean,
  { actor, now }: Context,
): CaseEvent[] {
  const by = actor.kind === 'staff' ? actor.id : actor.kind === 'principal' ? actor.account : actor.task;
  const paper = documentId ? ({ method: 'paper', documentId } as const) : ({ method: 'electronic' } as const);
  const signed: CaseEvent = { type: 'AgreementSigned', signature: { party, digest, by, at: now, ...paper } };
  return last ? [signed, { type: 'AgreementTookEffect' }] : [signed];
}
