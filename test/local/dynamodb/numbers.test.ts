import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortable } from '../../../local/dynamodb/keys.ts';
import { compareNumbers, digitsOf, minus, plus } from '../../../local/dynamodb/numbers.ts';
import { itemSize, sameItem } from '../../../local/dynamodb/values.ts';

/** Decimal strings as DynamoDB keeps them, without exponent and superfluous zeros. */
const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 18 }))
  .map(([units, scale]) => plus('0', `${units < 0n ? '-' : ''}${decimal(units < 0n ? -units : units, scale)}`));

function decimal(units: bigint, scale: number): string {
  const digits = String(units).padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

describe('numbers', () => {
  test('adding and taking away again changes nothing', () => {
    fc.assert(fc.property(number, number, (a, b) => minus(plus(a, b), b) === a));
    expect(plus('0.1', '0.2')).toBe('0.3');
  });

  test('they sort as keys as they compare', () => {
    const agree = (a: string, b: string) =>
      Math.sign(Buffer.compare(sortable({ N: a }), sortable({ N: b }))) === Math.sign(compareNumbers(a, b));
    fc.assert(fc.property(number, number, agree));
    expect(agree('-1.05', '-1')).toBe(true);
  });

  test('zeros at either end are no significant digits', () => {
    expect(['0', '1200', '0.0012', '-10.50'].map(digitsOf)).toEqual([0, 2, 2, 3]);
  });
});

describe('items', () => {
  test('sizes count UTF-8 bytes of names and values', () => {
    expect(itemSize({ 事项: { S: '代办' } })).toBe(12);
    expect(itemSize({ a: { L: [{ S: 'xy' }, { BOOL: true }] } })).toBe(1 + 3 + 3 + 2);
    expect(itemSize({ a: { M: { b: { N: '-123' } } } })).toBe(1 + 3 + 1 + 1 + 4);
  });

  test('sets and maps are the same in any order, lists are not', () => {
    const one = { a: { SS: ['x', 'y'] }, b: { M: { p: { N: '1' }, q: { NULL: true } } } };
    const other = { b: { M: { q: { NULL: true }, p: { N: '1' } } }, a: { SS: ['y', 'x'] } };
    expect(sameItem(one, other)).toBe(true);
    expect(sameItem({ l: { L: [{ S: 'x' }, { S: 'y' }] } }, { l: { L: [{ S: 'y' }, { S: 'x' }] } })).toBe(false);
  });
});
