import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, dueDate, isWorkingDay, workingDays } from '../../domain/calendar.ts';
import { calendar } from '../given.ts';

/** A local time in Shanghai, as people say it, and back. */
const shanghai = (text: string) => new Date(`${text.replace(' ', 'T')}:00.000+08:00`).toISOString();
const said = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const due = (from: string, value: number, unit: 'working-hours' | 'working-days' | 'days', when = calendar) => {
  const { at, provisional } = dueDate(when, shanghai(from), { value, unit });
  return `${said(at)}${provisional ? ' provisional' : ''}`;
};

describe('the day in Shanghai', () => {
  test.each([
    ['2026-03-03T15:59:59.999Z', '2026-03-03'],
    ['2026-03-03T16:00:00.000Z', '2026-03-04'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01'],
    ['2028-02-28T16:00:00.000Z', '2028-02-29'],
  ])('%s is %s', (at, day) => {
    expect(dayOf(at)).toBe(day);
  });
});

describe('days on and off', () => {
  test.each([
    ['2025-01-01', false, 'New Year'],
    ['2025-01-26', true, 'Sunday worked for Spring Festival'],
    ['2025-01-27', true, 'Monday before Spring Festival'],
    ['2025-01-28', false, 'New Year’s Eve of the lunar year'],
    ['2025-02-04', false, 'last day of Spring Festival'],
    ['2025-02-05', true, 'first day back'],
    ['2025-02-08', true, 'Saturday worked for Spring Festival'],
    ['2025-02-09', false, 'a Sunday'],
    ['2025-04-04', false, 'Tomb-Sweeping Day, a Friday'],
    ['2025-04-27', true, 'Sunday worked for Labour Day'],
    ['2025-05-05', false, 'last day of Labour Day'],
    ['2025-05-31', false, 'Dragon Boat Festival, a Saturday'],
    ['2025-06-02', false, 'Monday of Dragon Boat Festival'],
    ['2025-09-28', true, 'Sunday worked for National Day'],
    ['2025-10-08', false, 'eighth day of National Day with Mid-Autumn'],
    ['2025-10-09', true, 'first day back'],
    ['2025-10-11', true, 'Saturday worked for National Day'],
    ['2026-01-02', false, 'New Year, a Friday'],
    ['2026-01-04', true, 'Sunday worked for New Year'],
    ['2026-02-14', true, 'Saturday worked for Spring Festival'],
    ['2026-02-15', false, 'first day of Spring Festival'],
    ['2026-02-23', false, 'ninth and last day of Spring Festival'],
    ['2026-02-24', true, 'first day back'],
    ['2026-02-28', true, 'Saturday worked for Spring Festival'],
    ['2026-03-01', false, 'a Sunday'],
    ['2026-04-06', false, 'Monday of Tomb-Sweeping Day'],
    ['2026-05-09', true, 'Saturday worked for Labour Day'],
    ['2026-06-19', false, 'Dragon Boat Festival'],
    ['2026-09-20', true, 'Sunday worked for National Day'],
    ['2026-09-25', false, 'Mid-Autumn'],
    ['2026-09-28', true, 'first day back after Mid-Autumn'],
    ['2026-10-07', false, 'last day of National Day'],
    ['2026-10-10', true, 'Saturday worked for National Day'],
    ['2027-01-01', true, 'no notice yet: a Friday like any other'],
    ['2027-01-02', false, 'no notice yet: a Saturday'],
  ])('%s: %s, %s', (day, works) => {
    expect(isWorkingDay(calendar, day)).toBe(works);
  });

  test('a year has as many days off as its notice says', () => {
    const offOn = (year: string) => calendar.years[year]!.holidays.filter((day) => !isWorkingDay(calendar, day)).length;
    expect([offOn('2025'), offOn('2026')]).toEqual([28, 33]);
  });
});

describe('working days: not counting the first, until the office closes', () => {
  test.each([
    ['2026-03-04 09:05', 1, '2026-03-05 17:00', 'the next day'],
    ['2026-03-04 23:59', 1, '2026-03-05 17:00', 'at night it is still that day'],
    ['2026-03-06 10:00', 1, '2026-03-09 17:00', 'over a weekend'],
    ['2026-03-07 10:00', 1, '2026-03-09 17:00', 'from a Saturday'],
    ['2026-03-04 09:05', 5, '2026-03-11 17:00', 'a week'],
    ['2026-02-13 16:00', 1, '2026-02-14 17:00', 'a worked Saturday counts'],
    ['2026-02-13 16:00', 2, '2026-02-24 17:00', 'over Spring Festival'],
    ['2026-02-17 10:00', 5, '2026-02-28 17:00', 'from within it, to a worked Saturday'],
    ['2026-02-17 10:00', 6, '2026-03-02 17:00', 'and past the Sunday after'],
    ['2026-04-30 10:00', 3, '2026-05-08 17:00', 'over Labour Day'],
    ['2026-04-30 10:00', 4, '2026-05-09 17:00', 'and its worked Saturday'],
    ['2026-06-18 10:00', 1, '2026-06-22 17:00', 'over Dragon Boat Festival'],
    ['2026-09-18 10:00', 1, '2026-09-20 17:00', 'past a Saturday to a worked Sunday'],
    ['2026-09-24 10:00', 3, '2026-09-30 17:00', 'over Mid-Autumn'],
    ['2026-09-24 10:00', 4, '2026-10-08 17:00', 'over Mid-Autumn and National Day'],
    ['2026-09-30 17:30', 3, '2026-10-10 17:00', 'over National Day to its worked Saturday'],
    ['2025-01-25 10:00', 1, '2025-01-26 17:00', 'a worked Sunday counts'],
    ['2025-01-25 10:00', 5, '2025-02-07 17:00', 'over Spring Festival of 2025'],
    ['2025-09-30 10:00', 3, '2025-10-11 17:00', 'over National Day of 2025'],
    ['2025-12-31 10:00', 1, '2026-01-04 17:00', 'over New Year, to a worked Sunday'],
    ['2026-12-31 10:00', 1, '2027-01-01 17:00 provisional', 'into a year without a notice'],
    ['2026-12-25 10:00', 4, '2026-12-31 17:00', 'not beyond the last day of the notice'],
    ['2027-06-01 10:00', 3, '2027-06-04 17:00 provisional', 'wholly within a year without a notice'],
  ])('%s and %i: %s, %s', (from, count, expected) => {
    expect(due(from, count, 'working-days')).toBe(expected);
  });
});

describe('working hours: only while the office is open', () => {
  test.each([
    ['2026-03-04 09:05', 2, '2026-03-04 11:05', 'within the morning'],
    ['2026-03-04 11:00', 2, '2026-03-04 14:00', 'over lunch'],
    ['2026-03-04 10:00', 2, '2026-03-04 12:00', 'ending as lunch begins'],
    ['2026-03-04 12:30', 2, '2026-03-04 15:00', 'from lunch'],
    ['2026-03-04 07:00', 2, '2026-03-04 11:00', 'from before opening'],
    ['2026-03-04 16:30', 2, '2026-03-05 10:30', 'over night'],
    ['2026-03-04 17:00', 2, '2026-03-05 11:00', 'from closing'],
    ['2026-03-04 23:00', 2, '2026-03-05 11:00', 'from the night'],
    ['2026-03-06 16:00', 2, '2026-03-09 10:00', 'over a weekend'],
    ['2026-03-08 10:00', 2, '2026-03-09 11:00', 'from a day off'],
    ['2026-02-14 16:00', 2, '2026-02-24 10:00', 'from a worked Saturday over Spring Festival'],
    ['2026-02-28 16:00', 2, '2026-03-02 10:00', 'from a worked Saturday over the Sunday after'],
    ['2026-09-30 16:59', 2, '2026-10-08 10:59', 'over National Day'],
    ['2026-03-04 09:00', 7, '2026-03-04 17:00', 'a whole day'],
    ['2026-03-04 09:00', 8, '2026-03-05 10:00', 'a day and an hour'],
    ['2026-12-31 16:00', 2, '2027-01-01 10:00 provisional', 'into a year without a notice'],
  ])('%s and %i: %s, %s', (from, hours, expected) => {
    expect(due(from, hours, 'working-hours')).toBe(expected);
  });
});

describe('calendar days: to midnight, never ending on a day off (民法典 §203)', () => {
  test.each([
    ['2026-03-04 09:05', 30, '2026-04-03 23:59', 'ending on a Friday'],
    ['2026-03-04 09:05', 1, '2026-03-05 23:59', 'the next day'],
    ['2026-03-04 09:05', 31, '2026-04-07 23:59', 'ending on Tomb-Sweeping Day'],
    ['2026-03-05 09:05', 2, '2026-03-09 23:59', 'ending on a Saturday'],
    ['2026-01-16 09:05', 30, '2026-02-24 23:59', 'ending on the first day of Spring Festival'],
    ['2026-01-15 09:05', 30, '2026-02-14 23:59', 'ending on a worked Saturday'],
    ['2026-12-01 09:05', 30, '2026-12-31 23:59', 'ending on the last day of the notice'],
    ['2026-12-02 09:05', 30, '2027-01-01 23:59 provisional', 'ending in a year without a notice'],
  ])('%s and %i: %s, %s', (from, count, expected) => {
    expect(due(from, count, 'days')).toBe(expected);
  });
});

test('a date is provisional until the notice of its year is entered, and then moves', () => {
  const published = {
    ...calendar,
    years: { ...calendar.years, '2027': { notice: '试', holidays: ['2027-01-01'], workingWeekends: ['2027-01-03'] } },
  };
  expect(due('2026-12-31 10:00', 1, 'working-days')).toBe('2027-01-01 17:00 provisional');
  expect(due('2026-12-31 10:00', 1, 'working-days', published)).toBe('2027-01-03 17:00');
});

const instants = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-01'), noInvalidDate: true });

describe('whatever the start', () => {
  test('a deadline lies after it, on a working day, within opening hours', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 }), (from, value) => {
        for (const unit of ['working-days', 'working-hours'] as const) {
          const { at } = dueDate(calendar, from.toISOString(), { value, unit });
          expect(at > from.toISOString()).toBe(true);
          expect(isWorkingDay(calendar, dayOf(at))).toBe(true);
          expect(said(at).slice(11) >= '09:00' && said(at).slice(11) <= '17:00').toBe(true);
        }
      }),
    );
  });

  test('a longer deadline never falls earlier', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('working-days', 'working-hours', 'days'),
        (from, value, unit) => {
          const at = (count: number) => dueDate(calendar, from.toISOString(), { value: count, unit }).at;
          expect(at(value + 1) >= at(value)).toBe(true);
        },
      ),
    );
  });
});

describe('working days from one moment to another', () => {
  const stood = [{ from: shanghai('2026-03-05 12:00'), until: shanghai('2026-03-06 12:00') }];

  test('do not count the first, days off, nor those at whose end the clock stood', () => {
    const [wednesday, monday] = [shanghai('2026-03-04 09:05'), shanghai('2026-03-09 16:00')];
    expect(workingDays(calendar, wednesday, wednesday)).toBe(0);
    expect(workingDays(calendar, wednesday, monday)).toBe(3);
    expect(workingDays(calendar, wednesday, monday, stood)).toBe(2);
  });

  test('are as many as a deadline has that falls on the last of them', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 }), (from, value) => {
        const start = from.toISOString();
        const { at } = dueDate(calendar, start, { value, unit: 'working-days' }, stood);
        expect(workingDays(calendar, start, at, stood)).toBe(value);
      }),
    );
  });
});
