import { describe, expect, test } from 'vitest';
import { interleave, quantile, ratios, summary } from '../../bench/statistics.ts';

describe('the numbers of the benchmark', () => {
  test.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[7], 0.9, 7],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
    [[10, 2], 0.9, 9.2],
    [[5, 1, 9], 0, 1],
    [[5, 1, 9], 1, 9],
  ])('of %j the share %d lies below %d', (values, p, expected) => {
    expect(quantile(values, p)).toBeCloseTo(expected, 10);
  });

  test('there is no median of nothing', () => {
    expect(() => quantile([], 0.5)).toThrow('No quantile of no values');
  });

  test('the order of the measurements stays as it was', () => {
    const values = [3, 1, 2];
    expect(summary(values)).toEqual({ median: 2, p90: expect.closeTo(2.8, 10) });
    expect(values).toEqual([3, 1, 2]);
  });

  test('a round in which the machine was slow gives the same ratio', () => {
    expect(ratios([4, 40, 4], [2, 20, 2])).toEqual([2, 2, 2]);
  });

  test('what was not measured together is not compared', () => {
    expect(() => ratios([1, 2], [1])).toThrow('2 values beside 1');
  });
});

describe('measuring in turn', () => {
  test('every subject is measured once a round, and each round begins with another', async () => {
    const order: string[] = [];
    const subject = (name: string) => () => order.push(name);
    const measured = await interleave({ a: subject('a'), b: subject('b'), c: subject('c') }, 3);
    expect(order.join('')).toBe('abcbcacab');
    expect(measured).toEqual({ a: [1, 6, 8], b: [2, 4, 9], c: [3, 5, 7] });
  });
});
