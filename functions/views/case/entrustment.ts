import { powerNames, type Signature } from '../../../domain/agreement.ts';
import type { Draft } from '../../../domain/case/mandate.ts';
import { agreementOf as agreementInForce, type Case, type EntrustedCase, isEntrusted } from '../../../domain/case.ts';
import { milestoneStepNames } from '../../../domain/course.ts';
import { authorityName } from '../../tasks/words.ts';
import * as names from '../names.ts';
import type { CaseView } from '../shapes.ts';
import { type Beside, named } from './beside.ts';

const draftOf = (now: Case): (Draft & { readonly effectiveAt?: string }) | undefined =>
  agreementInForce(now) ?? ('draft' in now ? now.draft : undefined);

const termsOf = (now: Case) => draftOf(now)?.terms;

/** Who speaks for the principal now. */
export const contactOf = (now: Case) => (isEntrusted(now) ? now.contact?.contact : undefined) ?? termsOf(now)?.contact;

export function agreementOf(now: Case, internal: boolean): Pick<CaseView, 'agreement'> {
  const draft = draftOf(now);
  if (!draft) return {};
  const { terms, digest, signatures, effectiveAt } = draft;
  const titles = new Map(terms.matters.map(({ id, title }) => [id, title]));
  const { mandatary, term, contact: contactRole, dispute, subDelegation, catalogue } = terms;
  const agreement: CaseView['agreement'] = {
    effective: effectiveAt !== undefined,
    ...(effectiveAt ? { effectiveAt } : {}),
    digest,
    signatures: signatures.map((signature) => signatureView(signature, internal)),
    mandatary,
    powers: terms.powers.map((power) => named(power, powerNames)),
    term,
    contactRole,
    dispute,
    disputeWords: names.disputeWords(dispute),
    plan: terms.plan.map(({ step = 'filing', ...one }) => ({
      ...one,
      title: titles.get(one.matter) ?? one.matter,
      step: named(step, milestoneStepNames),
    })),
    subDelegation,
    catalogue,
  };
  return { agreement };
}

const signatureView = (
  { party, method, at, documentId, by, original, through, authority }: Signature,
  internal: boolean,
) => ({
  party: named(party, names.partyNames),
  method: named(method, names.methodNames),
  at,
  ...(documentId ? { documentId } : {}),
  ...(through ? { through: named(through, names.throughNames) } : {}),
  ...(authority ? { authority } : {}),
  ...(internal ? { signedBy: by, ...(original ? { original } : {}) } : {}),
});

/** What was entrusted orally, and whether the principal has confirmed it (§6.3.2). */
export function oralOf(
  { mandate }: EntrustedCase,
  { witness }: Beside['persons'],
  internal: boolean,
): Pick<CaseView, 'oral'> {
  const { oral, mandatary, powers, term } = mandate;
  if (!oral) return {};
  const { evidence, confirmation, ...said } = oral;
  return {
    oral: {
      ...said,
      mandatary,
      powers: powers.map((power) => named(power, powerNames)),
      term,
      evidence: named(evidence.by, names.evidenceNames),
      ...(evidence.by === 'colleague' && internal && { staff: evidence.staff }),
      ...(evidence.by === 'recording' && { documentId: evidence.documentId }),
      ...(evidence.by === 'witness' && witness && { witness: witness.masked }),
      ...(confirmation && { confirmation: confirmationOf(confirmation, internal) }),
    },
  };
}

const confirmationOf = (
  { method, at, documentId, by }: NonNullable<NonNullable<EntrustedCase['mandate']['oral']>['confirmation']>,
  internal: boolean,
) => ({
  method: named(method, names.methodNames),
  at,
  ...(documentId && { documentId }),
  ...(internal && { confirmedBy: by }),
});

/** What was added to the mandate, or is being added (A.7.5). */
export const supplementsOf = ({ supplements }: EntrustedCase, internal: boolean): Pick<CaseView, 'supplements'> =>
  supplements
    ? {
        supplements: supplements.map(({ signatures, ...one }) => ({
          ...one,
          signatures: signatures.map((signature) => signatureView(signature, internal)),
        })),
      }
    : {};

/** Powers of attorney for single authorities (A.1.2). */
export const powersOfAttorneyOf = (
  { powersOfAttorney }: EntrustedCase,
  internal: boolean,
): Pick<CaseView, 'powersOfAttorney'> =>
  powersOfAttorney
    ? {
        powersOfAttorney: powersOfAttorney.map(({ authority, agent, powers, signature, matters, ...one }) => ({
          ...one,
          authority: { code: authority, name: authorityName(authority) },
          ...(internal && { agent }),
          matters: [...matters],
          powers: powers.map((power) => named(power, powerNames)),
          ...(signature && { signature: signatureView(signature, internal) }),
        })),
      }
    : {};
