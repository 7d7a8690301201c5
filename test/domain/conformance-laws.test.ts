import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDocument } from '../../domain/add-document.ts';
import type { Case } from '../../domain/case.ts';
import type { ClauseFinding, Recorded } from '../../domain/conformance.ts';
import { dues } from '../../domain/due.ts';
import type { EventType } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve.ts';
import { isFinal } from '../../domain/lifecycle.ts';
import { clauses } from '../../domain/standard.ts';
import { type Terminate, terminate } from '../../domain/terminate.ts';
import { afterwards, caseAfter, document } from '../a-case.ts';
import { proposedByPrincipal, replanned } from '../a-plan.ts';
import { underway } from '../a-transfer.ts';
import { assistanceAfter } from '../an-assistance-case.ts';
import { and, contextOf, day, later, minute } from '../given.ts';
import { agent, system } from '../people.ts';
import { anyCommands, everyone, whoOf } from './any-command.ts';
import { inCharge } from './any-people.ts';
import { findings, recorded } from './recorded.ts';
import { type ServiceStage, sensible } from './sensible.ts';

const step = fc.record({
  which: fc.nat(0xffff),
  details: fc.nat(0xffff),
  who: fc.nat(0xff),
  wait: fc.constantFrom(...Array.from({ length: 12 }, () => minute), 10 * minute, day, 12 * day),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** After its results the office slept for five days: a case that is late before its life goes on. */
const slow = caseAfter('print', {}, (story, done) => (done === 'result' ? afterwards(story, 5 * day) : story));

const deceived: Terminate = {
  ground: 'deception',
  explanation: '材料系伪造',
  told: { means: 'in-person', on: '2026-03-04' },
};

/** Ended in the middle, with the agreement printed already. */
const terminated = (['notice', 'custody', 'submit'] as const).map((last) => {
  const printed = and(caseAfter(last), system, addDocument, document('agreement', 'agreement'));
  return and(printed, agent, terminate, deceived);
});

const passedOn = [underway()];

const planned = [replanned(caseAfter('notice')), proposedByPrincipal(caseAfter('custody'))];

const begun = ['register', 'draft', 'sign-mandatary', 'custody', 'result', 'deliver', 'print'] as const;
const assisted = (['register', 'advise', 'submission'] as const).map((last) => assistanceAfter(last));

const beginnings = [
  ...assisted,
  ...begun.flatMap((last) => [caseAfter(last), caseAfter(last, { items: ['GT-SETUP', 'SS-CARD'] })]),
  ...terminated,
  ...terminated,
  ...planned,
  ...passedOn,
  slow,
];

interface Life {
  now: Case;
  at: string;
  history: readonly Recorded[];
  /** Every deadline was kept, as the waiting list of the case has told at every moment. */
  timely: boolean;
  /** Only a milestone of the plan was late, which a delay that is recorded afterwards may excuse (A.7.1). */
  excusable: boolean;
}

const { calendar, deadlines } = contextOf(agent);

/** What the case waits for tells by itself when something is late; only the evaluation may simply pass. */
const lateIn = ({ now, at }: Life) =>
  dues(now, calendar, deadlines).filter((due) => due.name !== 'evaluation' && due.name !== 'term' && due.at < at);

/** Notes what is late. */
function clock(life: Life): void {
  const late = lateIn(life);
  if (late.length === 0) return;
  life.excusable = (life.timely || life.excusable) && late.every(({ name }) => name === 'milestone');
  life.timely = false;
}

const isExcused = ({ excusable, history }: Life): boolean =>
  excusable && history.some(({ events }) => events.some(({ type }) => type === 'DelayRecorded'));

/** Lives one step. @returns whether anything happened */
function live(life: Life, { which, details, who, wait }: Step): boolean {
  const choice = sensible[life.now.stage as ServiceStage];
  const chosen = anyCommands[choice[which % choice.length]!];
  const actor = who % 8 ? inCharge(whoOf(chosen, life.now), life.now) : everyone[who % everyone.length]!;
  life.at = later(life.at, wait);
  clock(life);
  const decision = chosen.ask(life.now, details)(life.now, contextOf(actor, life.at));
  if (decision.outcome === 'refused' || decision.events.length === 0) return false;
  const seq = life.history.length + 1;
  life.history = [...life.history, { seq, at: life.at, actor: actor as Recorded['actor'], events: decision.events }];
  for (const event of decision.events) life.now = evolve(life.now, event, life.at);
  // An agreement may take effect when its plan is over already.
  clock(life);
  return true;
}

/** Plain comparisons, since a million expectations would take minutes. */
function must(holds: boolean, law: string): void {
  if (!holds) throw new Error(`broken: ${law}`);
}

/**
 * What asks anew for something that had been shown: papers that come back from an authority must go home again, and lost
 * ones be answered for; a new agent needs terms that name them, and the papers of the old one; another problem an outcome;
 * what is asked or disputed again is to be answered again.
 */
const reopening: Partial<Record<EventType, readonly string[]>> = {
  MaterialsTakenBack: ['A.4.5', 'B.1', 'A.2.3'],
  LossReported: ['A.4.5', 'B.1'],
  LossSettled: ['A.4.5', 'B.1'],
  CorrectionRequested: ['7.2.3.2', 'A.4.1'],
  TransferStarted: ['7.2.1.2'],
  AgreementDrafted: ['4.1'],
  AgentChanged: ['4.1', 'A.2.3'],
  SupplementDrafted: ['A.7.5'],
  OtherAgentRequested: ['A.3.4'],
  ConductReported: ['A.3.5'],
  DisputeOpened: ['A.6'],
  CoordinationRecorded: ['7.1.2.4', '7.2.3.4'],
  PlanChanged: ['A.7.1', 'A.4.2'],
};

const reopens = ({ history }: Life, clause: string): boolean =>
  history.at(-1)?.events.some(({ type }) => reopening[type]?.includes(clause)) ?? false;

const said = (found: readonly ClauseFinding[], status: ClauseFinding['status']) =>
  found.filter((each) => each.status === status).map(({ clause }) => clause);

function lawsOf(life: Life, before: readonly ClauseFinding[], found: readonly ClauseFinding[]): void {
  must(found.map(({ clause }) => clause).join() === Object.keys(clauses).join(), 'every clause has one finding');
  must(
    found.every(({ status, proof }) => status !== 'open' || proof.length === 0),
    'what is open is not shown by events',
  );
  for (const { proof } of found)
    for (const { seq, type, at } of proof) {
      const commit = life.history[seq - 1];
      must(commit?.at === at && commit.events.some((event) => event.type === type), 'proof is in the history');
    }
  for (const [index, { clause, status, proof }] of before.entries())
    if (status === 'obeyed' && proof.length > 0 && !reopens(life, clause))
      must(found[index]?.status !== 'open', `what an event has shown does not open again: ${found[index]?.clause}`);
  if (life.timely) must(said(found, 'broken').length === 0, `a timely case breaks nothing: ${said(found, 'broken')}`);
  else must(isExcused(life) || said(found, 'broken').length > 0, 'a missed deadline breaks a clause');
  if (isFinal(life.now.stage))
    must(said(found, 'open').length === 0, `a case that is over awaits nothing: ${said(found, 'open')}`);
}

test('in random lives every clause stands in one way, by events that are there', { timeout: 60_000 }, () => {
  const ends = { sealed: 0, timely: 0, terminated: 0 };
  const life = fc.property(fc.nat(beginnings.length - 1), fc.array(step, { maxLength: 25 }), (start, steps) => {
    const { now, at, history } = beginnings[start]!;
    const life: Life = {
      now,
      at,
      history: recorded(history),
      timely: start < beginnings.indexOf(slow),
      excusable: false,
    };
    let before = findings(life.history, life.at);
    lawsOf(life, [], before);
    for (const each of steps) {
      if (!live(life, each)) continue;
      const found = findings(life.history, life.at);
      lawsOf(life, before, found);
      before = found;
    }
    if (life.now.stage !== 'archived') return;
    ends[life.timely ? 'timely' : 'sealed'] += 1;
    if (life.now.termination) ends.terminated += 1;
  });
  fc.assert(life, { numRuns: 12_000 });
  // The walk is no use if it gets nowhere.
  expect(Math.min(ends.sealed, ends.timely, ends.terminated)).toBeGreaterThan(20);
});
