import type { Terms } from '../agreement.ts';
import { toldBefore } from '../assistance.ts';
import type { Matter } from '../case/matters.ts';
import type { AcceptanceCase, HandlingCase } from '../case.ts';
import type { MandateEvent } from '../events/mandate.ts';
import type { EventOf } from '../events.ts';
import { numbered } from '../plan.ts';
import type { Instant } from '../values.ts';
import { during, type Evolutions } from './table.ts';

function signed(now: AcceptanceCase, { signature }: EventOf<'AgreementSigned'>): AcceptanceCase {
  if (!now.draft) throw new Error('AgreementSigned before AgreementDrafted');
  return { ...now, draft: { ...now.draft, signatures: [...now.draft.signatures, signature] } };
}

function entrusted({ draft, ...now }: AcceptanceCase, at: Instant): HandlingCase {
  if (!draft) throw new Error('AgreementTookEffect before AgreementDrafted');
  const { mandatary, agent, powers, term, subDelegation, catalogue } = draft.terms;
  return {
    ...now,
    stage: 'handling',
    agreement: { ...draft, effectiveAt: at },
    mandate: { form: 'written', mandatary, agent, powers, term, subDelegation, catalogue, since: at },
    ...begun(now, draft.terms, at),
    plan: { versions: [{ since: at, milestones: numbered(draft.terms.plan) }] },
  };
}

/** The matters as they begin. What was told once as 帮办 is not told again, when it covers every one of them. */
function begun(now: AcceptanceCase, { matters, catalogue }: Pick<Terms, 'matters' | 'catalogue'>, at: Instant) {
  const notice = now.assistance && toldBefore(now.assistance, matters, catalogue);
  return {
    matters: matters.map((matter): Matter => ({ ...matter, state: 'entrusted', toldAt: at })),
    ...(notice && { notice }),
    materials: [],
    pauses: [],
  };
}

/** What was drawn up before is no agreement any more. Nothing is sub-delegated that was not agreed to (民法典 §169). */
function orally(
  { draft: _, ...now }: AcceptanceCase,
  { terms, digest, confirmBy }: EventOf<'OrallyEntrusted'>,
  at: Instant,
): HandlingCase {
  const { mandatary, agent, powers, term, catalogue, summary, saidAt, evidence } = terms;
  const oral = { digest, summary, saidAt, evidence, confirmBy };
  return {
    ...now,
    stage: 'handling',
    mandate: { form: 'oral', oral, mandatary, agent, powers, term, subDelegation: false, catalogue, since: at },
    ...begun(now, terms, at),
  };
}

function confirmed(now: HandlingCase, { confirmation }: EventOf<'OralMandateConfirmed'>, at: Instant): HandlingCase {
  const { mandate } = now;
  if (!mandate.oral) throw new Error('OralMandateConfirmed of a written mandate');
  return { ...now, mandate: { ...mandate, oral: { ...mandate.oral, confirmation: { ...confirmation, at } } } };
}

function lapsed(now: HandlingCase, at: Instant): HandlingCase {
  const { mandate } = now;
  if (!mandate.oral) throw new Error('OralMandateLapsed of a written mandate');
  return { ...now, mandate: { ...mandate, oral: { ...mandate.oral, lapsedAt: at } } };
}

/** §6.3.2, §7.2.2, Annex A. */
export const mandateEvolutions: Evolutions<MandateEvent['type']> = {
  AgreementDrafted: (now, { terms, digest }) => ({
    ...during(now, 'acceptance'),
    draft: { terms, digest, signatures: [] },
  }),
  AgreementSigned: (now, event) => signed(during(now, 'acceptance'), event),
  AgreementTookEffect: (now, _, at) => entrusted(during(now, 'acceptance'), at),
  OrallyEntrusted: (now, event, at) => orally(during(now, 'acceptance'), event, at),
  OralMandateConfirmed: (now, event, at) => confirmed(during(now, 'handling'), event, at),
  OralMandateLapsed: (now, _, at) => lapsed(during(now, 'handling'), at),
};
