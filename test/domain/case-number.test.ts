import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseNumber, isCaseNumber } from '../../domain/case-number.ts';

/** Every digit place of a case number; the two letters are before them. */
const places = Array.from({ length: 22 }, (_, index) => index + 2);
const replaced = (text: string, place: number, by: string) => text.slice(0, place) + by + text.slice(place + by.length);
const aNumber = fc
  .double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  .map((serial) => caseNumber('990100', '2026-03-04', sequence(serial)));

/** Random numbers that start here and go on, so that a passed-over number is followed by another. */
function sequence(start: number): () => number {
  let at = start - 1e-7;
  return () => {
    at = (at + 1e-7) % 1;
    return Math.max(0, at);
  };
}

describe('case numbers', () => {
  test('carry kind, division and day, and nothing about the person', () => {
    expect(caseNumber('990100', '2026-03-04', () => 0.5)).toMatch(/^DB990100202603045000000\d$/);
  });

  test('of 帮办 begin otherwise, and are as good', () => {
    const number = caseNumber('990100', '2026-03-04', () => 0.5, 'assistance');
    expect(number).toMatch(/^BB990100202603045000000\d$/);
    expect(isCaseNumber(number)).toBe(true);
  });

  test('are well formed, always', () => {
    fc.assert(
      fc.property(aNumber, (number) => {
        expect(isCaseNumber(number)).toBe(true);
      }),
    );
  });

  test('whose check digit would be X are passed over', () => {
    const tried: number[] = [];
    const random = sequence(0);
    const numbers = Array.from({ length: 22 }, () =>
      caseNumber('990100', '2026-03-04', () => {
        tried.push(0);
        return random();
      }),
    );
    expect(tried.length).toBeGreaterThan(numbers.length);
    expect(numbers.every((number) => /^DB\d{22}$/.test(number))).toBe(true);
  });

  test('show every single wrong digit', () => {
    fc.assert(
      fc.property(aNumber, (number) => {
        for (const place of places)
          for (const digit of '0123456789')
            expect(isCaseNumber(replaced(number, place, digit))).toBe(digit === number[place]);
      }),
      { numRuns: 50 },
    );
  });

  test('show every exchange of two neighbours', () => {
    fc.assert(
      fc.property(aNumber, (number) => {
        for (const place of places.slice(0, -1)) {
          const [one, other] = [number[place]!, number[place + 1]!];
          expect(isCaseNumber(replaced(number, place, other + one))).toBe(one === other);
        }
      }),
    );
  });

  test.each(['', 'DB', 'CB9901002026030450000006', 'DB99010020260304500000060', 'DB990100202603045000000X'])(
    '%j is none',
    (value) => {
      expect(isCaseNumber(value)).toBe(false);
    },
  );
});
