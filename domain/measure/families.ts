import type { Figure } from './figure.ts';
import type { Indicator, Match } from './indicator.ts';
import { definitionOf, type Measure } from './measures.ts';
import { rowServices } from './row.ts';
import { statistics } from './settings.ts';

/**
 * Indicators that are about the same rows, directly or by others: numbers of one may follow from those of another, so that
 * they are shown together or not at all.
 */
export interface Family {
  readonly ids: ReadonlySet<string>;
  /** Pairs of indicators of which the first counts part of what the second counts: their difference is a number too. */
  readonly parts: readonly (readonly [string, string])[];
}

export function familiesOf(indicators: readonly Indicator[]): Family[] {
  const found: { measures: Set<Measure>; members: Indicator[] }[] = [];
  for (const indicator of indicators) {
    const measures = measuresOf(indicator);
    const linked = found.filter((family) => measures.some((measure) => family.measures.has(measure)));
    const rest = found.filter((family) => !linked.includes(family));
    const members = [...linked.flatMap((family) => family.members), indicator];
    found.splice(0, found.length, ...rest, { members, measures: new Set(members.flatMap(measuresOf)) });
  }
  return found.map(({ members }) => ({ ids: new Set(members.map(({ id }) => id)), parts: partsOf(members) }));
}

const measuresOf = (indicator: Indicator): Measure[] =>
  [
    ...indicator.numerator,
    ...(indicator.kind === 'rate' ? indicator.denominator : []),
    ...(indicator.excluded ?? []).flatMap(({ matches }) => matches),
  ].map(({ measure }) => measure);

const partsOf = (members: readonly Indicator[]): (readonly [string, string])[] => {
  const counted = members
    .filter(({ kind }) => kind === 'count' || kind === 'rate')
    .map(({ id, numerator }) => ({ id, atoms: atomsOf(numerator) }));
  return counted.flatMap((part) =>
    counted
      .filter((whole) => part !== whole && [...part.atoms].every((atom) => whole.atoms.has(atom)))
      .map(({ id }) => [part.id, id] as const),
  );
};

/** Every single answer that the matches count. */
const atomsOf = (matches: readonly Match[]): Set<string> =>
  new Set(
    matches.flatMap(({ measure, values = valuesOf(measure), services = rowServices }) =>
      values.flatMap((value) => services.map((service) => `${measure}=${value}=${service}`)),
    ),
  );

function valuesOf(measure: Measure): readonly string[] {
  const definition = definitionOf(measure);
  return 'unit' in definition ? ['any'] : [...definition.values, ...(definition.waits ? ['pending', 'overdue'] : [])];
}

/** How many rows the figures of one place say, of one family: each number that is published or follows at once. */
export type Block = ReadonlyMap<string, number>;

export function blockOf({ ids, parts }: Family, figures: readonly Figure[]): Block {
  const mine = new Map(figures.filter(({ indicator }) => ids.has(indicator)).map((each) => [each.indicator, each]));
  const block = new Map([...mine.values()].flatMap(countsOf));
  for (const [part, whole] of parts) {
    const [less, more] = [mine.get(part)?.numerator, mine.get(whole)?.numerator];
    if (less !== undefined && more !== undefined) block.set(`${whole}-${part}`, more - less);
  }
  return block;
}

/** A rate says its numerator, its denominator and what is between them; a score or a median on how many it rests. */
function countsOf({ indicator, status, value, numerator = 0, denominator, excluded = [] }: Figure): [string, number][] {
  if (status !== 'shown' || value === undefined) return [];
  const left = excluded.map(({ reason, count }): [string, number] => [`${indicator}:${reason}`, count]);
  if (denominator === undefined) return [[indicator, numerator], ...left];
  return [[indicator, numerator], [`${indicator}/`, denominator], [`${indicator}-`, denominator - numerator], ...left];
}

export const minus = (one: Block, other: Block): Block =>
  new Map([...one].map(([name, count]) => [name, count - (other.get(name) ?? 0)]));

export const isActive = (block: Block): boolean => [...block.values()].some((count) => count !== 0);

export const volumeOf = (block: Block): number => Math.max(0, ...block.values());

/** Somebody is counted, and too few to be told. That there is nobody may be told. */
export const hasSmallCell = (block: Block): boolean =>
  [...block.values()].some((count) => count > 0 && count < statistics.smallestCell.value);

/** A rate, score or time that rests on too few. */
export const hasSmallSample = (family: Family, figures: readonly Figure[]): boolean =>
  figures.some((figure) => family.ids.has(figure.indicator) && isSmallSample(figure));

export const isSmallSample = ({ denominator }: Figure): boolean =>
  denominator !== undefined && denominator < statistics.smallestSample.value;
