import type { Instant } from '../values.ts';
import type { Month } from './row.ts';

/** By what figures are broken down. `office` is an office with all below it; `own-office` an office alone. */
export const dimensions = ['office', 'own-office', 'item', 'service', 'channel', 'group', 'staff'] as const;
export type Dimension = (typeof dimensions)[number];

/** `hidden`: there are too few, or what is hidden elsewhere would follow from it. */
export type FigureStatus = 'shown' | 'no-data' | 'hidden';

/** One indicator for one set of rows. Numbers as text have fixed digits, so that a report is the same byte for byte everywhere. */
export interface Figure {
  readonly indicator: string;
  /** Of its definition. */
  readonly version: string;
  readonly status: FigureStatus;
  /** In the unit of the indicator, such as `93.33`; with `shown`, and only then. */
  readonly value?: string;
  /** Of a rate the rows of its numerator, of a score the sum of the points, otherwise the rows counted; with `shown` only. */
  readonly numerator?: number;
  /** Of a rate, score, mean, median or p90: how many rows it rests on; with `shown` only. */
  readonly denominator?: number;
  /** With `shown` only. */
  readonly excluded?: readonly { readonly reason: string; readonly count: number }[];
}

/** Figures of each key of a dimension that has rows, in the order of the keys. */
export interface FigureTable {
  readonly dimension: Dimension;
  readonly rows: readonly { readonly key: string; readonly figures: readonly Figure[] }[];
}

/** The months asked about, first and last. */
export interface Period {
  readonly from: Month;
  readonly to: Month;
}

/** What was computed, and from what. */
export interface Figures {
  readonly period: Period;
  /** The office at the top; everything below it is included. */
  readonly office: string;
  /** Cuts included: up to this month's. */
  readonly through: Month;
  /** What waited until then or before counts as overdue. */
  readonly asOf: Instant;
  /** In the order of the definitions. */
  readonly total: readonly Figure[];
  readonly tables: readonly FigureTable[];
}
