import { describe, expect, test } from 'vitest';
import { countStatuses, type Recorded } from '../../domain/conformance.ts';
import type { CaseEvent, EventType } from '../../domain/events.ts';
import { signTerminationForm } from '../../domain/sign-termination-form.ts';
import type { Clause } from '../../domain/standard.ts';
import { takeBack } from '../../domain/take-back.ts';
import { takeIntoCustody } from '../../domain/take-into-custody.ts';
import { type Terminate, terminate } from '../../domain/terminate.ts';
import { withdraw } from '../../domain/withdraw.ts';
import { afterwards, caseAfter, electronic, papersOf, withPapersBack } from '../a-case.ts';
import { clause } from '../clause.ts';
import { and, day, later, type Story } from '../given.ts';
import { agent, principal } from '../people.ts';
import { declined, forged, inForged, withdrawn } from './conformance-scenes.ts';
import { findings, found, inShort, recorded } from './recorded.ts';

const on = '2026-03-04';
const noCooperation: Terminate = {
  ground: 'no-cooperation',
  explanation: '多次提醒未补正',
  told: { means: 'electronic', on },
};
const ending = (story: Story, why: Terminate = noCooperation) => and(story, agent, terminate, why);
const signed = (story: Story) => and(story, agent, signTerminationForm, {});

/** The events of one type changed, as no command would write them. */
const rewritten = (story: Story, type: EventType, change: object): readonly Recorded[] =>
  forged(story, (commit) => ({
    ...commit,
    events: commit.events.map((event) => (event.type === type ? ({ ...event, ...change } as CaseEvent) : event)),
  }));

clause('7.2.5.2', () => {
  const ended = ending(caseAfter('submit'));

  test('a termination awaits its form until the deadline, and no other ending has one', () => {
    const deadline = { at: '2026-03-11T09:00:00.000Z', provisional: false };
    expect(found('7.2.5.2', ended)).toMatchObject({ status: 'open', deadline });
    for (const other of [caseAfter('submit'), caseAfter('archive'), declined(), withdrawn(caseAfter('draft'))])
      expect(inShort(found('7.2.5.2', other))).toBe('not-applicable');
  });

  test('the form in time obeys, late it breaks, and so does none', () => {
    expect(inShort(found('7.2.5.2', signed(ended)))).toBe('obeyed, 9 ServiceTerminated, 10 TerminationFormSigned');
    const late = signed(afterwards(ended, 12 * day));
    expect(inShort(found('7.2.5.2', late))).toBe('broken, 9 ServiceTerminated, 10 TerminationFormSigned');
    expect(inShort(found('7.2.5.2', ended, later(ended.at, 12 * day)))).toBe('broken, 9 ServiceTerminated');
  });

  test('a termination without its reason would show', () => {
    const silent = rewritten(signed(ended), 'ServiceTerminated', { explanation: ' ' });
    expect(inForged('7.2.5.2', silent, later(ended.at, day))).toBe('broken');
  });

  test('what the service did not come to is neither awaited nor broken, long after', () => {
    const over = signed(ended);
    const statuses = (['7.2.4', '7.2.5.1', 'A.5.1', '7.2.3.3', 'A.7.1'] as const).map(
      (number) => found(number, over, later(over.at, 60 * day)).status,
    );
    expect(statuses).toEqual(['not-applicable', 'not-applicable', 'not-applicable', 'obeyed', 'obeyed']);
    const unfiled = ending(caseAfter('custody'));
    expect(found('A.7.1', unfiled, later(unfiled.at, 60 * day)).status).toBe('not-applicable');
  });

  test('what was late before the termination stays broken', () => {
    const silent = ending(afterwards(caseAfter('submit'), 12 * day));
    expect(inShort(found('7.2.3.3', silent))).toBe('broken, 6 NoticeGiven, 9 ServiceTerminated');
    const undelivered = ending(afterwards(caseAfter('result'), 5 * day));
    expect(inShort(found('7.2.4', undelivered))).toBe('broken, 9 ResultRecorded, 10 ServiceTerminated');
  });

  test('a principal who is no more is not asked to evaluate, any other is', () => {
    const gone = ending(caseAfter('submit'), { ground: 'other', kind: 'death', explanation: '亲属告知' });
    expect(inShort(found('7.2.6', gone))).toBe('not-applicable, 9 ServiceTerminated');
    expect(inShort(found('A.3.5', gone))).toBe('not-applicable, 9 ServiceTerminated');
    expect(inShort(found('7.2.6', ended))).toBe('obeyed, 9 EvaluationInvited');
    expect(found('A.3.5', ended).status).toBe('open');
  });
});

describe('the grounds of the agreement', () => {
  const explanation = '不具备办结条件';
  const told = { means: 'in-person', on } as const;
  const numbers = ['A.5.2', 'A.5.3', 'A.5.4'] as const;
  const grounds: [Terminate, string][] = [
    [{ ground: 'principal-asked', explanation, told }, 'obeyed not-applicable not-applicable'],
    [{ ground: 'not-qualified', explanation, basis: '某条例', told }, 'not-applicable obeyed not-applicable'],
    [{ ground: 'deception', explanation, told }, 'not-applicable not-applicable obeyed'],
    [noCooperation, 'not-applicable not-applicable obeyed'],
    [{ ground: 'other', kind: 'other', explanation, told }, 'not-applicable not-applicable not-applicable'],
  ];

  test.each(grounds)('$ground is shown under its own article', (why, expected) => {
    const ended = ending(caseAfter('submit'), why);
    expect(numbers.map((number) => found(number, ended).status).join(' ')).toBe(expected);
  });

  test('they do not arise in a service that goes on or was completed', () => {
    const statuses = [caseAfter('submit'), caseAfter('archive')].flatMap((story) =>
      numbers.map((number) => found(number, story).status),
    );
    expect(new Set(statuses)).toEqual(new Set(['not-applicable']));
  });
});

