import { monthAfter } from './contributions.ts';
import type { Counts } from './counts.ts';
import type { Figure, Period } from './figure.ts';
import { type Indicator, inForceIn, type Match } from './indicator.ts';
import { definitionOf } from './measures.ts';
import { fraction, middle, nearestRank, type Sorted } from './numbers.ts';
import type { Month } from './row.ts';
import type { Kind } from './tally.ts';

/** All versions of one indicator that hold in the period: each month is counted by its own. */
interface Versions {
  readonly last: Indicator;
  readonly of: ReadonlyMap<Month, Indicator>;
}

/** What one kind of row means to one indicator: how often it counts in which part, and what it is worth there. */
interface Use {
  /** Place of the indicator in the order of the definitions. */
  readonly place: number;
  readonly part: 'numerator' | 'denominator' | 'excluded';
  /** Points of a score, otherwise 1. */
  readonly worth: number;
  /** Place of the exclusion. */
  readonly exclusion: number;
}

/** What a cell comes to, for one indicator. */
class Sum {
  numerator = 0;
  counted = 0;
  denominator = 0;
  readonly excluded: number[];
  /** Of mean, median and p90: the numbers, and how often each was met. */
  readonly numbers = new Map<number, number>();

  constructor(exclusions: number) {
    this.excluded = new Array<number>(exclusions).fill(0);
  }
}

/**
 * For one cell after another, its figures in the order of the definitions. What a kind of row means is found once, so that a cell
 * costs what is in it.
 */
export function figuresFrom(
  definitions: readonly Indicator[],
  period: Period,
  kinds: readonly Kind[],
): (counts: Counts) => Figure[] {
  const versions = versionsIn(period, definitions);
  const uses: Use[][] = [];
  const usesOf = (number: number): Use[] => {
    uses[number] ??= versions.flatMap((each, place) => usesBy(each, place, kinds[number]!));
    return uses[number];
  };
  return (counts) => {
    const sums = versions.map(({ last }) => new Sum(last.excluded?.length ?? 0));
    for (const [number, count] of counts.entries())
      if (count !== 0) for (const use of usesOf(number)) apply(sums[use.place]!, use, kinds[number]!, count);
    return versions.map((each, place) => figureOf(each, sums[place]!));
  };
}

/** What a kind of row means to an indicator, by the version of its month. */
function usesBy({ last, of }: Versions, place: number, kind: Kind): Use[] {
  const version = of.get(kind.month);
  if (!version) return [];
  const met = (list: readonly Match[] | undefined) => list?.some((match) => matches(match, kind)) ?? false;
  const use = (part: Use['part'], exclusion = 0): Use => ({ place, part, worth: worth(version, kind), exclusion });
  const excluded = (last.excluded ?? []).flatMap(({ reason }, index) =>
    met(version.excluded?.find((one) => one.reason === reason)?.matches) ? [use('excluded', index)] : [],
  );
  return [
    ...(met(version.numerator) ? [use('numerator')] : []),
    ...(version.kind === 'rate' && met(version.denominator) ? [use('denominator')] : []),
    ...excluded,
  ];
}

function apply(sum: Sum, { part, worth: points, exclusion }: Use, { value }: Kind, count: number): void {
  if (part === 'excluded') sum.excluded[exclusion]! += count;
  else if (part === 'denominator') sum.denominator += count;
  else {
    sum.numerator += points * count;
    sum.counted += count;
    if (typeof value === 'number') sum.numbers.set(value, (sum.numbers.get(value) ?? 0) + count);
  }
}

function versionsIn({ from, to }: Period, definitions: readonly Indicator[]): Versions[] {
  const months: (readonly [Month, Indicator[]])[] = [];
  for (let month = from; month <= to; month = monthAfter(month)) months.push([month, inForceIn(month, definitions)]);
  return inForceIn(to, definitions).map((last) => ({
    last,
    of: new Map(
      months.flatMap(([month, list]) => list.filter(({ id }) => id === last.id).map((each) => [month, each] as const)),
    ),
  }));
}

function figureOf({ last, of }: Versions, sum: Sum): Figure {
  const { id, excluded = [] } = last;
  const version = [...new Set([...of.values()].map((each) => each.version))].join('+');
  const numbers = isRecorded(last) ? numbersOf(last, sum) : undefined;
  if (!numbers) return { indicator: id, version, status: 'no-data' };
  return {
    indicator: id,
    version,
    status: 'shown',
    ...numbers,
    excluded: excluded.map(({ reason }, index) => ({ reason, count: sum.excluded[index]! })),
  };
}

/** Whether rows of what it asks are written at all. */
const isRecorded = ({ numerator }: Indicator): boolean =>
  numerator.some(({ measure }) => definitionOf(measure).recorded);

const matches = ({ measure, values, services }: Match, kind: Kind): boolean =>
  measure === kind.measure &&
  (values?.includes(String(kind.value)) ?? true) &&
  (services?.includes(kind.service) ?? true);

type Numbers = Required<Pick<Figure, 'value' | 'numerator'>> & Pick<Figure, 'denominator'>;

/** Undefined where there is nothing that it could be said of. */
function numbersOf({ kind }: Indicator, { numerator, counted, denominator, numbers }: Sum): Numbers | undefined {
  switch (kind) {
    case 'count':
      return { value: String(numerator), numerator };
    case 'rate':
      return share(numerator * 100, denominator, { numerator, denominator });
    case 'score':
      return share(numerator, counted, { numerator, denominator: counted });
    case 'mean':
    case 'median':
    case 'p90':
      return ofNumbers(kind, numbers, counted);
  }
}

const share = (over: number, under: number, said: Omit<Numbers, 'value'>): Numbers | undefined =>
  under > 0 ? { value: fraction(over, under, 2), ...said } : undefined;

/** What a row is worth in the numerator. */
const worth = (version: Indicator, { value }: Kind): number =>
  version.kind === 'score' ? (version.points[String(value)] ?? 0) : 1;

function ofNumbers(
  how: 'mean' | 'median' | 'p90',
  counts: ReadonlyMap<number, number>,
  denominator: number,
): Numbers | undefined {
  if (denominator <= 0) return undefined;
  const numbers = sorted(counts);
  const said = { numerator: denominator, denominator };
  switch (how) {
    case 'mean': {
      const total = numbers.reduce((all, [number, count]) => all + number * count, 0);
      return { value: fraction(total, denominator, 1), ...said };
    }
    case 'median':
      return { value: fraction(middle(numbers, denominator), 2, 1), ...said };
    case 'p90':
      return { value: String(nearestRank(numbers, denominator, 90)), ...said };
  }
}

/** The numbers that were met, the smallest first; months may have taken each other's back. */
const sorted = (counts: ReadonlyMap<number, number>): Sorted =>
  [...counts].filter(([, count]) => count !== 0).sort(([one], [other]) => one - other);
