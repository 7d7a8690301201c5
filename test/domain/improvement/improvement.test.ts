import { expect, test } from 'vitest';
import { type Decided, type Entry, recall } from '../../../domain/chronicle.ts';
import type { Actor, Staff } from '../../../domain/context.ts';
import { closeImprovement } from '../../../domain/improvement/close.ts';
import {
  evolveImprovement,
  type Improvement,
  type ImprovementEvent,
  type Reading,
} from '../../../domain/improvement/improvement.ts';
import { dropImprovement, finishImprovement, noteImprovement } from '../../../domain/improvement/proceed.ts';
import { PromiseImprovement, promiseImprovement } from '../../../domain/improvement/promise.ts';
import { promiseWords } from '../../../domain/improvement/promise-words.ts';
import { promisesAt } from '../../../domain/improvement/promises.ts';
import { nextReminder, remindOfImprovement } from '../../../domain/improvement/remind.ts';
import { contributionsOfImprovement } from '../../../domain/improvement/rows.ts';
import { indicators } from '../../../domain/measure/indicators/all.ts';
import { clause } from '../../clause.ts';
import { clock, contextOf, later } from '../../given.ts';
import { manager, system } from '../../people.ts';

const owner: Staff = { kind: 'staff', id: 'helper-1', office: 'heping', roles: ['helper'], authorities: [] };
const chief: Staff = { ...owner, id: 'manager-2', roles: ['manager'] };

const asked = {
  office: 'heping',
  source: { kind: 'indicator' as const },
  problem: '午间无人接待。',
  action: '午间轮值。',
  owner: owner.id,
  dueOn: '2026-03-20',
  indicator: 'response-rate',
  wanted: 'higher' as const,
  month: '2026-01',
};
const base: Reading = { month: '2026-01', value: '88.00', version: '1' };
const day = 86_400_000;
/** The freeze of March. */
const frozen = '2026-04-13T16:00:00.001Z';

const promise = (by: Actor = manager, change: Partial<typeof asked> = {}, reading = base, at = clock) =>
  promiseImprovement({ ...asked, ...change }, { ...owner, active: true }, reading, contextOf(by, at));

const because = (decision: Decided<ImprovementEvent>) =>
  decision.outcome === 'refused' ? [decision.clause, decision.because] : decision.events.map(({ type }) => type);

/** A history told step by step. */
type Step = readonly [at: string, events: readonly ImprovementEvent[]];
function told(...steps: readonly Step[]) {
  const first = promise();
  if (first.outcome === 'refused') throw new Error(first.because);
  return [{ at: clock, events: first.events }, ...steps.map(([at, events]) => ({ at, events }))];
}
const stand = (history: readonly Entry<ImprovementEvent>[]) => recall(history, evolveImprovement) as Improvement;
const done = (at: string) => [at, [{ type: 'ImprovementDone', by: owner.id, text: '已执行' }]] as const;
const dropped = (at: string) => [at, [{ type: 'ImprovementDropped', by: manager.id, text: '不再适用' }]] as const;