clause('A.5.2', () => {
  test('a withdrawal from a service in hand ends it as the principal asked', () => {
    const ended = and(caseAfter('submit'), principal, withdraw, {});
    expect(inShort(found('A.5.2', ended))).toBe('obeyed, 9 ServiceTerminated');
  });
});

clause('A.5.3', () => {
  test('without the law, or without telling it first, it is broken', () => {
    const why: Terminate = { ...noCooperation, ground: 'not-qualified', basis: '某条例' };
    const ended = ending(caseAfter('submit'), why);
    for (const lack of [{ basis: undefined }, { told: undefined }])
      expect(inForged('A.5.3', rewritten(ended, 'ServiceTerminated', lack), ended.at)).toBe('broken');
  });
});

clause('A.5.4', () => {
  test('without telling first, or told before the service or after its end, it is broken', () => {
    const ended = ending(caseAfter('submit'));
    const dated = (day: string) => ({ told: { means: 'electronic', on: day } });
    for (const lack of [{ told: undefined }, dated('2026-03-03'), dated('2026-03-05')])
      expect(inForged('A.5.4', rewritten(ended, 'ServiceTerminated', lack), ended.at)).toBe('broken');
  });
});

describe('papers after a termination', () => {
  const held = ending(caseAfter('custody'));
  const filed = ending(caseAfter('submit'));
  const back = (story: Story) => and(story, agent, takeBack, { materials: papersOf(story.now, 'm1'), place: '一号柜' });

  test('all of them go back, copies too', () => {
    const copy = { matter: 'm1', material: 'idcard', originals: 0, copies: 1, place: '一号柜' };
    const taken = and(caseAfter('notice'), agent, takeIntoCustody, { materials: [copy], receipt: electronic });
    const ended = ending(taken);
    expect(['A.4.5', 'B.1'].map((number) => found(number as Clause, ended).status)).toEqual(['open', 'open']);
    expect(inShort(found('B.1', withPapersBack(ended)))).toBe(
      'obeyed, 7 MaterialsTaken, 8 ServiceTerminated, 9 MaterialsHandedBack',
    );
  });

  test('late, or not at all, breaks it', () => {
    expect(inShort(found('B.1', withPapersBack(afterwards(held, 3 * day))))).toBe(
      'broken, 8 ServiceTerminated, 9 MaterialsHandedBack',
    );
    expect(inShort(found('B.1', held, later(held.at, 3 * day)))).toBe('broken, 8 ServiceTerminated');
  });

  test('papers that come back from the authority later have a time of their own', () => {
    expect(found('B.1', filed).status).toBe('obeyed');
    const returned = back(afterwards(filed, 5 * day));
    expect(found('B.1', returned)).toMatchObject({ status: 'open', deadline: { at: '2026-03-10T09:00:00.000Z' } });
    expect(found('A.4.5', returned).status).toBe('open');
    expect(inShort(found('B.1', withPapersBack(returned)))).toBe(
      'obeyed, 7 MaterialsTaken, 8 MatterSubmitted, 9 ServiceTerminated, 10 MaterialsTakenBack, 11 MaterialsHandedBack',
    );
    expect(inShort(found('B.1', withPapersBack(afterwards(returned, 5 * day))))).toBe(
      'broken, 10 MaterialsTakenBack, 11 MaterialsHandedBack',
    );
  });

  test('a form signed over papers still held would show', () => {
    const without = signed(withPapersBack(held)).history.filter(
      ({ events }) => !events.some(({ type }) => type === 'MaterialsHandedBack'),
    );
    expect(inForged('B.1', recorded(without), later(held.at, 60_000))).toBe('broken');
  });
});

describe('a withdrawn case', () => {
  test.each(['register', 'receive', 'draft', 'sign-own'] as const)('awaits and breaks nothing: after %s', (step) => {
    const { history, at } = withdrawn(caseAfter(step));
    const all = findings(recorded(history), later(at, 60 * day));
    expect(countStatuses(all)).toMatchObject({ open: 0, broken: 0 });
    expect(all.find((each) => each.clause === '7.2.3.1')).toMatchObject({ status: 'not-applicable', why: '已撤回。' });
  });

  test('was served as the principal wished (4.1)', () => {
    expect(inShort(found('4.1', withdrawn(caseAfter('sign-own'))))).toBe('obeyed, 1 CaseRegistered, 5 CaseWithdrawn');
  });

  test('what was late before the withdrawal stays broken', () => {
    expect(inShort(found('7.2.1.1', withdrawn(afterwards(caseAfter('register'), day))))).toBe(
      'broken, 1 CaseRegistered, 2 CaseWithdrawn',
    );
    expect(inShort(found('7.2.2', withdrawn(afterwards(caseAfter('draft'), 8 * day))))).toBe(
      'broken, 2 CaseReceived, 4 CaseWithdrawn',
    );
  });
});
