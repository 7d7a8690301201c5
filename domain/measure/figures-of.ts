import { monthAfter } from './contributions.ts';
import type { Counts } from './counts.ts';
import type { Figure, Period } from './figure.ts';
import { type Indicator, inForceIn, isRecorded, type Match } from './indicator.ts';
import { fraction, middle, nearestRank, type Sorted } from './numbers.ts';
import type { Month } from './row.ts';
import type { Kind } from './tally.ts';

/** The kinds of rows that a part of an indicator counts, by their numbers, and what each is worth or says. */
type Picked = readonly { readonly kind: number; readonly worth: number }[];

/** An indicator, ready to be read off the counts of any cell. */
interface Plan {
  readonly indicator: Indicator;
  readonly version: string;
  readonly numerator: Picked;
  readonly denominator: Picked;
  readonly excluded: readonly { readonly reason: string; readonly picked: Picked }[];
}

/** For one cell after another, its figures in the order of the definitions; each month is counted by the version that holds for it. */
export function figuresFrom(
  definitions: readonly Indicator[],
  period: Period,
  kinds: readonly Kind[],
): (counts: Counts) => Figure[] {
  const plans = inForceIn(period.to, definitions).map((last) =>
    planOf(last, versionsOf(last, definitions, period), kinds),
  );
  return (counts) => plans.map((plan) => figureOf(plan, counts));
}

type Versions = ReadonlyMap<Month, Indicator>;

function versionsOf({ id }: Indicator, definitions: readonly Indicator[], { from, to }: Period): Versions {
  const own = definitions.filter((each) => each.id === id);
  const found = new Map<Month, Indicator>();
  for (let month = from; month <= to; month = monthAfter(month))
    for (const version of inForceIn(month, own)) found.set(month, version);
  return found;
}

function planOf(indicator: Indicator, versions: Versions, kinds: readonly Kind[]): Plan {
  const pick = (what: (version: Indicator) => readonly Match[] | undefined): Picked =>
    kinds.flatMap((kind, number) => {
      const version = versions.get(kind.month);
      const counts = version && what(version)?.some((match) => matches(match, kind));
      return counts ? [{ kind: number, worth: worthOf(version, kind) }] : [];
    });
  return {
    indicator,
    version: [...new Set([...versions.values()].map(({ version }) => version))].join('+'),
    numerator: pick(({ numerator }) => numerator).toSorted((one, other) => one.worth - other.worth),
    denominator: pick((version) => (version.kind === 'rate' ? version.denominator : [])),
    excluded: (indicator.excluded ?? []).map(({ reason }) => ({
      reason,
      picked: pick(({ excluded = [] }) => excluded.find((each) => each.reason === reason)?.matches),
    })),
  };
}

const matches = ({ measure, values, services }: Match, kind: Kind): boolean =>
  measure === kind.measure &&
  (values?.includes(String(kind.value)) ?? true) &&
  (services?.includes(kind.service) ?? true);

/** The points of a value, or the number that a row says. */
const worthOf = (version: Indicator, { value }: Kind): number =>
  version.kind === 'score' ? (version.points[value] ?? 0) : typeof value === 'number' ? value : 0;

function figureOf({ indicator, version, excluded, ...plan }: Plan, counts: Counts): Figure {
  const { id } = indicator;
  const numbers = isRecorded(indicator) ? numbersOf(indicator, plan, counts) : undefined;
  if (!numbers) return { indicator: id, version, status: 'no-data' };
  const left = excluded.map(({ reason, picked }) => ({ reason, count: sum(picked, counts) }));
  return { indicator: id, version, status: 'shown', ...numbers, excluded: left };
}

function sum(picked: Picked, counts: Counts): number {
  let total = 0;
  for (const { kind } of picked) total += counts.of(kind);
  return total;
}

function weighed(picked: Picked, counts: Counts): number {
  let total = 0;
  for (const { kind, worth } of picked) total += counts.of(kind) * worth;
  return total;
}

type Numbers = Required<Pick<Figure, 'value' | 'numerator'>> & Pick<Figure, 'denominator'>;

/** Undefined where there is nothing that it could be said of. */
function numbersOf(
  { kind }: Indicator,
  plan: Pick<Plan, 'numerator' | 'denominator'>,
  counts: Counts,
): Numbers | undefined {
  const numerator = sum(plan.numerator, counts);
  if (kind === 'count') return { value: String(numerator), numerator };
  const denominator = kind === 'rate' ? sum(plan.denominator, counts) : numerator;
  if (denominator <= 0) return undefined;
  switch (kind) {
    case 'rate':
      return { value: fraction(numerator * 100, denominator, 2), numerator, denominator };
    case 'score': {
      const points = weighed(plan.numerator, counts);
      return { value: fraction(points, denominator, 2), numerator: points, denominator };
    }
    case 'mean':
      return { value: fraction(weighed(plan.numerator, counts), denominator, 1), numerator, denominator };
    case 'median':
      return { value: fraction(middle(sorted(plan.numerator, counts), denominator), 2, 1), numerator, denominator };
    case 'p90':
      return { value: String(nearestRank(sorted(plan.numerator, counts), denominator, 90)), numerator, denominator };
  }
}

/** The numbers of the rows that are there, the smallest first, as they were picked. */
const sorted = (picked: Picked, counts: Counts): Sorted =>
  picked.flatMap(({ kind, worth }) => {
    const count = counts.of(kind);
    return count === 0 ? [] : [[worth, count] as const];
  });
