import type { Instant } from '../values.ts';
import type { Contributions } from './contributions.ts';
import type { Indicator, Match } from './indicator.ts';
import { awaited, type Leaf, type Month, monthOf, parseLeafKey, parseRowKey } from './row.ts';

/** What of a figure is asked about: what it counts, what that is divided by, what was left out. */
export const figureParts = ['numerator', 'denominator', 'excluded'] as const;
export type FigurePart = (typeof figureParts)[number];

/** Which figure is looked into. */
export interface FigureAsked {
  readonly indicator: Indicator;
  readonly part: FigurePart;
  readonly month: Month;
  readonly office: string;
  /** Cuts up to this month's. */
  readonly through: Month;
  /** What waited until then or before counts as overdue. */
  readonly asOf: Instant;
}

/** What a subject adds to a figure: a row as it is kept, and how often; a later cut may take it back. */
export interface Share extends Pick<Leaf, 'day' | 'cut'> {
  readonly value: string;
  readonly count: number;
}

/** What of a subject's contributions a figure counts. Those of all subjects add up to the figure. */
export function sharesIn(contributions: Contributions, asked: FigureAsked): Share[] {
  const wanted = matchesOf(asked);
  return [...contributions].flatMap(([key, rows]) => {
    const { office, day, cut } = parseLeafKey(key);
    if (office !== asked.office || monthOf(day) !== asked.month || cut > asked.through) return [];
    return [...rows].flatMap(([row, count]) => {
      const { measure, value, service } = parseRowKey(row);
      const said = valueAt(String(value), asked.asOf);
      const isOf = wanted.some(
        (match) =>
          match.measure === measure &&
          (match.values?.includes(said) ?? true) &&
          (match.services?.includes(service) ?? true),
      );
      return isOf ? [{ day, cut, value: said, count }] : [];
    });
  });
}

function matchesOf({ indicator, part }: FigureAsked): readonly Match[] {
  switch (part) {
    case 'numerator':
      return indicator.numerator;
    case 'denominator':
      return indicator.kind === 'rate' ? indicator.denominator : indicator.numerator;
    case 'excluded':
      return (indicator.excluded ?? []).flatMap(({ matches }) => matches);
  }
}

/** What waits for an instant that has passed is overdue. */
function valueAt(value: string, asOf: Instant): string {
  const until = awaited(value);
  if (until === undefined) return value;
  return until <= asOf ? 'overdue' : 'pending';
}
