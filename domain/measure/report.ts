import { canonicalJson } from '../chain.ts';
import type { Improvement } from '../improvement/improvement.ts';
import { promiseWords } from '../improvement/promise-words.ts';
import { cellOf } from './cell.ts';
import { distributions } from './distributions.ts';
import type { Figure, Figures, FigureTable } from './figure.ts';
import { type Indicator, inForceIn, type Section } from './indicator.ts';
import { firstDay, lastDay, type ReportPeriod, statisticsAt } from './report-period.ts';
import {
  type Report,
  type ReportDefinition,
  type ReportFigure,
  type ReportSection,
  type ReportTable,
  type SectionCode,
  sectionTitles,
} from './report-shape.ts';
import { itemTable, officeTables, placeTables } from './report-tables.ts';

/** What a report is made of: figures of the period and of those it is compared with, all by the same definitions. */
export interface ReportInput {
  readonly district: Report['district'];
  readonly standard: string;
  readonly period: ReportPeriod;
  readonly indicators: readonly Indicator[];
  readonly now: Figures;
  /** 上期, with the revisions until the time of statistics; absent where nothing was counted for it, as before the system was there. */
  readonly before: Figures | undefined;
  /** 上期 as its own report had it. */
  readonly beforeFirst: Figures | undefined;
  /** 去年同期. */
  readonly yearAgo: Figures | undefined;
  /** What was promised by the figures of the period before, as it stood at the time of statistics. */
  readonly promises?: readonly Improvement[];
  /** Names of offices and items by their code. */
  readonly names: Readonly<Record<'office' | 'item', ReadonlyMap<string, string>>>;
}

/** Where the sections of the indicators stand in the report (口径v1 9.7, ①–⑩). */
const placeOf: Readonly<Record<Section, SectionCode>> = {
  volume: 'services',
  people: 'services',
  capacity: 'services',
  response: 'response',
  resolution: 'resolution',
  time: 'resolution',
  handling: 'resolution',
  custody: 'resolution',
  evaluation: 'evaluation',
  survey: 'evaluation',
  'poor-rating': 'poor-ratings',
  complaint: 'complaints',
  improvement: 'improvement',
};

/** What the first section shows: what §8.3 names, and how much was done. */
const headlines = [
  'requests',
  'ended',
  'response-rate',
  'resolution-rate',
  'satisfaction-rate',
  'satisfaction-score',
  'evaluation-rate',
];

/** §8.3: the report of a period. The same figures give the same report; nothing else goes into it. */
export function reportOf(input: ReportInput): Report {
  const { district, standard, period } = input;
  const { code, kind, name } = period;
  const codes = Object.keys(sectionTitles) as SectionCode[];
  return {
    schema: 'bangdaiban-report/1',
    district,
    standard,
    period: { code, kind, name, from: firstDay(period), until: lastDay(period) },
    statisticsAt: statisticsAt(period),
    sections: codes.map((section) => sectionOf(section, input)),
    definitions: inForceIn(period.to, input.indicators).map(definitionOf),
  };
}

/** report.json: canonical (RFC 8785), so that whoever computes it again has the same bytes. */
export const reportJson = (report: Report): string => canonicalJson(report);

function sectionOf(code: SectionCode, input: ReportInput): ReportSection {
  const [figures, tables, notes] = [figuresIn(code, input), tablesIn(code, input), notesIn(code, input)];
  const isEmpty = figures.length === 0 && tables.length === 0 && notes.length === 0;
  const title = sectionTitles[code];
  return { code, title, figures, tables, notes: isEmpty ? ['本期没有这一部分的数据。'] : notes };
}

function figuresIn(code: SectionCode, input: ReportInput): ReportFigure[] {
  const chosen = inForceIn(input.period.to, input.indicators).filter(({ id, section }) =>
    code === 'overview' ? headlines.includes(id) : placeOf[section] === code,
  );
  return chosen.map((indicator) => figureOf(indicator, input));
}

