import { advised } from '../assistance.ts';
import type { AcceptanceCase, HandlingCase, Matter, Notice } from '../case.ts';
import type { MandateEvent } from '../events/mandate.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { during, type Evolutions } from './table.ts';

function signed(now: AcceptanceCase, { signature }: EventOf<'AgreementSigned'>): AcceptanceCase {
  if (!now.draft) throw new Error('AgreementSigned before AgreementDrafted');
  return { ...now, draft: { ...now.draft, signatures: [...now.draft.signatures, signature] } };
}

/**
 * What was told once as 帮办 is not told again: the notice of every matter, as far as it rests on the same version of the
 * catalogue; undefined when anything is left to be told.
 */
function toldBefore({ assistance }: AcceptanceCase, matters: readonly Matter[], catalogue: string): Notice | undefined {
  const before = assistance?.advice.filter((each) => each.catalogue === catalogue) ?? [];
  const last = before.at(-1);
  if (!assistance || !last) return undefined;
  const rows = advised({ ...assistance, advice: before });
  const told = matters.flatMap(({ id, item }) => {
    const row = rows.find((each) => each.item === item);
    return row ? [{ ...row, matter: id }] : [];
  });
  return told.length === matters.length ? { catalogue, matters: told, means: last.means } : undefined;
}

function entrusted({ draft, ...now }: AcceptanceCase, at: Instant): HandlingCase {
  if (!draft) throw new Error('AgreementTookEffect before AgreementDrafted');
  const { mandatary, agent, powers, term, subDelegation, catalogue } = draft.terms;
  const matters = draft.terms.matters.map((matter): Matter => ({ ...matter, state: 'entrusted', toldAt: at }));
  const notice = toldBefore(now, matters, catalogue);
  return {
    ...now,
    stage: 'handling',
    agreement: { ...draft, effectiveAt: at },
    mandate: { form: 'written', mandatary, agent, powers, term, subDelegation, catalogue, since: at },
    matters,
    ...(notice && { notice }),
    materials: [],
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
