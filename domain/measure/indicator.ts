import { definitionOf, type Measure } from './measures.ts';
import type { Month, RowService } from './row.ts';

/** Sections of the monthly report (口径v1 9.7), in their order. */
export const sections = {
  volume: '服务量',
  response: '响应',
  resolution: '解决',
  time: '办理时效',
  handling: '办理质量',
  custody: '材料保管',
  people: '人员与协作',
  evaluation: '评价',
  'poor-rating': '差评',
  complaint: '投诉',
  survey: '测评',
  capacity: '培训与覆盖',
  improvement: '改进',
} as const;
export type Section = keyof typeof sections;

/**
 * Rows that count: of this measure, with one of these values (any, if absent), of one of these services (any, if absent).
 * `overdue` is what waited until an instant that is past when one looks, `pending` what still waits.
 */
export interface Match {
  readonly measure: Measure;
  readonly values?: readonly string[];
  readonly services?: readonly RowService[];
}

/** What is left out of the numbers and published beside them. */
export interface Exclusion {
  /** In Chinese. */
  readonly reason: string;
  readonly matches: readonly Match[];
}

export type IndicatorUnit = '件' | '次' | '人次' | '份' | '%' | '分' | '工作分钟' | '工作日';

interface Defined {
  /** Stable: reports of all months carry it. */
  readonly id: string;
  readonly name: string;
  readonly section: Section;
  readonly unit: IndicatorUnit;
  /** What it says, in the words of the report. */
  readonly definition: string;
  readonly numerator: readonly Match[];
  readonly excluded?: readonly Exclusion[];
  readonly version: string;
  /** The first month it holds for; a definition never changes within a month. */
  readonly effectiveFrom: Month;
  readonly basis: string;
}

/** How many rows match. */
export interface CountIndicator extends Defined {
  readonly kind: 'count';
}

/** Of the rows that match the denominator, the share that match the numerator, in per cent; every numerator is in the denominator. */
export interface RateIndicator extends Defined {
  readonly kind: 'rate';
  readonly denominator: readonly Match[];
}

/** The mean of the points that each value is worth. */
export interface ScoreIndicator extends Defined {
  readonly kind: 'score';
  readonly points: Readonly<Record<string, number>>;
}

/** Of the numbers that the rows carry. The median of an even number of them is the mean of the middle two, p90 the nearest rank. */
export interface NumberIndicator extends Defined {
  readonly kind: 'mean' | 'median' | 'p90';
}

/** An indicator as data: one version of its definition. */
export type Indicator = CountIndicator | RateIndicator | ScoreIndicator | NumberIndicator;

/** Of every indicator the version that holds for a month, in their order; those that begin later are not there yet. */
export function inForceIn(month: Month, definitions: readonly Indicator[]): Indicator[] {
  const latest = new Map<string, Indicator>();
  for (const each of definitions) {
    if (each.effectiveFrom > month) continue;
    const known = latest.get(each.id);
    if (!known || known.effectiveFrom < each.effectiveFrom) latest.set(each.id, each);
  }
  return [...latest.values()];
}

/** Whether rows of what it asks are written at all. */
export const isRecorded = ({ numerator }: Indicator): boolean =>
  numerator.some(({ measure }) => definitionOf(measure).recorded);
