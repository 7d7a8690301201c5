import { describe, expect, test } from 'vitest';
import { chineseDate, chineseTime, dayOf, isoDate } from '../../documents/dates.ts';

describe('dates in Asia/Shanghai', () => {
  test.each([
    ['2026-03-04T01:05:00Z', '2026年3月4日 09:05'],
    ['2026-03-04T09:05:00+08:00', '2026年3月4日 09:05'],
    ['2026-12-31T16:00:00.000Z', '2027年1月1日 00:00'],
    ['2026-03-04', '2026年3月4日'],
  ])('%s is %s', (iso, words) => {
    expect(chineseTime(iso)).toBe(words);
  });

  test('a day has no zone', () => {
    expect(chineseDate('2026-03-04')).toBe('2026年3月4日');
    expect(isoDate('2026-03-04T16:00:00Z')).toBe('2026-03-05');
    expect(dayOf('2026-01-01')).toEqual({ year: '2026', month: '1', day: '1' });
  });

  test('what is no date is refused', () => {
    expect(() => chineseTime('soon')).toThrow(RangeError);
  });
});
