import { type Case, isEntrusted } from '../../../domain/case.ts';
import type { Actor } from '../../../domain/context.ts';
import type { Decision } from '../../../domain/decision.ts';
import { evolve } from '../../../domain/evolve.ts';
import { withdraw } from '../../../domain/withdraw.ts';
import { and, contextOf, later, minute, type Story } from '../../given.ts';
import { agent, colleague, helper, manager, principal, stranger, system } from '../../people.ts';
import type { Ask, Entry, Sent, Spoilt } from './entry.ts';
import { type Situation, situations } from './situations.ts';

/** One cell of the table: what is asked, in words, and what is answered. */
export interface Answer {
  readonly column:
    | 'right'
    | 'situation'
    | 'person'
    | 'office'
    | 'mandate'
    | 'consent'
    | 'evidence'
    | 'dates'
    | 'repeated';
  readonly words: string;
  readonly said: Decision;
}

/** A time after the term of every mandate of the situations. */
const afterTerm = '2027-01-04T01:05:00.000Z';

/** The authorities of all matters that occur. */
const approvers = ['market', 'hrss', 'civil', 'health'];

/** Everybody who might ask, each in words. */
const persons: Readonly<Record<string, Actor>> = {
  'the principal': principal,
  'another resident': { kind: 'principal', account: 'resident-2' },
  'the agent in charge': agent,
  'the agent in charge, of the approving authority too': { ...agent, authorities: approvers },
  'another agent of the office': colleague,
  'a helper of the office': helper,
  'the manager of the centre above': manager,
  'the system': system,
};

/** All that a command answers, however it is asked. */
export function answersOf(entry: Entry): Answer[] {
  const story = situations[entry.in];
  const sent = entry.ask(story.now);
  const right = decide(entry, story, sent);
  return [
    { column: 'right', words: `asked rightly: ${entry.in}, by ${nameOf(entry.by)}`, said: right },
    { column: 'repeated', words: 'the same again', said: again(entry, story, sent, right) },
    ...Object.entries(persons).map(([words, by]) => person(entry, words, by)),
    ...(entry.by.kind === 'staff' ? [ownCase(entry, entry.by)] : []),
    { column: 'office', words: 'by staff of another office', said: decide({ ...entry, by: stranger }, story, sent) },
    ...mandateOver(entry, story, sent),
    ...spoilt(entry, 'consent'),
    ...spoilt(entry, 'evidence'),
    ...spoilt(entry, 'dates'),
    ...(Object.keys(situations) as Situation[]).map((situation) => inSituation(entry, situation)),
  ];
}

const decide = ({ by, after = minute }: Entry, { now, at }: Story, sent: Sent): Decision =>
  sent(now, contextOf(by, later(at, after)));

function again(entry: Entry, { now, at }: Story, sent: Sent, first: Decision): Decision {
  if (first.outcome === 'refused') return first;
  const happened = later(at, entry.after ?? minute);
  const next = first.events.reduce<Case>((before, event) => evolve(before, event, happened), now);
  return sent(next, contextOf(entry.by, later(happened, minute)));
}

function person(entry: Entry, words: string, by: Actor): Answer {
  const story = situations[entry.in];
  return { column: 'person', words: `by ${words}`, said: decide({ ...entry, by }, story, entry.ask(story.now)) };
}

/** The right member of staff, but the principal is the same person (§4.2). */
function ownCase(entry: Entry, { id }: Extract<Actor, { kind: 'staff' }>): Answer {
  const story = situations[entry.in];
  const now = { ...story.now, principal: { ...story.now.principal, account: id } } as Case;
  return {
    column: 'person',
    words: 'by the right one, in a case of their own',
    said: decide(entry, { ...story, now }, entry.ask(now)),
  };
}

/** The mandate has expired, or the principal has revoked it just before; before there is one neither can be. */
function mandateOver(entry: Entry, story: Story, sent: Sent): Answer[] {
  if (!isEntrusted(story.now)) return [];
  const expired = sent(story.now, contextOf(entry.by, afterTerm));
  const answers: Answer[] = [{ column: 'mandate', words: 'the mandate has expired', said: expired }];
  if (story.now.stage !== 'handling') return answers;
  const revoked = and(story, principal, withdraw, {});
  return [...answers, { column: 'mandate', words: 'the mandate was revoked', said: decide(entry, revoked, sent) }];
}

function spoilt(entry: Entry, column: 'consent' | 'evidence' | 'dates'): Answer[] {
  const ways: Spoilt = entry[column] ?? {};
  return Object.entries(ways).map(([words, way]) => {
    const { in: situation, ask }: { in: Situation; ask: Ask } =
      typeof way === 'function' ? { in: entry.in, ask: way } : way;
    const story = situations[situation];
    return { column, words: `${column}: ${words}`, said: decide(entry, story, ask(story.now)) };
  });
}

function inSituation(entry: Entry, situation: Situation): Answer {
  const story = situations[situation];
  return { column: 'situation', words: situation, said: decide(entry, story, entry.ask(story.now)) };
}

const nameOf = (by: Actor): string => Object.entries(persons).find(([, actor]) => actor === by)?.[0] ?? 'somebody';

/** An answer in words: what is recorded, quiet, or refused by which clause, why, and by which law. */
export function inWords(said: Decision): string {
  if (said.outcome === 'refused')
    return `refused by ${said.clause}: ${said.because}${said.basis ? ` (${said.basis})` : ''}`;
  return said.events.length === 0 ? 'quiet' : `recorded: ${said.events.map(({ type }) => type).join(', ')}`;
}
