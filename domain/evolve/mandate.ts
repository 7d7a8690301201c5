import type { AcceptanceCase, HandlingCase, Matter } from '../case.ts';
import type { MandateEvent } from '../events/mandate.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { during, type Evolutions } from './table.ts';

function signed(now: AcceptanceCase, { signature }: EventOf<'AgreementSigned'>): AcceptanceCase {
  if (!now.draft) throw new Error('AgreementSigned before AgreementDrafted');
  return { ...now, draft: { ...now.draft, signatures: [...now.draft.signatures, signature] } };
}

function entrusted({ draft, ...now }: AcceptanceCase, at: Instant): HandlingCase {
  if (!draft) throw new Error('AgreementTookEffect before AgreementDrafted');
  const { mandatary, agent, powers, term, subDelegation, catalogue } = draft.terms;
  const matters = draft.terms.matters.map((matter): Matter => ({ ...matter, state: 'entrusted', toldAt: at }));
  return {
    ...now,
    stage: 'handling',
    agreement: { ...draft, effectiveAt: at },
    mandate: { form: 'written', mandatary, agent, powers, term, subDelegation, catalogue, since: at },
    matters,
    materials: [],
    pauses: [],
  };
}

/** §7.2.2, Annex A. */
export const mandateEvolutions: Evolutions<MandateEvent['type']> = {
  AgreementDrafted: (now, { terms, digest }) => ({
    ...during(now, 'acceptance'),
    draft: { terms, digest, signatures: [] },
  }),
  AgreementSigned: (now, event) => signed(during(now, 'acceptance'), event),
  AgreementTookEffect: (now, _, at) => entrusted(during(now, 'acceptance'), at),
};
