import { expect, test } from 'vitest';
import { type Decided, recall } from '../../../domain/chronicle.ts';
import type { Staff } from '../../../domain/context.ts';
import {
  answerFinding,
  evolveFinding,
  type Finding,
  type FindingEvent,
  fileFinding,
  nextFindingReminder,
  remindOfFinding,
  settleFinding,
} from '../../../domain/supervision/finding.ts';
import { Draw, mayDraw } from '../../../domain/supervision/sample.ts';
import { clause } from '../../clause.ts';
import { clock, contextOf, sha256 } from '../../given.ts';
import { agent, manager, system } from '../../people.ts';

const supervisor: Staff = { ...agent, id: 'supervisor-1', office: 'centre', roles: ['supervisor'] };
const population = Array.from({ length: 200 }, (_, index) => `DB${String(index).padStart(22, '0')}`);
const drawn = (seed: string, cases = population, month = '2026-01') => {
  const draw = new Draw({ seed, month, office: 'heping', size: 10 }, sha256);
  for (const each of cases) draw.add(each);
  return draw.drawn;
};
const because = (decision: Decided<FindingEvent>) =>
  decision.outcome === 'refused' ? [decision.clause, decision.because] : decision.events.map(({ type }) => type);

const about = { kind: 'office', office: 'heping' } as const;
const file = (by: Staff = supervisor) => fileFinding({ about, text: '取号机无适老化界面。' }, 'heping', contextOf(by));
function after(...events: FindingEvent[]): Finding {
  const filed = file();
  if (filed.outcome === 'refused') throw new Error(filed.because);
  return recall([{ at: clock, events: [...filed.events, ...events] }], evolveFinding) as Finding;
}
const answered: FindingEvent = { type: 'FindingAnswered', by: manager.id, text: '已报修。' };
const disputed: FindingEvent = { type: 'FindingDisputed', by: supervisor.id, text: '没有修好。', dueAt: clock };

clause('8.1', () => {
  test('the same seed, month, office and cases give the same sample, in whatever order they are read', () => {
    const sample = drawn('seed-1');
    expect(sample.cases).toHaveLength(10);
    expect(drawn('seed-1', [...population].reverse()).cases).toEqual(sample.cases);
    expect(drawn('seed-1', [...population, ...population])).toEqual(sample);
    expect(drawn('seed-2').cases).not.toEqual(sample.cases);
    expect(drawn('seed-1', population, '2026-02').cases).not.toEqual(sample.cases);
  });

  test('a case more changes the fingerprint, and the sample in one place at most', () => {
    const [before, more] = [drawn('seed-1'), drawn('seed-1', [...population, 'DB9901002026030400123452'])];
    expect(more.fingerprint).not.toBe(before.fingerprint);
    expect(more.cases.filter((each) => before.cases.includes(each)).length).toBeGreaterThanOrEqual(9);
  });

  test('fewer cases than were asked for are all drawn, and each is drawn as often as another', () => {
    expect(drawn('seed-1', population.slice(0, 3)).cases).toHaveLength(3);
    const often = new Map<string, number>();
    for (let seed = 0; seed < 400; seed++)
      for (const each of drawn(`s${seed}`).cases) often.set(each, (often.get(each) ?? 0) + 1);
    expect(often.size).toBe(population.length);
    expect(Math.max(...often.values())).toBeLessThan(60);
  });

  test('drawn by supervisors of the office and managers, of a month that stands still', () => {
    const ask = (by: Staff, month = '2026-01') => mayDraw({ office: 'heping', month }, contextOf(by))?.because;
    expect(ask(supervisor)).toBeUndefined();
    expect(ask(manager)).toBeUndefined();
    expect(ask(agent)).toBe('not-permitted');
    expect(ask({ ...supervisor, office: 'anle' })).toBe('not-permitted');
    expect(ask(supervisor, '2026-02')).toBe('month-not-frozen');
  });

  test('only supervisors file findings, only managers answer them', () => {
    expect(because(file())).toEqual(['FindingFiled']);
    expect(because(file(manager))).toEqual(['5.3.2', 'not-permitted']);
    const answer = (now: Finding, by: Staff = manager) =>
      because(answerFinding(now, { text: '已报修。' }, contextOf(by)));
    expect(answer(after())).toEqual(['FindingAnswered']);
    expect(answer(after(), supervisor)).toEqual(['5.3.2', 'not-permitted']);
    expect(answer(after(answered))).toEqual(['8.1', 'finding-answered']);
  });

  test('an answer is accepted, or disputed once, by whoever filed it', () => {
    const settle = (now: Finding, by = supervisor) =>
      because(settleFinding(now, { outcome: 'disputed', text: '没有修好。' }, contextOf(by)));
    expect(settle(after())).toEqual(['8.1', 'finding-not-answered']);
    expect(settle(after(answered))).toEqual(['FindingDisputed']);
    expect(settle(after(answered), { ...supervisor, id: 'supervisor-2' })).toEqual(['8.1', 'finding-of-another']);
    const twice = after(answered, disputed, answered);
    expect([twice.state, twice.answers.length]).toEqual(['closed', 2]);
    expect(settle(twice)).toEqual(['8.1', 'finding-not-answered']);
    expect(because(settleFinding(after(answered), { outcome: 'accepted' }, contextOf(supervisor)))).toEqual([
      'FindingAccepted',
    ]);
  });

  test('ten working days to answer; an overdue answer is reminded of and goes up, an answered one is not', () => {
    const now = after();
    expect(now.dueAt.slice(0, 10)).toBe('2026-03-18');
    const remind = (state: Finding, at: string) => because(remindOfFinding(state, contextOf(system, at)));
    expect(remind(now, now.dueAt)).toEqual([]);
    expect(remind(now, '2026-03-18T23:00:00.000Z')).toEqual(['FindingReminded']);
    expect(remindOfFinding(now, contextOf(system, '2026-03-20T23:00:00.000Z'))).toMatchObject({
      events: [{ level: 2, above: 0 }],
    });
    expect(remind(after(answered), '2026-03-20T23:00:00.000Z')).toEqual([]);
    expect(nextFindingReminder(now, contextOf(system))).toBe(now.dueAt);
  });
});
