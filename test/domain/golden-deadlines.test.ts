import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, dueDate, isWorkingDay, type Standstill } from '../../domain/calendar.ts';
import type { Deadline } from '../../domain/deadlines.ts';
import { calendar } from '../given.ts';
import table from './golden/deadlines.json' with { type: 'json' };
import type { GoldenCase } from './golden/golden.ts';
import { secondOpinion } from './golden/second-calendar.ts';

const golden = table as unknown as readonly GoldenCase[];
const instant = (local: string) => new Date(`${local.replace(' ', 'T')}:00.000+08:00`).toISOString();
const said = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const standsOf = ({ pauses = [] }: GoldenCase): Standstill[] =>
  pauses.map(([from, until]) => ({ from: instant(from), until: instant(until) }));
const dueOf = (each: GoldenCase): string => said(dueDate(calendar, instant(each.from), each, standsOf(each)).at);
const inWords = ({ from, value, unit, pauses = [] }: GoldenCase): string =>
  [`${value} ${unit} from ${from}`, ...pauses.map(([start, end]) => `standing ${start} to ${end}`)].join(', ');

describe('the golden table', () => {
  test('has at least two hundred dated cases, sixty of them worked by hand from the notices', () => {
    expect(golden.length).toBeGreaterThanOrEqual(200);
    expect(golden.filter(({ how }) => how).length).toBeGreaterThanOrEqual(60);
    const within = (from: string, until: string) =>
      golden.filter((each) => each.from < until && each.due > from).length;
    for (const [from, until] of [
      ['2025-01-28', '2025-02-05'],
      ['2025-10-01', '2025-10-09'],
      ['2026-02-15', '2026-02-24'],
      ['2026-10-01', '2026-10-08'],
    ] as const)
      expect(within(from, until)).toBeGreaterThanOrEqual(10);
    expect(golden.filter(({ pauses }) => pauses).length).toBeGreaterThanOrEqual(60);
    expect(golden.filter(({ unit }) => unit === 'working-hours').length).toBeGreaterThanOrEqual(40);
  });

  test.each(golden.map((each) => [inWords(each), each.due, each] as const))('%s: %s', (_, due, each) => {
    expect(dueOf(each)).toBe(due);
    expect(secondOpinion(each)).toBe(due);
  });
});

/** A moment of 2025 or 2026, to the minute. */
const moment = fc
  .integer({ min: Date.parse('2025-01-01') / 60_000, max: Date.parse('2026-11-01') / 60_000 })
  .map((minutes) => said(new Date(minutes * 60_000).toISOString()));
const unit = fc.constantFrom<Deadline['unit']>('working-hours', 'working-days', 'days');
const after = (local: string, minutes: number) =>
  said(new Date(Date.parse(instant(local)) + minutes * 60_000).toISOString());
/** Standstills one after the other, as minutes after the start: how long until each, and how long each. */
const pausesAfter = (from: string, spans: readonly (readonly [number, number])[]) => {
  let at = from;
  return spans.map(([gap, length]): readonly [string, string] => {
    const start = after(at, gap);
    at = after(start, length);
    return [start, at];
  });
};
const anyCase = fc
  .record({
    from: moment,
    value: fc.integer({ min: 1, max: 20 }),
    unit,
    spans: fc.array(fc.tuple(fc.integer({ min: 1, max: 6000 }), fc.integer({ min: 1, max: 9000 })), { maxLength: 3 }),
  })
  .map(({ spans, ...each }): Omit<GoldenCase, 'due'> => ({ ...each, pauses: pausesAfter(each.from, spans) }));

describe('whatever the start, the length and the standstills', () => {
  test('the second implementation agrees', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        expect(dueOf({ ...each, due: '' })).toBe(secondOpinion({ ...each, due: '' }));
      }),
      { numRuns: 200 },
    );
  });

  test('a clock never runs backwards: a later start or a longer deadline is never due earlier', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 3000 }), (each, more) => {
        const due = dueOf({ ...each, due: '' });
        expect(dueOf({ ...each, value: each.value + 1, due: '' }) >= due).toBe(true);
        const { pauses: _, ...bare } = each;
        expect(dueOf({ ...bare, from: after(each.from, more), due: '' }) >= dueOf({ ...bare, due: '' })).toBe(true);
      }),
    );
  });

  test('a clock never runs while it stands: nothing falls due in a standstill', () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const due = dueOf({ ...each, due: '' });
        expect((each.pauses ?? []).some(([start, end]) => start <= due && due < end)).toBe(false);
      }),
    );
  });

  test('after a standstill it is due later by the working days, or the working minutes, of it', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 1, max: 20 }),
        fc.nat(3000),
        fc.integer({ min: 1, max: 9000 }),
        (...drawn) => {
          const [from, value, gap, length] = drawn;
          const [start, end] = [after(from, gap), after(from, gap + length)];
          for (const each of ['working-days', 'working-hours'] as const) {
            const before = dueDate(calendar, instant(from), { value, unit: each }).at;
            fc.pre(instant(start) <= before);
            const stands = [{ from: instant(start), until: instant(end) }];
            const due = dueDate(calendar, instant(from), { value, unit: each }, stands).at;
            if (each === 'working-days') expect(workingDays(before, due)).toBe(closingsIn(start, end));
            else expect(workingMinutes(said(before), said(due))).toBe(workingMinutes(start, end));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

const daysBetween = (first: string, last: string): string[] => {
  const days = [];
  for (let day = Date.parse(first); day <= Date.parse(last); day += 86_400_000)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
};

/** Working days after the one of the first instant, up to that of the other. */
const workingDays = (first: string, last: string): number =>
  daysBetween(dayOf(first), dayOf(last))
    .slice(1)
    .filter((day) => isWorkingDay(calendar, day)).length;

/** How often the office closes from one moment to before another. */
const closingsIn = (start: string, end: string): number =>
  daysBetween(start.slice(0, 10), end.slice(0, 10)).filter(
    (day) => isWorkingDay(calendar, day) && start <= `${day} 17:00` && `${day} 17:00` < end,
  ).length;

/** Minutes from one moment to before another in which the office is open. */
function workingMinutes(start: string, end: string): number {
  let count = 0;
  for (let time = start; time < end; time = after(time, 1)) {
    const clock = time.slice(11);
    const open = (clock >= '09:00' && clock < '12:00') || (clock >= '13:00' && clock < '17:00');
    if (open && isWorkingDay(calendar, time.slice(0, 10))) count += 1;
  }
  return count;
}
