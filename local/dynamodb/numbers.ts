/** Decimal numbers as DynamoDB keeps them: up to 38 significant digits, as plain decimal strings (`-12.5`). */
interface Decimal {
  readonly units: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

export const plus = (a: string, b: string) => print(combine(parse(a), parse(b), (x, y) => x + y));
export const minus = (a: string, b: string) => print(combine(parse(a), parse(b), (x, y) => x - y));

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareNumbers(a: string, b: string): number {
  if (a.length < 16 && b.length < 16) return Number(a) - Number(b);
  const { units } = combine(parse(a), parse(b), (x, y) => x - y);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

/** Significant digits, without leading and trailing zeros. */
export const digitsOf = (number: string) => significant(number).length;

function significant(number: string): string {
  const digits = number.replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.replace(/0+$/, '');
}

function parse(number: string): Decimal {
  const [whole = '0', fraction = ''] = number.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function combine(a: Decimal, b: Decimal, operate: (x: bigint, y: bigint) => bigint): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const at = ({ units, scale: own }: Decimal) => units * 10n ** BigInt(scale - own);
  return { units: operate(at(a), at(b)), scale };
}

function print({ units, scale }: Decimal): string {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  if (scale === 0) return sign + digits;
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  return sign + digits.slice(0, -scale) + (fraction && `.${fraction}`);
}
