import { describe, expect, test } from 'vitest';
import { decline } from '../../domain/decline.ts';
import { evolve } from '../../domain/evolve.ts';
import { humanStages, isFinal, isHuman, type Stage, stages, transitions } from '../../domain/lifecycle.ts';
import { wake } from '../../domain/wake.ts';
import { recordWithdrawal, withdraw } from '../../domain/withdraw.ts';
import { afterwards, caseAfter, resumedAt, suspendedAfter, withPapersBack } from '../a-case.ts';
import { and, day, type Story } from '../given.ts';
import { agent, principal, system } from '../people.ts';

const declined = and(caseAfter('register'), agent, decline, { explanation: '不属于本区', guidedTo: '邻区中心' });
const unrated = and(afterwards(caseAfter('deliver'), 40 * day), system, wake);
/** Whole lives, one for each way through the stages, and one that touches what the others do not. */
const lives: readonly Story[] = [
  caseAfter('archive'),
  caseAfter('archive', { items: ['GT-SETUP', 'SS-CARD'] }),
  declined,
  unrated,
  withPapersBack(caseAfter('custody')),
  and(caseAfter('register'), principal, withdraw, {}),
  and(caseAfter('draft'), agent, recordWithdrawal, {}),
  and(caseAfter('notice'), principal, withdraw, {}),
  resumedAt(suspendedAfter('submit'), '2026-03-10T02:00:00.000Z'),
  and(suspendedAfter('submit'), principal, withdraw, {}),
  and(afterwards(caseAfter('register'), 10 * day), system, wake),
];

/** Every change of stage that an event of these lives makes: `from>to` → the events that make it. */
function changes(): Map<string, Set<string>> {
  const seen = new Map<string, Set<string>>();
  for (const { history } of lives) {
    let now: ReturnType<typeof evolve> | undefined;
    for (const { at, events } of history)
      for (const event of events) {
        const next = evolve(now, event, at);
        if (now && next.stage !== now.stage) note(`${now.stage}>${next.stage}`, event.type);
        now = next;
      }
  }
  return seen;

  function note(edge: string, type: string) {
    seen.set(edge, (seen.get(edge) ?? new Set()).add(type));
  }
}

/** A stage, and all that can come after it. */
function reachedFrom(from: Stage, known: Set<Stage> = new Set()): Set<Stage> {
  if (known.has(from)) return known;
  known.add(from);
  for (const next of transitions[from]) reachedFrom(next, known);
  return known;
}

const edges = Object.entries(transitions).flatMap(([from, to]) => to.map((stage) => `${from}>${stage}`));

describe('the life of a case', () => {
  test('goes exactly the ways of the table: every way is gone, and no other', () => {
    expect([...changes().keys()].sort()).toEqual([...edges].sort());
  });

  test('changes its stage by one event each', () => {
    expect(Object.fromEntries([...changes()].map(([edge, types]) => [edge, [...types].sort()]))).toEqual({
      'reception>acceptance': ['CaseReceived'],
      'reception>declined': ['CaseDeclined'],
      'reception>withdrawn': ['CaseWithdrawn'],
      'acceptance>withdrawn': ['CaseWithdrawn'],
      'acceptance>handling': ['AgreementTookEffect'],
      'handling>evaluation': ['ServiceEnded', 'ServiceTerminated'],
      'handling>suspended': ['CaseSuspended'],
      'suspended>handling': ['CaseResumed'],
      'suspended>evaluation': ['ServiceTerminated'],
      'evaluation>archiving': ['EvaluationClosed', 'EvaluationGiven'],
      'archiving>archived': ['CaseArchived'],
    });
  });

  test('begins in reception and reaches every stage', () => {
    expect([...reachedFrom('reception')].sort()).toEqual((Object.keys(stages) as Stage[]).sort());
  });

  test('comes back to a stage only from a suspension, to where it rested', () => {
    const again = (Object.keys(stages) as Stage[]).filter((stage) =>
      transitions[stage].some((next) => reachedFrom(next).has(stage)),
    );
    expect(again).toEqual(['handling', 'suspended']);
  });

  test('ends when it is declined, withdrawn or archived', () => {
    expect((Object.keys(stages) as Stage[]).filter(isFinal)).toEqual(['declined', 'withdrawn', 'archived']);
  });

  test('waits for people in every stage but the machine’s own and the ends', () => {
    expect((Object.keys(stages) as Stage[]).filter(isHuman)).toEqual([...humanStages]);
  });
});
