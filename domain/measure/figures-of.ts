import { monthAfter } from './contributions.ts';
import type { Counts } from './counts.ts';
import type { Figure, Period } from './figure.ts';
import { type Indicator, inForceIn, type Match } from './indicator.ts';
import { definitionOf, type Measure } from './measures.ts';
import { fraction, middle, nearestRank, type Sorted } from './numbers.ts';
import type { Month } from './row.ts';
import type { Kind } from './tally.ts';

/** What a cell holds: of each measure the kinds of rows that were met, and how often. */
type Met = ReadonlyMap<Measure, readonly (readonly [Kind, number])[]>;

/** All versions of one indicator that hold in the period: each month is counted by its own. */
interface Versions {
  readonly last: Indicator;
  readonly of: ReadonlyMap<Month, Indicator>;
}

/** For one cell after another, its figures in the order of the definitions. */
export function figuresFrom(
  definitions: readonly Indicator[],
  period: Period,
  kinds: readonly Kind[],
): (counts: Counts) => Figure[] {
  const versions = versionsIn(period, definitions);
  return (counts) => {
    const met = metIn(counts, kinds);
    return versions.map((each) => figureOf(each, met));
  };
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

function metIn(counts: Counts, kinds: readonly Kind[]): Met {
  const met = new Map<Measure, (readonly [Kind, number])[]>();
  for (const [number, kind] of kinds.entries()) {
    const count = counts.of(number);
    if (count === 0) continue;
    const list = met.get(kind.measure) ?? [];
    met.set(kind.measure, list);
    list.push([kind, count]);
  }
  return met;
}

function figureOf(versions: Versions, met: Met): Figure {
  const { last } = versions;
  const { id, excluded = [] } = last;
  const version = [...new Set([...versions.of.values()].map((each) => each.version))].join('+');
  const numbers = isRecorded(last) ? numbersOf(versions, met) : undefined;
  if (!numbers) return { indicator: id, version, status: 'no-data' };
  return {
    indicator: id,
    version,
    status: 'shown',
    ...numbers,
    excluded: excluded.map(({ reason }) => ({
      reason,
      count: sum(pick(versions, met, (each) => each.excluded?.find((one) => one.reason === reason)?.matches)),
    })),
  };
}

/** Whether rows of what it asks are written at all. */
const isRecorded = ({ numerator }: Indicator): boolean =>
  numerator.some(({ measure }) => definitionOf(measure).recorded);

/** The rows that match what the version of their month says, each kind once. */
function pick(
  { last, of }: Versions,
  met: Met,
  what: (version: Indicator) => readonly Match[] | undefined,
): (readonly [Kind, number])[] {
  const measures = new Set([last, ...of.values()].flatMap((each) => (what(each) ?? []).map(({ measure }) => measure)));
  return [...measures].flatMap((measure) =>
    (met.get(measure) ?? []).filter(([kind]) => {
      const version = of.get(kind.month);
      return version && (what(version) ?? []).some((match) => matches(match, kind));
    }),
  );
}

const matches = ({ measure, values, services }: Match, kind: Kind): boolean =>
  measure === kind.measure &&
  (values?.includes(String(kind.value)) ?? true) &&
  (services?.includes(kind.service) ?? true);

const sum = (picked: readonly (readonly [Kind, number])[]): number =>
  picked.reduce((total, [, count]) => total + count, 0);

type Numbers = Required<Pick<Figure, 'value' | 'numerator'>> & Pick<Figure, 'denominator'>;

/** Undefined where there is nothing that it could be said of. */
function numbersOf(versions: Versions, met: Met): Numbers | undefined {
  const numerator = pick(versions, met, (each) => each.numerator);
  switch (versions.last.kind) {
    case 'count':
      return { value: String(sum(numerator)), numerator: sum(numerator) };
    case 'rate':
      return rate(sum(numerator), sum(pick(versions, met, (each) => (each.kind === 'rate' ? each.denominator : []))));
    case 'score':
      return score(versions.of, numerator);
    case 'mean':
    case 'median':
    case 'p90':
      return ofNumbers(versions.last.kind, numerator);
  }
}

const rate = (numerator: number, denominator: number): Numbers | undefined =>
  denominator > 0 ? { value: fraction(numerator * 100, denominator, 2), numerator, denominator } : undefined;

function score(versions: Versions['of'], picked: readonly (readonly [Kind, number])[]): Numbers | undefined {
  const denominator = sum(picked);
  if (denominator <= 0) return undefined;
  const numerator = picked.reduce((total, [kind, count]) => total + worth(versions.get(kind.month), kind) * count, 0);
  return { value: fraction(numerator, denominator, 2), numerator, denominator };
}

const worth = (version: Indicator | undefined, { value }: Kind): number =>
  version?.kind === 'score' ? (version.points[String(value)] ?? 0) : 0;

function ofNumbers(how: 'mean' | 'median' | 'p90', picked: readonly (readonly [Kind, number])[]): Numbers | undefined {
  const numbers = sorted(picked);
  const denominator = sum(picked);
  if (denominator <= 0) return undefined;
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

/** The numbers of the rows, each once, the smallest first. */
function sorted(picked: readonly (readonly [Kind, number])[]): Sorted {
  const counts = new Map<number, number>();
  for (const [{ value }, count] of picked) counts.set(Number(value), (counts.get(Number(value)) ?? 0) + count);
  return [...counts].filter(([, count]) => count !== 0).sort(([one], [other]) => one - other);
}
