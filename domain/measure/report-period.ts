import type { Day, Instant } from '../values.ts';
import { freezeOf, monthAfter } from './contributions.ts';
import type { PeriodKind } from './report-shape.ts';
import type { Month } from './row.ts';

/** What a report is about: a month, or the months of a quarter or a year. */
export interface ReportPeriod {
  /** `2026-03`, `2026-Q1`, `2026`. */
  readonly code: string;
  readonly kind: PeriodKind;
  /** 2026年3月, 2026年第1季度, 2026年度: stands before “报告”. */
  readonly name: string;
  /** First and last month. */
  readonly from: Month;
  readonly to: Month;
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const satisfies Record<PeriodKind, number>;

/** The period of a code, or undefined for another text. */
export function periodOf(code: string): ReportPeriod | undefined {
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(code) ?? [];
  if (!year) return undefined;
  if (month) return beginning('month', `${year}-${month}`);
  return quarter
    ? beginning('quarter', monthAfter(`${year}-01`, 3 * (Number(quarter) - 1)))
    : beginning('year', `${year}-01`);
}

function beginning(kind: PeriodKind, from: Month): ReportPeriod {
  const [year = '', number = ''] = from.split('-');
  const quarter = Math.ceil(Number(number) / 3);
  const to = monthAfter(from, monthsOf[kind] - 1);
  switch (kind) {
    case 'month':
      return { code: from, kind, name: `${year}年${Number(number)}月`, from, to };
    case 'quarter':
      return { code: `${year}-Q${quarter}`, kind, name: `${year}年第${quarter}季度`, from, to };
    case 'year':
      return { code: year, kind, name: `${year}年度`, from, to };
  }
}

/** 上期. */
export const periodBefore = ({ kind, from }: ReportPeriod): ReportPeriod =>
  beginning(kind, monthAfter(from, -monthsOf[kind]));

/** 去年同期. */
export const periodYearAgo = ({ kind, from }: ReportPeriod): ReportPeriod => beginning(kind, monthAfter(from, -12));

/** 统计时点: from then on nothing of it changes any more. */
export const statisticsAt = ({ to }: ReportPeriod): Instant => freezeOf(to);

/** Whether it may be reported on: its last month is frozen. */
export const isFrozen = (period: ReportPeriod, now: Instant): boolean => statisticsAt(period) <= now;

/** The last period of its kind that is frozen. @param today day in Asia/Shanghai of `now` */
export function lastFrozen(kind: PeriodKind, now: Instant, today: Day): ReportPeriod {
  const [year = '', number = ''] = today.split('-');
  const first = kind === 'month' ? number : kind === 'quarter' ? firstOfQuarter(number) : '01';
  let period = beginning(kind, `${year}-${first}`);
  while (!isFrozen(period, now)) period = periodBefore(period);
  return period;
}

const firstOfQuarter = (month: string): string => String(3 * Math.ceil(Number(month) / 3) - 2).padStart(2, '0');

/** The months whose leaves it takes: its own, those before it and those a year ago. */
export function monthsAsked(period: ReportPeriod): Month[] {
  const all = [period, periodBefore(period), periodYearAgo(period)];
  return [...new Set(all.flatMap(monthsIn))].sort();
}

/** Its months, the first one first. */
export const monthsIn = ({ kind, from }: ReportPeriod): Month[] =>
  Array.from({ length: monthsOf[kind] }, (_, index) => monthAfter(from, index));

export const firstDay = ({ from }: ReportPeriod): Day => `${from}-01`;

export const lastDay = ({ to }: ReportPeriod): Day =>
  new Date(Date.parse(`${monthAfter(to)}-01T00:00:00.000Z`) - 86_400_000).toISOString().slice(0, 10);
