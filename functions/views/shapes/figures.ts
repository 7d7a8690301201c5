import * as z from 'zod/mini';
import { dimensions } from '../../../domain/measure/figure.ts';
import { type Section, sections } from '../../../domain/measure/indicator.ts';
import { Day, Id } from '../../../domain/values.ts';
import { Month } from '../../requests.ts';
import { CaseSummary } from './lists.ts';
import { count, instant, named, text } from './values.ts';

/** Indicators, figures, and the cases behind them. */

const IndicatorRows = z.strictObject({
  measure: text,
  asks: text,
  values: z.optional(z.array(text)),
  services: z.optional(z.array(text)),
});

const PublishedIndicator = z.strictObject({
  id: Id,
  name: text,
  section: named(z.enum(Object.keys(sections) as [Section, ...Section[]])),
  kind: named(z.enum(['count', 'rate', 'score', 'mean', 'median', 'p90'])),
  unit: text,
  definition: text,
  numerator: z.array(IndicatorRows),
  denominator: z.optional(z.array(IndicatorRows)),
  points: z.optional(z.array(z.strictObject({ value: text, points: z.number() }))),
  excluded: z.array(z.strictObject({ reason: text, rows: z.array(IndicatorRows) })),
  recorded: z.boolean(),
  version: text,
  effectiveFrom: Month,
  basis: text,
});
export type IndicatorView = z.infer<typeof PublishedIndicator>;

export const PublishedIndicators = z.strictObject({ items: z.array(PublishedIndicator) });

const Figure = z.strictObject({
  indicator: named(Id),
  version: text,
  status: named(z.enum(['shown', 'no-data', 'hidden'])),
  value: z.optional(text),
  numerator: z.optional(z.int()),
  denominator: z.optional(z.int()),
  excluded: z.optional(z.array(z.strictObject({ reason: text, count: z.int() }))),
});
export type FigureView = z.infer<typeof Figure>;

export const FiguresOfMonth = z.strictObject({
  month: Month,
  through: Month,
  office: named(Id),
  asOf: instant,
  frozen: z.boolean(),
  rebuilding: z.optional(instant),
  check: z.optional(z.strictObject({ day: Day, seed: text, cases: count, differences: count })),
  figures: z.array(Figure),
  tables: z.array(
    z.strictObject({
      by: named(z.enum(dimensions)),
      rows: z.array(z.strictObject({ key: text, name: text, figures: z.array(Figure) })),
    }),
  ),
});
export type FiguresView = z.infer<typeof FiguresOfMonth>;

export const FigureCases = z.strictObject({
  items: z.array(
    z.strictObject({
      case: CaseSummary,
      counts: z.array(z.strictObject({ day: Day, value: text, count: z.int(), cut: Month })),
    }),
  ),
  next: z.optional(text),
});
export type FigureCase = z.infer<typeof FigureCases>['items'][number];