function figureOf({ id, name, unit, version, kind }: Indicator, { now, before, yearAgo }: ReportInput): ReportFigure {
  const figure = found(now, id);
  const isShown = figure?.status === 'shown' && kind !== 'count';
  const excluded = (figure?.excluded ?? []).reduce((sum, { count }) => sum + count, 0);
  return {
    code: id,
    name,
    unit,
    version,
    now: cellOf(figure),
    before: cellOf(found(before, id)),
    yearAgo: cellOf(found(yearAgo, id)),
    ...(isShown && kind === 'rate' && figure.numerator !== undefined && { numerator: { value: figure.numerator } }),
    ...(isShown && figure.denominator !== undefined && { denominator: { value: figure.denominator } }),
    ...(isShown && figure.excluded !== undefined && figure.excluded.length > 0 && { excluded: { value: excluded } }),
  };
}

const found = (figures: Figures | undefined, id: string): Figure | undefined =>
  figures?.total.find(({ indicator }) => indicator === id);

function tablesIn(code: SectionCode, input: ReportInput): ReportTable[] {
  const { now, names, indicators, period } = input;
  const inForce = inForceIn(period.to, indicators);
  const of = (dimension: FigureTable['dimension']) => now.tables.find((table) => table.dimension === dimension);
  const spread = distributions.filter(({ section }) => section === code).map((each) => each.tableOf(now, inForce));
  switch (code) {
    case 'services':
      return [...officeTables(code, of('office'), inForce, names), ...placeTables(of('channel'), of('group'), inForce)];
    case 'response':
    case 'resolution':
    case 'evaluation':
      return [...spread, ...officeTables(code, of('office'), inForce, names)];
    case 'top-items':
      return itemTable(of('item'), inForce, names);
    case 'definitions':
      return revisions(input);
    default:
      return spread;
  }
}

/** 上期修订: what the last report said, and what is known now. */
function revisions({ before, beforeFirst, indicators, period }: ReportInput): ReportTable[] {
  if (!before || !beforeFirst) return [];
  return inForceIn(period.to, indicators).flatMap(({ id, name, unit }) => {
    const [was, is] = [cellOf(found(beforeFirst, id)), cellOf(found(before, id))];
    if (canonicalJson(was) === canonicalJson(is)) return [];
    return [
      {
        code: `revision-${id}`,
        title: `上期修订：${name}`,
        head: '数值',
        columns: [
          { code: 'published', name: '上期发布', unit },
          { code: 'revised', name: '修订后', unit },
        ],
        rows: [{ code: id, name, cells: [was, is] }],
      },
    ];
  });
}

function notesIn(code: SectionCode, { before, beforeFirst, promises = [], names, indicators }: ReportInput): string[] {
  switch (code) {
    case 'improvement':
      return promises.map((promise) => promiseWords(promise, names.office, indicators));
    case 'overview':
      return ['“上期”为上期数据截至本期统计时点的数值（含修订）；没有数据的写“无数据”，不写零；样本过少的不公布。'];
    case 'evaluation':
      return ['未评价和系统默认评价不计为满意。逐件评价与抽样测评是两种来源，分别列示，不合并。'];
    case 'definitions':
      return before && beforeFirst
        ? ['统计时点之后的变化不改动本报告，列入下期“上期修订”。']
        : ['没有上期报告，无修订。', '统计时点之后的变化不改动本报告，列入下期“上期修订”。'];
    default:
      return [];
  }
}

const definitionOf = (indicator: Indicator): ReportDefinition => {
  const { id, name, unit, definition, excluded = [], version, effectiveFrom, basis } = indicator;
  const without = excluded.map(({ reason }) => reason).join('、');
  const words = `${definition}${without ? `剔除并单列：${without}。` : ''}依据：${basis}。`;
  return { code: id, name, unit, words, version, since: effectiveFrom };
};
