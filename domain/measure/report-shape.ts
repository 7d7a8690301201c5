import type { Day, Instant } from '../values.ts';
import type { IndicatorUnit } from './indicator.ts';

/** 月报、季报、年报: `2026-03`, `2026-Q1`, `2026`. */
export type PeriodKind = 'month' | 'quarter' | 'year';

/** A number, or why there is none: nothing was measured; or it is hidden, since it rests on too few or such a one would follow from it. */
export type Cell = { readonly value: number } | { readonly none: NoValue };
export type NoValue = 'no-data' | 'hidden';

/** A figure of the period beside those it is compared with; numerator, denominator and exclusions where it is a rate. */
export interface ReportFigure {
  /** Code of the indicator. */
  readonly code: string;
  readonly name: string;
  readonly unit: IndicatorUnit;
  /** Of the definition by which it was computed. */
  readonly version: string;
  readonly now: Cell;
  /** 环比: the period before, as it stands at the time of statistics. */
  readonly before: Cell;
  /** 同比: the same period of the year before. */
  readonly yearAgo: Cell;
  readonly numerator?: Cell;
  readonly denominator?: Cell;
  readonly excluded?: Cell;
}

export interface ReportColumn {
  readonly code: string;
  readonly name: string;
  readonly unit: IndicatorUnit;
}

export interface ReportRow {
  readonly code: string;
  readonly name: string;
  readonly cells: readonly Cell[];
}

/** Figures by something: office, item, channel, group, ground, level … */
export interface ReportTable {
  readonly code: string;
  readonly title: string;
  /** What its rows are: 机构, 事项, 渠道. */
  readonly head: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

/** One of the ten sections (①–⑩). */
export interface ReportSection {
  readonly code: SectionCode;
  readonly title: string;
  readonly figures: readonly ReportFigure[];
  readonly tables: readonly ReportTable[];
  /** Sentences, each a paragraph. */
  readonly notes: readonly string[];
}

export const sectionTitles = {
  overview: '概况',
  services: '服务量',
  response: '响应',
  resolution: '解决',
  evaluation: '评价',
  'poor-ratings': '差评',
  complaints: '投诉',
  'top-items': '热点事项',
  improvement: '改进措施与上期承诺落实',
  definitions: '口径、统计时点与上期修订',
} as const;
export type SectionCode = keyof typeof sectionTitles;

/** By what a figure was computed: in words, with its version and since when it holds. */
export interface ReportDefinition {
  readonly code: string;
  readonly name: string;
  readonly unit: IndicatorUnit;
  readonly words: string;
  readonly version: string;
  /** The first month it holds for. */
  readonly since: string;
}

/** A report as it is published: it holds no personal data, and nothing that the same events would not give again. */
export interface Report {
  readonly schema: 'bangdaiban-report/1';
  readonly district: { readonly name: string; readonly division: string };
  /** The standard followed. */
  readonly standard: string;
  readonly period: {
    readonly code: string;
    readonly kind: PeriodKind;
    readonly name: string;
    readonly from: Day;
    readonly until: Day;
  };
  /** 统计时点: what was recorded by then is counted, nothing later. */
  readonly statisticsAt: Instant;
  readonly sections: readonly ReportSection[];
  readonly definitions: readonly ReportDefinition[];
}

export const noValueNames: Readonly<Record<NoValue, string>> = {
  'no-data': '无数据',
  hidden: '不公布',
};
