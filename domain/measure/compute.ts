import type { Instant } from '../values.ts';
import { freezeOf } from './contributions.ts';
import type { Dimension, Figures, FigureTable, Period } from './figure.ts';
import { figuresFrom } from './figures-of.ts';
import type { Indicator } from './indicator.ts';
import type { Leaf, Month } from './row.ts';
import { Tally } from './tally.ts';

/** Counts of one leaf, as they are kept: rows by their key. A row that stands alone is a bag with one entry. */
export interface Bag {
  readonly leaf: Leaf;
  readonly counts: Iterable<readonly [rowKey: string, count: number]>;
}

/** An office and the one above it. */
export interface OfficeNode {
  readonly code: string;
  readonly parent?: string | undefined;
}

/** What is asked. */
export interface Question {
  /** All versions of all indicators; each month is counted by those that hold for it. */
  readonly indicators: readonly Indicator[];
  readonly period: Period;
  /** Cuts up to this month's count: the last month of the period for the first count, a later one with the revisions until then. */
  readonly through: Month;
  /** What waited until then or before counts as overdue; absent: the freeze of the last cut. Earlier, while that is to come. */
  readonly asOf?: Instant;
  readonly offices: readonly OfficeNode[];
  /** The office asked about; everything below it is included. */
  readonly office: string;
  /** Tables wanted, in this order. */
  readonly dimensions: readonly Dimension[];
}

/**
 * Figures from leaves. What does not belong to the question (another month, another part of the tree, a later cut) is passed
 * over; the order of bags and of what is in them means nothing. Memory grows with the offices, items and different values,
 * not with the rows.
 */
export async function compute(bags: Iterable<Bag> | AsyncIterable<Bag>, question: Question): Promise<Figures> {
  const tally = new Tally(question);
  for await (const bag of bags) tally.add(bag);
  return answer(tally, question);
}

/** The figures of what has been counted. */
export function answer(tally: Tally, question: Question): Figures {
  const { indicators, period, through, office, dimensions } = question;
  const figures = figuresFrom(indicators, period, tally.kinds);
  const table = (dimension: Dimension): FigureTable => ({
    dimension,
    rows: tally.cells(dimension).map(([key, counts]) => ({ key, figures: figures(counts) })),
  });
  return {
    period,
    office,
    through,
    asOf: question.asOf ?? freezeOf(through),
    total: figures(tally.total()),
    tables: dimensions.map(table),
  };
}
