/** The value below which a share `p` of the values lies, interpolated between neighbours (Hyndman and Fan, type 7). */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new Error('No quantile of no values');
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}

export const summary = (values: readonly number[]): { median: number; p90: number } => ({
  median: quantile(values, 0.5),
  p90: quantile(values, 0.9),
});

/**
 * Each value through the one measured beside it: whatever slowed the machine at that moment slowed both, and is divided
 * out.
 */
export function ratios(values: readonly number[], base: readonly number[]): number[] {
  if (values.length !== base.length) throw new Error(`${values.length} values beside ${base.length}`);
  return values.map((value, round) => value / base[round]!);
}

/** What is measured in turn: each gives its measurement. */
export type Subjects<Name extends string> = Readonly<Record<Name, () => number | Promise<number>>>;

/**
 * Measures all subjects once in every round. Each round begins with another, so that none always comes after the same.
 * @returns per subject, one measurement per round
 */
export async function interleave<Name extends string>(
  subjects: Subjects<Name>,
  rounds: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(subjects) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++)
    for (const place of names.keys()) {
      const name = names[(place + round) % names.length]!;
      measured[name].push(await subjects[name]());
    }
  return measured;
}
