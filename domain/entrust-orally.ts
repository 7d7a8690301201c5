import { onlyAssisted, serviceOver } from './authority.ts';
import { dayOf, dueDate } from './calendar.ts';
import { type AcceptanceCase, type Case, isEntrusted } from './case.ts';
import type { ServiceItem } from './catalogue.ts';
import { canonicalJson } from './chain.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { entrustable, mattersOf, powersOf, termFault } from './entrustable.ts';
import type { EntrustOrally, OralTerms } from './oral.ts';
import { partyFault } from './parties.ts';
import { forbids, subjectOf } from './permissions.ts';

/** What the domain can't know of the persons by itself. */
export interface OralParties {
  /** Keyed fingerprints of the persons' data, by person id (`principal`, `witness`). */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** The colleague named as witness is active staff of the directory. */
  readonly colleague: boolean;
}

/**
 * §6.3.2, 民法典 §135, 民法典 §165, 民法典 §469: entrusted by word of mouth, with what was said and what shows it. The law lets a mandate
 * be oral; as we read it, the evidence puts it in force, what reaches an authority waits for the principal's confirmation,
 * and without one in time the authority is off (docs/decisions). A standard that requires an agreement takes no oral one.
 */
export function entrustOrally(now: Case, asked: EntrustOrally, parties: OralParties, context: Context): Decision {
  const forbidden = forbids('entrust-orally', subjectOf(now), context);
  if (forbidden) return forbidden;
  const over = serviceOver(now);
  if (over) return over;
  if (isEntrusted(now)) return saidBefore(now, asked) ? nothing : refused('7.2.2', 'already-entrusted');
  if (now.stage !== 'acceptance') return onlyAssisted(now) ?? refused('7.2.2', 'wrong-stage');
  if (now.draft?.signatures.length) return refused('A.7.4', 'already-signed');
  if (context.profile.agreement === '应') return refused('6.3.2', 'agreement-required', context.profile.id);
  const items = entrustable(asked.items, context);
  if ('outcome' in items) return items;
  const fault =
    partyFault(now, items) ?? termFault(asked.term, dayOf(context.now)) ?? evidenceFault(now, asked, parties, context);
  if (fault) return fault;
  const terms = termsOf(now, asked, items, parties, context);
  const confirmBy = dueDate(context.calendar, context.now, context.deadlines.confirmation).at;
  return decided({ type: 'OrallyEntrusted', terms, digest: context.digest(canonicalJson(terms)), confirmBy });
}

/** The same words, said at the same time, are the same mandate. */
const saidBefore = (now: Case, { summary, saidAt }: EntrustOrally): boolean =>
  isEntrusted(now) && now.mandate.oral?.summary === summary && now.mandate.oral.saidAt === saidAt;

/** An oral mandate is as good as its evidence; as we read it, whoever carries it out is no witness of it. */
function evidenceFault(
  now: AcceptanceCase,
  { saidAt, evidence }: EntrustOrally,
  { colleague }: OralParties,
  context: Context,
): Refusal | undefined {
  if (saidAt > context.now || saidAt < now.openedAt) return refused('6.3.2', 'said-when');
  switch (evidence.by) {
    case 'colleague':
      if (evidence.staff === now.agent) return refused('6.3.2', 'witness-is-agent');
      return colleague ? undefined : refused('6.3.2', 'witness-unknown');
    case 'recording':
      return now.documents.some(({ id, purpose }) => id === evidence.documentId && purpose === 'recording')
        ? undefined
        : refused('6.3.2', 'recording-missing', '民法典第165条');
    case 'witness':
      return undefined;
  }
}

function termsOf(
  { agent }: AcceptanceCase,
  { powers, term, summary, saidAt, evidence }: EntrustOrally,
  items: readonly ServiceItem[],
  { fingerprints }: OralParties,
  { mandatary, catalogue }: Context,
): OralTerms {
  return {
    mandatary,
    matters: mattersOf(items),
    powers: powersOf(powers),
    term,
    agent,
    catalogue: catalogue.version,
    fingerprints,
    summary,
    saidAt,
    evidence: evidence.by === 'witness' ? { by: 'witness' } : evidence,
  };
}