clause('8.3', () => {
  test('a problem becomes a measure with an owner, a day, and an indicator with its value of a frozen month', () => {
    const now = stand(told());
    expect(now).toMatchObject({ state: 'open', owner: 'helper-1', dueOn: '2026-03-20', base, openedBy: manager.id });
  });

  test('agents and helpers promise nothing; a manager does for the own office and those below', () => {
    expect(because(promise(owner))).toEqual(['5.3.2', 'not-permitted']);
    expect(because(promise(chief))).toEqual(['ImprovementPromised']);
    expect(because(promise({ ...chief, office: 'anle' }))).toEqual(['5.3.2', 'not-permitted']);
  });

  test('no value of a month that is not frozen, no day that is over, no owner from elsewhere', () => {
    expect(because(promise(manager, {}, { ...base, month: '2026-02' }))).toEqual(['8.3', 'month-not-frozen']);
    expect(because(promise(manager, { dueOn: '2026-03-03' }))).toEqual(['8.3', 'improvement-due']);
    for (const other of [
      undefined,
      { ...owner, active: false },
      { ...owner, office: 'anle', active: true },
      { ...owner, office: 'centre', active: true },
    ])
      expect(because(promiseImprovement(asked, other, base, contextOf(manager)))).toEqual(['8.3', 'improvement-owner']);
    const above = promiseImprovement(asked, { ...manager, active: true }, base, contextOf(manager));
    expect(because(above)).toEqual(['ImprovementPromised']);
  });

  test('words hold no personal numbers', () => {
    const { office: _, ...rest } = asked;
    expect(PromiseImprovement.safeParse(rest).success).toBe(true);
    expect(PromiseImprovement.safeParse({ ...rest, problem: '13000000001 投诉' }).success).toBe(false);
    expect(PromiseImprovement.safeParse({ ...rest, value: '88.00' }).success).toBe(false);
  });

  test('its owner and managers say how it goes on; colleagues do not', () => {
    const now = stand(told());
    const note = (by: Staff) => because(noteImprovement(now, { text: '已排班' }, contextOf(by)));
    expect(note(owner)).toEqual(['ImprovementNoted']);
    expect(note(chief)).toEqual(['ImprovementNoted']);
    expect(note({ ...owner, id: 'helper-2' })).toEqual(['8.3', 'not-permitted']);
  });

  test('done once, and quiet when said again', () => {
    const now = stand(told());
    expect(because(finishImprovement(now, { text: '已执行' }, contextOf(owner)))).toEqual(['ImprovementDone']);
    const after = stand(told(done(later(clock, day))));
    expect(because(finishImprovement(after, { text: '再说' }, contextOf(owner)))).toEqual([]);
  });

  test('closed only when done, and with the figures of a later frozen month', () => {
    const effect: Reading = { month: '2026-03', value: '93.00', version: '1' };
    const close = (now: Improvement, reading: Reading, at = frozen) =>
      because(closeImprovement(now, reading, contextOf(manager, at)));
    const ready = stand(told(done(later(clock, day))));
    expect(close(stand(told()), effect)).toEqual(['8.3', 'improvement-not-done']);
    expect(close(ready, effect, '2026-04-13T16:00:00.000Z')).toEqual(['8.3', 'month-not-frozen']);
    expect(close(ready, { ...effect, month: '2026-01' })).toEqual(['8.3', 'effect-too-early']);
    expect(close(ready, { ...effect, month: '2026-02' })).toEqual(['8.3', 'effect-too-early']);
    expect(close(ready, { month: '2026-03', version: '1' })).toEqual(['8.3', 'effect-without-data']);
    expect(close(ready, effect)).toEqual(['ImprovementClosed']);
    expect(because(closeImprovement(ready, effect, contextOf(owner, frozen)))).toEqual(['8.3', 'not-permitted']);
  });

  test.each([
    ['93.00', '1', 'as-wanted'],
    ['88.00', '1', 'unchanged'],
    ['80.00', '1', 'opposite'],
    ['93.00', '2', 'unknown'],
  ])('what the figures say of it is part of the close: %s (version %s) is %s', (value, version, movement) => {
    const ready = stand(told(done(later(clock, day))));
    const decision = closeImprovement(ready, { month: '2026-03', value, version }, contextOf(manager, frozen));
    expect(decision).toMatchObject({ events: [{ movement }] });
  });

  test('dropped with reasons by another than its owner, and then over', () => {
    const now = stand(told());
    const text = '该网点已撤并';
    expect(because(dropImprovement(now, { text }, contextOf(manager)))).toEqual(['ImprovementDropped']);
    const own = { ...now, owner: manager.id };
    expect(because(dropImprovement(own, { text }, contextOf(manager)))).toEqual(['8.3', 'improvement-own']);
    const over = stand(told(dropped(later(clock, day))));
    expect(because(dropImprovement(over, { text }, contextOf(manager)))).toEqual([]);
    expect(because(noteImprovement(over, { text }, contextOf(owner)))).toEqual(['8.3', 'improvement-over']);
    expect(because(finishImprovement(over, { text }, contextOf(owner)))).toEqual(['8.3', 'improvement-over']);
  });

  test('overdue, its owner is reminded and then the manager; each once, and nobody when it is done', () => {
    const now = stand(told());
    const remind = (state: Improvement, at: string) => remindOfImprovement(state, contextOf(system, at));
    const [due, raised] = ['2026-03-20T16:00:00.000Z', '2026-03-24T09:00:00.000Z'];
    expect(remind(now, '2026-03-20T15:00:00.000Z')).toMatchObject({ events: [] });
    expect(remind(now, due)).toMatchObject({ events: [{ type: 'ImprovementReminded', level: 1 }] });
    expect(remind(now, raised)).toMatchObject({ events: [{ level: 2, above: 0 }] });
    expect(remind({ ...now, reminded: 2 }, raised)).toMatchObject({ events: [] });
    expect(remind({ ...now, state: 'done' }, raised)).toMatchObject({ events: [] });
    expect(nextReminder(now, contextOf(system))).toBe('2026-03-20T15:59:59.999Z');
    expect(nextReminder({ ...now, reminded: 2 }, contextOf(system))).toBeUndefined();
  });

  test.each([
    ['what still runs', told(), 'pending:2026-03-20T15:59:59.999Z'],
    ['what was done in time', told(done('2026-03-20T10:00:00.000Z')), 'on-time'],
    ['what was done too late', told(done('2026-03-21T10:00:00.000Z')), 'late'],
    ['what was given up afterwards', told(dropped('2026-03-21T10:00:00.000Z')), 'missed'],
  ])('%s counts on the day it was due, for its office', (_, history, value) => {
    const [leaf] = contributionsOfImprovement(history);
    expect(leaf?.[0]).toBe('heping#2026-03-20#-#2026-03');
    expect([...(leaf?.[1] ?? [])]).toEqual([[`improvement=${value}=n~n==helper-1`, 1]]);
  });

  test('what was given up before it was due counts for nothing', () => {
    expect(contributionsOfImprovement(told(dropped(later(clock, day)))).size).toBe(0);
  });

  test('what became of a promise is told as it was known at an instant, whatever happened later', () => {
    const history = told(done(later(clock, day)), dropped(later(clock, 3 * day)));
    const state = (at: string) => promisesAt([history], at).map((each) => each.state);
    expect(state(later(clock, -1))).toEqual([]);
    expect(state(clock)).toEqual(['open']);
    expect(state(later(clock, 2 * day))).toEqual(['done']);
    expect(state(later(clock, 4 * day))).toEqual(['dropped']);
  });

  test('a report says of a promise what it was, and what became of it, and names nobody', () => {
    const names = new Map([['heping', '和平镇']]);
    const words = (...steps: readonly Step[]) => promiseWords(stand(told(...steps)), names, indicators);
    const begin = '和平镇：午间轮值。期限 2026-03-20；按时响应率：2026-01 88.00 %；';
    expect(words()).toBe(`${begin}尚未完成。`);
    expect(words(done(later(clock, day)))).toBe(`${begin}已完成，待核验成效。`);
    const effect = { month: '2026-03', value: '93.00', version: '1' };
    const closed = { type: 'ImprovementClosed', by: manager.id, effect, movement: 'as-wanted' } as const;
    expect(words(done(later(clock, day)), [frozen, [closed]])).toBe(`${begin}已办结，2026-03 93.00 %，按预期变化。`);
  });
});
