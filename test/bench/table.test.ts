import { describe, expect, test } from 'vitest';
import type { Row } from '../../bench/row.ts';
import { verdict } from '../../bench/row.ts';
import { figure, renderTable } from '../../bench/table.ts';

const rows: Row[] = [
  { what: 'staff', median: 1.234, p90: 1.5, unit: '×', aim: 2, note: '50 ms ÷ 40 ms' },
  { what: 'printer', median: 12.34, p90: 123.4, unit: '×', aim: 2 },
  { what: 'transitions', median: 12, unit: '', aim: 30 },
  { what: 'lifecycles', median: 0.5, unit: '/s' },
];

describe('the table of the benchmark', () => {
  test('has its columns in line, and says of every aim whether it is met', () => {
    expect(renderTable('Start', rows).split('\n')).toEqual([
      '| Start       |  median |  p90 |  aim |        |               |',
      '| ----------- | ------: | ---: | ---: | ------ | ------------- |',
      '| staff       |  1.23 × | 1.50 |  ≤ 2 | met    | 50 ms ÷ 40 ms |',
      '| printer     |  12.3 × |  123 |  ≤ 2 | missed |               |',
      '| transitions |      12 |      | ≤ 30 | met    |               |',
      '| lifecycles  | 0.50 /s |      |      |        |               |',
    ]);
  });

  test.each([
    [2, 'met'],
    [2.0001, 'missed'],
    [1.9, 'met'],
  ])('a median of %d meets an aim of 2: %s', (median, expected) => {
    expect(verdict({ what: '', median, unit: '×', aim: 2 })).toBe(expected);
  });

  test('what has no aim has no verdict', () => {
    expect(verdict({ what: '', median: 9, unit: '×' })).toBe('');
  });

  test.each([
    [0, '0'],
    [1, '1'],
    [0.123, '0.12'],
    [9.99, '9.99'],
    [12.34, '12.3'],
    [123.4, '123'],
    [1471.2, '1471'],
  ])('%d is written %s', (value, expected) => {
    expect(figure(value)).toBe(expected);
  });
});
