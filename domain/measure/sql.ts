import type { Instant } from '../values.ts';
import { type Indicator, inForceIn, isRecorded, type Match } from './indicator.ts';
import type { Month } from './row.ts';

/** Which rows are asked about; the same words as of a `Question`. */
export interface SqlScope {
  /** The month, which is counted by the definition that holds for it. */
  readonly month: Month;
  /** Cuts up to this month's. */
  readonly through: Month;
  /** What waited until then or before counts as overdue. */
  readonly asOf: Instant;
  /** A figure for each of these, instead of one for all. */
  readonly by?: 'office' | 'item' | 'service' | 'channel';
}

/** The table of exported rows (`exported.ts`). */
export const sqlTable = 'counted';

/**
 * The indicators of a month as questions in SQL, one SELECT each, in what Trino (Athena) and SQLite have in common. Each
 * answers with `numerator`, `denominator` and `value` as a report has them, where `value` is absent if there is nothing that it
 * could be said of; and, in the order of the definition, `excluded_1` and so on. An indicator whose data are not recorded has
 * none, since a question would answer 0.
 */
export const sqlOfMonth = (definitions: readonly Indicator[], scope: SqlScope): { id: string; sql: string }[] =>
  inForceIn(scope.month, definitions)
    .filter(isRecorded)
    .map((indicator) => ({ id: indicator.id, sql: sqlOf(indicator, scope) }));

const sqlOf = (indicator: Indicator, scope: SqlScope): string =>
  indicator.kind === 'median' || indicator.kind === 'p90'
    ? sqlOfPlaces(indicator.kind, indicator, scope)
    : sqlOfSums(indicator.kind, indicator, scope);

/** Rows of the month, with what still waits told from what is overdue. */
const asked = ({ month, through, asOf, by }: SqlScope): string => `WITH asked AS (
  SELECT ${listed(by, 'measure', 'service', 'quantity', 'times')},
    CASE WHEN until IS NULL THEN answer WHEN until <= ${text(asOf)} THEN 'overdue' ELSE 'pending' END AS answer
  FROM ${sqlTable}
  WHERE month = ${text(month)} AND cut <= ${text(through)}
)`;

/** What is a matter of adding up: counts, rates, scores and means. */
function sqlOfSums(kind: keyof typeof readings, indicator: Indicator, scope: SqlScope): string {
  const { by } = scope;
  const sum = (matches: readonly Match[], worth: string) =>
    `COALESCE(SUM(CASE WHEN ${anyOf(matches)} THEN ${worth} ELSE 0 END), 0)`;
  const excluded = (indicator.excluded ?? []).map(({ matches }, index) => ({
    name: `excluded_${index + 1}`,
    summed: sum(matches, 'times'),
  }));
  const columns = [
    `${sum(indicator.numerator, worthOf(indicator))} AS above`,
    `${sum(indicator.kind === 'rate' ? indicator.denominator : indicator.numerator, 'times')} AS below`,
    ...excluded.map(({ name, summed: of }) => `${of} AS ${name}`),
  ];
  const { numerator, value } = readings[kind];
  const denominator = kind === 'count' ? [] : ['below AS denominator'];
  const answers = [`${numerator} AS numerator`, ...denominator, `${value} AS value`];
  return `${asked(scope)}, sums AS (
  SELECT ${listed(by, ...columns).replaceAll(', COALESCE', ',\n    COALESCE')}
  FROM asked${by ? ` GROUP BY ${by}` : ''}
)
SELECT ${listed(by, ...answers, ...excluded.map(({ name }) => name))}
FROM sums${ordered(by)}`;
}

/** How the sums are read. Rounding is that of `fraction`: halves away from zero, in whole numbers, which all engines divide alike. */
const readings = {
  count: { numerator: 'above', value: 'CAST(above AS DOUBLE)' },
  rate: { numerator: 'above', value: quotient('20000 * above', 100) },
  score: { numerator: 'above', value: quotient('200 * above', 100) },
  mean: { numerator: 'below', value: quotient('20 * above', 10) },
} as const;

/** @param twice twice the numerator, times the scale */
function quotient(twice: string, scale: number): string {
  return `CASE WHEN below > 0 THEN CAST((${twice} + below) / (2 * below) AS DOUBLE) / ${scale} END`;
}

function worthOf(indicator: Indicator): string {
  if (indicator.kind === 'mean') return 'quantity * times';
  if (indicator.kind !== 'score') return 'times';
  const cases = Object.entries(indicator.points).map(([answer, points]) => `WHEN ${text(answer)} THEN ${points}`);
  return `times * CASE answer ${cases.join(' ')} ELSE 0 END`;
}

/** Medians and 90th percentiles: how many numbers there are up to each. */
function sqlOfPlaces(kind: 'median' | 'p90', { numerator }: Indicator, scope: SqlScope): string {
  const { by } = scope;
  const at = (place: string) => `MIN(CASE WHEN upto >= ${place} THEN quantity END)`;
  const value =
    kind === 'p90'
      ? `CAST(${at('(90 * total + 99) / 100')} AS DOUBLE)`
      : `CAST(${at('(total + 1) / 2')} + ${at('total / 2 + 1')} AS DOUBLE) / 2`;
  const of = by ? `PARTITION BY ${by} ` : '';
  const answers = ['numerator', 'denominator'].map((name) => `COALESCE(MAX(total), 0) AS ${name}`);
  return `${asked(scope)}, numbers AS (
  SELECT ${listed(by, 'quantity', 'SUM(times) AS met')}
  FROM asked WHERE ${anyOf(numerator)}
  GROUP BY ${listed(by, 'quantity')} HAVING SUM(times) <> 0
), places AS (
  SELECT ${listed(by, 'quantity', `SUM(met) OVER (${of}ORDER BY quantity) AS upto`, `SUM(met) OVER (${of.trim()}) AS total`)}
  FROM numbers
)
SELECT ${listed(by, ...answers, `${value} AS value`)}
FROM places${by ? ` GROUP BY ${by}` : ''}${ordered(by)}`;
}

const listed = (...columns: (string | undefined)[]): string =>
  columns.filter((column) => column !== undefined).join(', ');

const ordered = (by: string | undefined): string => (by ? ` ORDER BY ${by}` : '');

const anyOf = (matches: readonly Match[]): string =>
  matches.length === 0 ? '1 = 0' : matches.map(conditionOf).join(' OR ');

function conditionOf({ measure, values, services }: Match): string {
  const conditions = [
    `measure = ${text(measure)}`,
    ...(values ? [`answer IN (${values.map(text).join(', ')})`] : []),
    ...(services ? [`service IN (${services.map(text).join(', ')})`] : []),
  ];
  return `(${conditions.join(' AND ')})`;
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
