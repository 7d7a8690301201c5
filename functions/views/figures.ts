import { serviceNames } from '../../domain/kinds.ts';
import type { Dimension, Figure, Figures, FigureTable } from '../../domain/measure/figure.ts';
import { type Indicator, type Match, sections } from '../../domain/measure/indicator.ts';
import { indicators } from '../../domain/measure/indicators/all.ts';
import { definitionOf } from '../../domain/measure/measures.ts';
import type { Generations } from '../../store/counts.ts';
import type { CountCheck } from '../tasks/check-counts.ts';
import { officeName } from '../tasks/words.ts';
import { channelNames, itemName } from './names.ts';
import type { FiguresView, FigureView, IndicatorView } from './shapes/figures.ts';

/** A definition as it is published. */
export const indicatorView = (indicator: Indicator): IndicatorView => {
  const { id, name, section, unit, kind, definition, version, effectiveFrom, basis, excluded = [] } = indicator;
  return {
    id,
    name,
    section: { code: section, name: sections[section] },
    kind: { code: kind, name: kindNames[kind] },
    unit,
    definition,
    numerator: indicator.numerator.map(matchView),
    ...(indicator.kind === 'rate' && { denominator: indicator.denominator.map(matchView) }),
    ...(indicator.kind === 'score' && {
      points: Object.entries(indicator.points).map(([value, worth]) => ({ value, points: worth })),
    }),
    excluded: excluded.map(({ reason, matches }) => ({ reason, rows: matches.map(matchView) })),
    recorded: indicator.numerator.some(({ measure }) => definitionOf(measure).recorded),
    version,
    effectiveFrom,
    basis,
  };
};

const kindNames: Readonly<Record<Indicator['kind'], string>> = {
  count: '计数',
  rate: '比率',
  score: '得分',
  mean: '平均数',
  median: '中位数',
  p90: '第90百分位数',
};

const matchView = ({ measure, values, services }: Match) => ({
  measure,
  asks: definitionOf(measure).asks,
  ...(values && { values: [...values] }),
  ...(services && { services: [...services] }),
});

const statusNames = { shown: '已统计', 'no-data': '无数据', hidden: '样本过少，不予显示' } as const;

const figureView = ({ indicator, status, excluded, ...figure }: Figure): FigureView => ({
  indicator: { code: indicator, name: indicators.find(({ id }) => id === indicator)?.name ?? indicator },
  status: { code: status, name: statusNames[status] },
  ...figure,
  ...(excluded && { excluded: [...excluded] }),
});

interface Told {
  readonly figures: Figures;
  /** The month is frozen: its first count will not change any more. */
  readonly frozen: boolean;
  readonly generations: Generations;
  readonly check: CountCheck | undefined;
}

/** Figures with all that belongs to them. */
export const figuresView = ({ figures, frozen, generations, check }: Told): FiguresView => ({
  month: figures.period.to,
  through: figures.through,
  office: { code: figures.office, name: officeName(figures.office) },
  asOf: figures.asOf,
  frozen,
  ...(generations.since !== undefined && { rebuilding: generations.since }),
  ...(check && { check: { day: check.day, seed: check.seed, cases: check.cases, differences: check.found } }),
  figures: figures.total.map(figureView),
  tables: figures.tables.map(tableView),
});

const tableView = ({ dimension, rows }: FigureTable): FiguresView['tables'][number] => ({
  by: { code: dimension, name: dimensionNames[dimension] },
  rows: rows.map(({ key, figures }) => ({ key, name: nameOf(dimension, key), figures: figures.map(figureView) })),
});

const dimensionNames: Readonly<Record<Dimension, string>> = {
  office: '部门（含下级）',
  'own-office': '部门（不含下级）',
  item: '服务事项',
  service: '服务形式',
  channel: '受理渠道',
  group: '重点人群',
  staff: '工作人员',
};

const groupNames: Readonly<Record<string, string>> = {
  elderly: '老年人',
  disabled: '残疾人',
  enterprise: '企业',
  project: '项目',
};

const names: Readonly<Record<Dimension, (key: string) => string | undefined>> = {
  office: officeName,
  'own-office': officeName,
  item: itemName,
  service: (key) => ({ ...serviceNames, none: '其他' })[key],
  channel: (key) => ({ ...channelNames, none: '其他' })[key],
  group: (key) => groupNames[key],
  staff: () => undefined,
};

const nameOf = (dimension: Dimension, key: string): string => names[dimension](key) ?? (key === '-' ? '未指定' : key);
