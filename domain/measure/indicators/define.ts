import type { CountIndicator, Exclusion, Indicator, Match, NumberIndicator, RateIndicator } from '../indicator.ts';
import type { Measure } from '../measures.ts';

/** 建议口径 v1: the standard names rates and gives no formula, so these are proposals, each with its version. */
export const proposed = {
  version: '1',
  effectiveFrom: '2026-01',
  basis: '建议口径v1；DB32/T 5046—2025第8章',
} as const;

/** Rows of a measure with one of these values, or with any. */
export const rows = (measure: Measure, ...values: string[]): Match =>
  values.length > 0 ? { measure, values } : { measure };

/** The same of one service. */
export const of = (service: 'assistance' | 'agency', match: Match): Match => ({ ...match, services: [service] });

export const without = (reason: string, ...matches: Match[]): Exclusion => ({ reason, matches });

type Named = Pick<Indicator, 'id' | 'name' | 'section' | 'definition'>;

/** How many rows match. */
export const count = (named: Named, unit: Indicator['unit'], ...numerator: Match[]): CountIndicator => ({
  ...named,
  ...proposed,
  kind: 'count',
  unit,
  numerator,
});

/** Per cent: the share of `numerator` in it and `further` together. */
export const share = (
  named: Named,
  numerator: readonly Match[],
  further: readonly Match[],
  ...excluded: Exclusion[]
): RateIndicator => ({
  ...named,
  ...proposed,
  kind: 'rate',
  unit: '%',
  numerator,
  denominator: [...numerator, ...further],
  excluded,
});

/** Mean, median or p90 of the numbers of a measure. */
export const ofNumbers = (
  named: Named,
  kind: NumberIndicator['kind'],
  unit: Indicator['unit'],
  ...numerator: Match[]
): NumberIndicator => ({ ...named, ...proposed, kind, unit, numerator });
