import type { DraftAgreement, Terms } from './agreement.ts';
import { onlyAssisted, serviceOver } from './authority.ts';
import { dayOf } from './calendar.ts';
import type { Draft } from './case/mandate.ts';
import type { AcceptanceCase, Case } from './case.ts';
import type { ServiceItem } from './catalogue.ts';
import { canonicalJson } from './chain.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { entrustable, mattersOf, powersOf, termFault } from './entrustable.ts';
import { partyFault } from './parties.ts';
import { forbids, subjectOf } from './permissions.ts';
import type { Day } from './values.ts';

/**
 * §7.2.2 and Annex A: the agent draws up the agreement. It may be drawn up anew until one party has signed; after that
 * only when its term is over and the other party can't sign any more, and then both sign anew.
 * @param fingerprints keyed fingerprints of the persons' data, by person id (`principal`, `contact`)
 */
export function draftAgreement(
  now: Case,
  draft: DraftAgreement,
  fingerprints: Readonly<Record<string, string>>,
  context: Context,
): Decision {
  const forbidden = forbids('draft-agreement', subjectOf(now), context);
  if (forbidden) return forbidden;
  const over = serviceOver(now) ?? onlyAssisted(now);
  if (over) return over;
  if (now.stage !== 'acceptance' || isFixed(now.draft, dayOf(context.now))) return refused('A.7.4', 'already-signed');
  const items = entrustable(draft.items, context);
  if ('outcome' in items) return items;
  const fault = partyFault(now, items) ?? termFault(draft.term, dayOf(context.now)) ?? planFault(draft);
  if (fault) return fault;
  const terms = termsOf(now, draft, items, fingerprints, context);
  const digest = context.digest(canonicalJson(terms));
  if (now.draft && now.draft.digest === digest) return nothing;
  return decided({ type: 'AgreementDrafted', terms, digest });
}

const isFixed = (draft: Draft | undefined, today: Day): boolean =>
  draft !== undefined && draft.signatures.length > 0 && today <= draft.terms.term.until;

function planFault({ plan, items, term }: DraftAgreement): Refusal | undefined {
  if (plan.some(({ item }) => !items.includes(item))) return refused('A.7.1', 'plan-matter-unknown');
  return plan.some(({ by }) => by < term.from || by > term.until) ? refused('A.7.1', 'plan-outside-term') : undefined;
}

function termsOf(
  now: AcceptanceCase,
  draft: DraftAgreement,
  items: readonly ServiceItem[],
  fingerprints: Readonly<Record<string, string>>,
  context: Context,
): Terms {
  const matters = mattersOf(items);
  const matterOf = new Map(matters.map(({ id, item }) => [item, id]));
  return {
    mandatary: context.mandatary,
    matters,
    powers: powersOf(draft.powers),
    term: draft.term,
    contact: draft.contact === 'principal' ? 'principal' : 'contact',
    agent: now.agent,
    dispute: draft.dispute,
    plan: draft.plan.map(({ item, milestone, by, step }) => ({
      matter: matterOf.get(item) as string,
      milestone,
      by,
      ...(step && { step }),
    })),
    subDelegation: draft.subDelegation,
    catalogue: context.catalogue.version,
    fingerprints,
  };
}
