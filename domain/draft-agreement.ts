import { type DraftAgreement, powerNames, type Terms } from './agreement.ts';
import { onlyAssisted, serviceOver } from './authority.ts';
import { dayOf } from './calendar.ts';
import type { AcceptanceCase, Case, Draft } from './case.ts';
import { findItem, type ServiceItem } from './catalogue.ts';
import { canonicalJson } from './chain.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import type { Day } from './values.ts';

/** Longest term of a mandate, years; a setting of this system, since the law asks for a term and names no limit. */
const longestTerm = 3;

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
  const fault = termFault(draft, dayOf(context.now)) ?? planFault(draft);
  if (fault) return fault;
  const terms = termsOf(now, draft, items, fingerprints, context);
  const digest = context.digest(canonicalJson(terms));
  if (now.draft && now.draft.digest === digest) return nothing;
  return decided({ type: 'AgreementDrafted', terms, digest });
}

const isFixed = (draft: Draft | undefined, today: Day): boolean =>
  draft !== undefined && draft.signatures.length > 0 && today <= draft.terms.term.until;

/** The items, if each may be entrusted to this agent. */
function entrustable(codes: readonly string[], { catalogue, actor }: Context): readonly ServiceItem[] | Refusal {
  const items: ServiceItem[] = [];
  for (const code of new Set(codes)) {
    const item = findItem(catalogue, code);
    if (!item) return refused('6.2', 'item-unknown');
    if (item.presence) return refused('4.2', 'presence-required', '行政许可法第29条');
    if (!item.entrustable) return refused('6.2', 'item-not-entrustable');
    if (actor.kind === 'staff' && actor.authorities.includes(item.authority))
      return refused('4.2', 'agent-is-approver', '民法典第168条');
    items.push(item);
  }
  return items;
}

function termFault({ term }: DraftAgreement, today: Day): Refusal | undefined {
  if (term.until < term.from || term.until < today) return refused('A.1.2', 'term-in-past', '民法典第165条');
  const limit = `${Number(term.from.slice(0, 4)) + longestTerm}${term.from.slice(4)}`;
  return term.until > limit ? refused('A.1.2', 'term-too-long', '民法典第165条') : undefined;
}

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
  const matters = items.map(({ code, name, authority }, index) => ({
    id: `m${index + 1}`,
    item: code,
    title: name,
    authority,
  }));
  const matterOf = new Map(matters.map(({ id, item }) => [item, id]));
  return {
    mandatary: context.mandatary,
    matters,
    powers: (Object.keys(powerNames) as (keyof typeof powerNames)[]).filter((power) => draft.powers.includes(power)),
    term: draft.term,
    contact: draft.contact === 'principal' ? 'principal' : 'contact',
    agent: now.agent,
    dispute: draft.dispute,
    plan: draft.plan.map(({ item, milestone, by }) => ({ matter: matterOf.get(item) as string, milestone, by })),
    subDelegation: draft.subDelegation,
    catalogue: context.catalogue.version,
    fingerprints,
  };
}
