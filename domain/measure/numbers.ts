/** Arithmetic of whole numbers, exact and the same everywhere. */

/** Numbers with how often each of them occurs, the smallest first. */
export type Sorted = readonly (readonly [number: number, count: number])[];

/**
 * A fraction in decimal digits, halves rounded away from zero: `fraction(9800, 105, 2)` is `93.33`.
 * @param denominator positive
 */
export function fraction(numerator: number, denominator: number, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const twice = 2n * BigInt(denominator);
  const size = BigInt(Math.abs(numerator));
  const scaled = (2n * size * scale + BigInt(denominator)) / twice;
  const sign = numerator < 0 && scaled > 0n ? '-' : '';
  const whole = scaled / scale;
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(scaled % scale).padStart(digits, '0')}`;
}

/** The number at a place, from 1. */
function at(numbers: Sorted, place: number): number {
  let seen = 0;
  for (const [number, count] of numbers) {
    seen += count;
    if (seen >= place) return number;
  }
  return numbers.at(-1)?.[0] ?? 0;
}

/** Twice the median: the sum of the middle two, which of an odd number are the same one. */
export const middle = (numbers: Sorted, total: number): number =>
  at(numbers, Math.floor((total + 1) / 2)) + at(numbers, Math.floor(total / 2) + 1);

/** The smallest number that at least so many per cent do not exceed. */
export const nearestRank = (numbers: Sorted, total: number, percent: number): number =>
  at(numbers, Math.floor((percent * total + 99) / 100));
