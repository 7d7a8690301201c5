/** How a sample is drawn: by numbers alone, so that anybody can draw it again. */

/** The cases of one stratum; those of the whole population where it is not divided. */
export interface Stratum {
  /** Code of the office, or `all`. */
  readonly key: string;
  readonly cases: readonly string[];
}

/** So many, or as many as a margin of error at 95 % asks for, in thousandths (50 is ±5 %). */
export type SampleSize = { readonly size: number } | { readonly margin: number };

/** 1.96² × ½ × ½, in millionths: the worst case of a share at 95 %. */
const worst = 960_400;

/**
 * n = n0 ÷ (1 + (n0 − 1) ÷ N), rounded up, with n0 = z²p(1−p) ÷ e²; of so few that all would be asked, all.
 * @param population more than 0
 */
export function sizeOf(wanted: SampleSize, population: number): number {
  if ('size' in wanted) return Math.min(wanted.size, population);
  const square = wanted.margin * wanted.margin;
  return Math.min(population, Math.ceil((worst * population) / (square * population + worst - square)));
}

/**
 * In proportion to the strata, by largest remainder; equal remainders go to the larger stratum, then by key. No stratum gets more
 * than it has, since no more are drawn than there are.
 */
export function allocate(size: number, strata: readonly Stratum[]): ReadonlyMap<string, number> {
  const total = strata.reduce((sum, { cases }) => sum + cases.length, 0);
  const shares = strata.map(({ key, cases: { length } }) => {
    const whole = Math.floor((size * length) / total);
    return { key, length, whole, rest: size * length - whole * total };
  });
  const left = size - shares.reduce((sum, { whole }) => sum + whole, 0);
  const further = shares
    .toSorted((a, b) => b.rest - a.rest || b.length - a.length || (a.key < b.key ? -1 : 1))
    .slice(0, left)
    .map(({ key }) => key);
  return new Map(shares.map(({ key, whole }) => [key, whole + (further.includes(key) ? 1 : 0)]));
}

export interface Sampled {
  readonly caseId: string;
  readonly stratum: string;
}

/**
 * The sample: in each stratum the cases in the order of SHA-256 of `<seed>:<case number>`, passing over those that may not be asked,
 * until there are as many as the stratum gets.
 * @param digest SHA-256, lower-case hex
 */
export function drawn(
  seed: string,
  strata: readonly Stratum[],
  allocation: ReadonlyMap<string, number>,
  passedOver: ReadonlySet<string>,
  digest: (text: string) => string,
): Sampled[] {
  return strata.flatMap(({ key, cases }) =>
    cases
      .map((caseId) => ({ caseId, ticket: digest(`${seed}:${caseId}`) }))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .filter(({ caseId }) => !passedOver.has(caseId))
      .slice(0, allocation.get(key) ?? 0)
      .map(({ caseId }) => ({ caseId, stratum: key })),
  );
}

/** Digest of a population: of the case numbers in their order, one a line. */
export const populationDigest = (strata: readonly Stratum[], digest: (text: string) => string): string =>
  digest(
    strata
      .flatMap(({ cases }) => cases)
      .toSorted()
      .join('\n'),
  );
