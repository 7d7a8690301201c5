import fc from 'fast-check';
import type { Case, EntrustedCase } from '../../domain/case.ts';
import type { Actor } from '../../domain/context.ts';
import type { Decision } from '../../domain/decision.ts';
import { heldOriginals, heldPapers } from '../../domain/due.ts';
import type { CaseEvent, EventType } from '../../domain/events.ts';
import { evolve, type Happened, replay } from '../../domain/evolve.ts';
import { transitions } from '../../domain/lifecycle.ts';
import { nextWake } from '../../domain/wake.ts';
import { caseAfter } from '../a-case.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { calendar, catalogue, contextOf, day, later, minute } from '../given.ts';
import { contact, enterprise, resident, system } from '../people.ts';
import { anyCommands, type CommandName, everyone, sensible } from './any-command.ts';

const names = Object.keys(anyCommands) as CommandName[];

/** One step: which command, with which details, by whom, after how long. Three steps in four make sense where they come. */
const step = fc.record({
  which: fc.nat(0xffff),
  details: fc.nat(0xffff),
  who: fc.nat(0xff),
  wait: fc.constantFrom(minute, minute, minute, minute, minute, minute, minute, 10 * minute, day, 12 * day),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Life {
  now: Case;
  at: string;
  readonly history: Happened[];
}

/** Events that a repetition right afterwards may add again: the idempotency key of the request guards these. */
const repeatable: readonly CommandName[] = ['custody', 'progress', 'answer'];

const personal = [resident, enterprise, contact].flatMap((person) => [
  person.name,
  person.phone,
  ...('identityNumber' in person ? [person.identityNumber] : []),
]);

/** The laws are broken by what is thrown; plain comparisons, since a million expectations would take minutes. */
function must(holds: boolean, law: string): void {
  if (!holds) throw new Error(`broken: ${law}`);
}

function live(life: Life, { which, details, who, wait }: Step): void {
  const { now } = life;
  const name =
    which % 4 ? (sensible[now.stage][which % sensible[now.stage].length] as CommandName) : names[which % names.length]!;
  const actor: Actor = who % 8 ? anyCommands[name].who : everyone[who % everyone.length]!;
  life.at = later(life.at, wait);
  const command = anyCommands[name].ask(now, details);
  const decide = () => command(life.now, contextOf(actor, life.at));
  const decision = decide();
  if (decision.outcome === 'refused') return;
  happen(life, decision.events, actor);
  if (decision.events.length > 0 && !repeatable.includes(name)) isQuietOrRefused(decide());
}

const isQuietOrRefused = (again: Decision) =>
  must(again.outcome === 'refused' || again.events.length === 0, 'a command repeated right after itself does nothing');

function happen(life: Life, events: readonly CaseEvent[], actor: Actor): void {
  if (events.length === 0) return;
  const written = JSON.stringify(events);
  must(!personal.some((word) => written.includes(word)), 'events hold no personal data');
  for (const event of freeze(events)) {
    lawsOf(event, life.now, actor);
    const next = freeze(evolve(life.now, event, life.at));
    const ways: readonly string[] = transitions[life.now.stage];
    must(next.stage === life.now.stage || ways.includes(next.stage), 'a stage changes only along the table');
    lawsOfConversion(life.now, next);
    life.now = next;
  }
  life.history.push({ at: life.at, events });
}

function lawsOf(event: CaseEvent, before: Case, actor: Actor): void {
  if (event.type === 'ServiceEnded')
    must(
      (before as EntrustedCase).matters.every(({ state }) => state === 'delivered'),
      'the service ends with the last delivery',
    );
  if (event.type === 'CaseReceived' && before.stage === 'reception' && before.claim)
    must(before.claim.agent === event.agent, 'a claimed case is received by whoever claimed it');
  if (event.type === 'MatterSubmitted')
    must('agreement' in before && before.agreement.signatures.length === 2, 'nothing is filed before both have signed');
  if (event.type === 'CaseArchived')
    must(heldOriginals(before as EntrustedCase).length === 0, 'nothing is sealed while originals are held');
  if ('termination' in before && before.termination) {
    must(afterTermination.includes(event.type), 'a termination ends every act of the agent but three');
    if (event.type === 'TerminationFormSigned')
      must(heldPapers(before).length === 0, 'no termination form while papers are held');
    if (event.type === 'CaseArchived') must(before.form !== undefined, 'nothing terminated is sealed without its form');
  }
  must(before.stage !== 'withdrawn', 'nothing happens after a withdrawal');
  lawsOfAssistance(event, before, actor);
}

/** §7.1: help, and nothing in the principal's place; what was done for the principal stays. */
function lawsOfAssistance(event: CaseEvent, before: Case, actor: Actor): void {
  if (before.service === 'assistance')
    must(!actsOfAgency.includes(event.type), 'assistance keeps no papers and files nothing');
  if (event.type === 'AssistanceConcluded')
    must(
      before.stage === 'guidance' && actor.kind === 'staff' && actor.id === before.agent,
      'only the one responsible concludes',
    );
  if (event.type === 'SubmissionAccompanied') must(event.by === 'principal', 'the principal stays the applicant');
  must(before.stage !== 'redirected', 'nothing happens after a redirection');
}

/** What takes a mandate. */
const actsOfAgency: readonly EventType[] = [
  'AgreementDrafted',
  'AgreementSigned',
  'AgreementTookEffect',
  'MaterialsTaken',
  'MatterSubmitted',
  'ResultRecorded',
  'ResultDelivered',
  'CaseArchived',
];

/** A case that goes on as 代办 keeps its number, its need, its documents, and all that was done as 帮办. */
function lawsOfConversion(before: Case, after: Case): void {
  if (!('assistance' in before) || !before.assistance) return;
  must(after.id === before.id && after.need === before.need, 'a case keeps its number and its need');
  must(
    before.documents.every(({ id }) => after.documents.some((each) => each.id === id)),
    'a case keeps its documents',
  );
  const kept = 'assistance' in after ? after.assistance : undefined;
  must(
    kept !== undefined &&
      before.assistance.advice.every((advice) => kept.advice.includes(advice)) &&
      kept.submissions.length >= before.assistance.submissions.length,
    'what was done as assistance is kept',
  );
}

/** Papers come back and go home, the form is signed; the rest is not the agent's. */
const afterTermination: readonly EventType[] = [
  'MaterialsTakenBack',
  'MaterialsHandedBack',
  'TerminationFormSigned',
  'EvaluationInvited',
  'EvaluationGiven',
  'EvaluationClosed',
  'DocumentAdded',
  'DeadlineReminded',
  'CaseArchived',
];

/** Frozen to the bottom, so that a decision or an evolution that changed what it was given would throw. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}

freeze(calendar);
freeze(catalogue);

/** Every type of event there is: the compiler asks for a new one here. */
export const eventTypes = Object.keys({
  CaseRegistered: 0,
  InquiryReceived: 0,
  CaseRedirected: 0,
  FormChosen: 0,
  AdviceGiven: 0,
  QuestionAnswered: 0,
  MaterialsGuided: 0,
  SubmissionAccompanied: 0,
  CoordinationRecorded: 0,
  CoordinationSettled: 0,
  ResponsibilityOffered: 0,
  ResponsibilityAccepted: 0,
  AssistanceConcluded: 0,
  ConvertedToAgency: 0,
  CaseReceived: 0,
  CaseClaimed: 0,
  CaseAssigned: 0,
  ClaimReleased: 0,
  CaseDeclined: 0,
  CaseWithdrawn: 0,
  AgreementDrafted: 0,
  AgreementSigned: 0,
  AgreementTookEffect: 0,
  NoticeGiven: 0,
  MaterialsTaken: 0,
  MatterSubmitted: 0,
  ProgressReported: 0,
  ResultRecorded: 0,
  ResultDelivered: 0,
  MaterialsHandedBack: 0,
  MaterialsTakenBack: 0,
  ServiceEnded: 0,
  ServiceTerminated: 0,
  TerminationFormSigned: 0,
  EvaluationInvited: 0,
  EvaluationGiven: 0,
  EvaluationClosed: 0,
  DocumentAdded: 0,
  DeadlineReminded: 0,
  CaseArchived: 0,
} satisfies Record<EventType, 0>) as EventType[];

const begun = ['register', 'draft', 'sign-mandatary', 'custody', 'result', 'deliver', 'evaluate', 'print'] as const;
const assisted = ['register', 'receive', 'advise', 'conclude'] as const;
const beginnings = [
  ...assisted.map((last) => assistanceAfter(last)),
  ...begun.flatMap((last) => [
    caseAfter(last),
    caseAfter(last, { items: ['GT-SETUP', 'SS-CARD'] }),
    ...(last === 'register' ? [caseAfter(last, { channel: 'window' })] : []),
  ]),
];

export interface Lives {
  readonly count: number;
  /** The same seed makes the same lives; without one they are new each time, and a broken law tells its own. */
  readonly seed?: number;
}

/**
 * Lives so many random lives, and asks all laws at every step of each.
 * @returns how often each type of event happened
 * @throws Error naming the law that is broken, with the seed and the shortest life that breaks it
 */
export function liveRandomly({ count, seed }: Lives): Map<EventType, number> {
  const seen = new Map<EventType, number>();
  const property = fc.property(
    fc.nat(beginnings.length - 1),
    fc.array(step, { minLength: 5, maxLength: 30 }),
    (start, steps) => {
      for (const type of eventsOfLife(beginnings[start]!, steps)) seen.set(type, (seen.get(type) ?? 0) + 1);
    },
  );
  fc.assert(property, { numRuns: count, ...(seed === undefined ? {} : { seed }) });
  return seen;
}

function eventsOfLife({ now, at, history }: (typeof beginnings)[number], steps: readonly Step[]): EventType[] {
  const life: Life = { now: freeze(now), at, history: [...history] };
  for (const each of steps) live(life, each);
  must(JSON.stringify(replay(life.history)) === JSON.stringify(life.now), 'a replay shows what was lived');
  const next = nextWake(life.now, contextOf(system, life.at));
  must(next === undefined || next > life.at, 'the next wake is in the future');
  return life.history.slice(history.length).flatMap(({ events }) => events.map(({ type }) => type));
}
