import { describe, expect, test } from 'vitest';
import { nextAfter, parseExpression } from '../../../local/scheduler/expression.ts';

/** The next occurrences after a moment, as UTC. */
function occurrences(text: string, zone: string, after: string, count: number): string[] {
  const expression = parseExpression(text, zone);
  const found: string[] = [];
  for (
    let at = nextAfter(expression, Date.parse(after), Date.parse(after));
    at !== undefined && found.length < count;
    at = nextAfter(expression, at, Date.parse(after))
  )
    found.push(new Date(at).toISOString().replace(':00.000Z', 'Z'));
  return found;
}

describe('cron', () => {
  test.each<[string, string, string[]]>([
    ['0 9 * * ? *', 'every day at nine in Shanghai', ['2026-11-24T01:00Z', '2026-11-25T01:00Z']],
    ['30 8 ? * MON-FRI *', 'on working days', ['2026-11-24T00:30Z', '2026-11-25T00:30Z']],
    ['0 0 1 * ? *', 'on the first of the month', ['2026-11-30T16:00Z', '2026-12-31T16:00Z']],
    [
      '0 12 L * ? *',
      'on the last day of the month',
      ['2026-11-30T04:00Z', '2026-12-31T04:00Z', '2027-01-31T04:00Z', '2027-02-28T04:00Z'],
    ],
    [
      '0 12 LW * ? *',
      'on the last weekday of the month',
      ['2026-11-30T04:00Z', '2026-12-31T04:00Z', '2027-01-29T04:00Z', '2027-02-26T04:00Z'],
    ],
    [
      '0 12 1W * ? *',
      'on the weekday nearest to the first, within the month',
      [
        '2026-12-01T04:00Z',
        '2027-01-01T04:00Z',
        '2027-02-01T04:00Z',
        '2027-03-01T04:00Z',
        '2027-04-01T04:00Z',
        '2027-05-03T04:00Z',
      ],
    ],
    ['0 12 ? * 2#1 *', 'on the first Monday', ['2026-12-07T04:00Z', '2027-01-04T04:00Z']],
    ['0 12 ? * 6L *', 'on the last Friday', ['2026-11-27T04:00Z', '2026-12-25T04:00Z']],
    [
      '0/20 10 ? * TUE,thu *',
      'by steps, in lists, in small letters',
      ['2026-11-24T02:00Z', '2026-11-24T02:20Z', '2026-11-24T02:40Z', '2026-11-26T02:00Z'],
    ],
    [
      '45,0,5-6 10 24 11 ? 2026',
      'in a list out of order, in one year',
      ['2026-11-24T02:00Z', '2026-11-24T02:05Z', '2026-11-24T02:06Z', '2026-11-24T02:45Z'],
    ],
    ['0 0 29 FEB ? *', 'on a leap day', ['2028-02-28T16:00Z', '2032-02-28T16:00Z']],
    ['0 0 31 2 ? *', 'never', []],
  ])('%s: %s', (fields, _, expected) => {
    expect(occurrences(`cron(${fields})`, 'Asia/Shanghai', '2026-11-23T16:00:00Z', expected.length || 1)).toEqual(
      expected,
    );
  });

  test('a time that the clock skips in spring is skipped', () => {
    expect(occurrences('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-03-27T12:00:00Z', 2)).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-30T00:30Z',
    ]);
  });

  test('a time that the clock shows twice in autumn comes once', () => {
    expect(occurrences('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
    ]);
  });

  test('the wall clock counts, whatever the offset', () => {
    expect(occurrences('cron(0 9 1 * ? *)', 'Europe/Berlin', '2026-09-15T00:00:00Z', 3)).toEqual([
      '2026-10-01T07:00Z',
      '2026-11-01T08:00Z',
      '2026-12-01T08:00Z',
    ]);
  });
});

describe('rate and at', () => {
  test('a rate counts from its first occurrence, which is at once', () => {
    const expression = parseExpression('rate(5 minutes)', 'UTC');
    expect([
      nextAfter(expression, 999, 1000),
      nextAfter(expression, 1000, 1000),
      nextAfter(expression, 700_000, 1000),
    ]).toEqual([1000, 301_000, 901_000]);
  });

  test('a single time is that of the zone, and comes once', () => {
    expect(occurrences('at(2026-12-01T09:00:00)', 'Asia/Shanghai', '2026-11-23T00:00:00Z', 3)).toEqual([
      '2026-12-01T01:00Z',
    ]);
  });
});

describe('expressions that are refused', () => {
  test.each([
    'cron(0 1 * * * *)',
    'cron(0 1 ? * ? *)',
    'cron(7 20 * * NOT *)',
    'cron(INVALID)',
    'cron(0 dummy ? * MON-FRI *)',
    'cron(71 8 1 * ? *)',
    'cron(0 24 1 * ? *)',
    'cron(0 1 32 * ? *)',
    'cron(0 1 1,L * ? *)',
    'cron(0 1 L-3 * ? *)',
    'cron(0 1 ? * FRI-MON *)',
    'cron(0 1 ? * 8 *)',
    'cron()',
    'rate(10 seconds)',
    'rate(10 years)',
    'rate(0 minutes)',
    'rate()',
    'rate(10)',
    'rate(10 minutess)',
    'rate(foo minutes)',
    'at(2021-12-31)',
    'at(2021-12-31T23:59:59Z)',
    'at(2021-13-31T23:59:59)',
    'every day',
  ])('%s', (text) => {
    expect(() => parseExpression(text, 'UTC')).toThrow(`Invalid Schedule Expression ${text}.`);
  });
});
