import type { IndicatorUnit } from '../../domain/measure/indicator.ts';
import type { Cell, Report, ReportFigure, ReportSection, ReportTable } from '../../domain/measure/report-shape.ts';
import { gap, headed, type Ink, paragraph, type Words } from '../blocks.ts';
import { type Bar, barChart } from '../chart.ts';
import { chineseTime } from '../dates.ts';
import { type Atom, type Printed, press } from '../press.ts';
import { type Column, fields, table } from '../table.ts';
import { titleOf } from './title.ts';
import { cellWords, changeWords, circled } from './words.ts';

/** How a report is told from another: the digest of its report.json, which the footer of each page repeats. */
export interface PrintedOf {
  readonly sha256: string;
}

/** Prints the report: each section with its figures beside those before, its charts and its tables. */
export function printReport(report: Report, { sha256 }: PrintedOf): Promise<Printed> {
  const ink: Ink = new Set();
  const title = titleOf(report);
  const atoms = [
    ...paragraph([{ text: title, face: 'title' }], { size: 20, leading: 1.7, align: 'centre' }, ink),
    gap(8),
    ...fields(factsOf(report), ink),
    gap(6),
    ...report.sections.flatMap((section, index) => sectionAtoms(report, section, index, ink)),
  ];
  const footer = { left: title, below: [`report.json 的 SHA-256：${sha256}`] };
  return press(atoms, { title, at: report.statisticsAt, footer }, ink);
}

const factsOf = ({ standard, period, statisticsAt }: Report): (readonly [string, Words])[] => [
  ['统计周期', `${period.from} 至 ${period.until}（北京时间）`],
  ['统计时点', `${chineseTime(statisticsAt)}，此后的变化列入下期“上期修订”`],
  ['依据标准', `${standard}《政务服务帮办代办工作规范》8.3`],
];

function sectionAtoms(report: Report, section: ReportSection, index: number, ink: Ink): Atom[] {
  const body = [
    ...figureAtoms(section.figures, ink),
    ...rateChart(section, ink),
    ...section.tables.flatMap((each) => tableAtoms(each, ink)),
    ...(section.code === 'definitions' ? definitionAtoms(report, ink) : []),
    ...section.notes.flatMap((note) => paragraph(note, { size: 10.5, leading: 1.6, indent: 2 }, ink)),
  ];
  const heading: Words = [{ text: `${circled(index)} ${section.title}`, face: 'heading' }];
  return [gap(8), ...headed(heading, { size: 14, leading: 2.2 }, body, ink)];
}

const small = (text: string, face: 'body' | 'heading' = 'body') => [{ text, size: 9, face }];

const figureColumns: readonly Column[] = [
  { title: '指标', share: 0.28 },
  { title: '本期', share: 0.14, align: 'centre' },
  { title: '分子／分母（剔除）', share: 0.2, align: 'centre' },
  { title: '上期（环比）', share: 0.19, align: 'centre' },
  { title: '去年同期（同比）', share: 0.19, align: 'centre' },
];

const figureAtoms = (figures: readonly ReportFigure[], ink: Ink): Atom[] =>
  figures.length === 0 ? [] : [...table(figureColumns, figures.map(figureRow), ink), gap(6)];

const figureRow = (figure: ReportFigure): Words[] => {
  const { name, unit, now, before, yearAgo } = figure;
  return [
    small(name),
    small(cellWords(now, unit), 'heading'),
    small(shareWords(figure)),
    small(beside(now, before, unit)),
    small(beside(now, yearAgo, unit)),
  ];
};

const shareWords = ({ numerator, denominator, excluded }: ReportFigure): string => {
  const count = (cell: Cell) => cellWords(cell, '件');
  const share = [numerator, denominator].flatMap((cell) => (cell ? [count(cell)] : [])).join('／');
  const without = excluded ? `（${count(excluded)}）` : '';
  return `${share}${without}` || '—';
};

const beside = (now: Cell, other: Cell, unit: IndicatorUnit): string =>
  'value' in other ? `${cellWords(other, unit)}\n${changeWords(now, other, unit)}` : cellWords(other, unit);

const numberOf = (cell: Cell): number | undefined => ('value' in cell ? cell.value : undefined);

/** The rates of a section beside those of the period before, on one scale of 0 to 100. */
function rateChart({ title, figures }: ReportSection, ink: Ink): Atom[] {
  const rates = figures.filter(({ unit }) => unit === '%');
  if (rates.length < 2 || rates.every(({ now }) => !('value' in now))) return [];
  const bars: Bar[] = rates.map(({ name, now, before }) => ({
    label: name,
    value: numberOf(now),
    words: cellWords(now, '%'),
    before: numberOf(before),
  }));
  return [...barChart({ title: `${title}各项比率`, bars, full: 100 }, ink), gap(8)];
}

/** A district of three thousand offices is no book: longer tables are whole in the data files alone. */
const mostRows = 60;

/** A table of one column is drawn as bars, with its numbers beside them; others are printed as tables. */
function tableAtoms(each: ReportTable, ink: Ink): Atom[] {
  const { title, head, columns, rows } = each;
  if (rows.length === 0) return [];
  const [only, ...more] = columns;
  if (only && more.length === 0 && rows.length <= 12) {
    const bars = rows.map(({ name, cells: [cell = { none: 'no-data' }] }) => ({
      label: name,
      value: numberOf(cell),
      words: cellWords(cell, only.unit),
    }));
    const shown = { title: `${title}（${only.unit}）`, bars };
    return [...barChart(only.unit === '%' ? { ...shown, full: 100 } : shown, ink), gap(8)];
  }
  const share = 0.72 / columns.length;
  const printedRows = rows.slice(0, mostRows);
  const printed: Column[] = [
    { title: head, share: 0.28 },
    ...columns.map(({ name }) => ({ title: name, share, align: 'centre' as const })),
  ];
  const lines = printedRows.map(({ name, cells }) => [
    small(name),
    ...columns.map(({ unit }, index) => small(cellWords(cells[index] ?? { none: 'no-data' }, unit))),
  ]);
  const heading: Words = [{ text: title, face: 'heading' }];
  const rest = `以上为前${mostRows}行，共${rows.length}行，其余见数据文件。`;
  return [
    ...headed(heading, { size: 10, leading: 2 }, table(printed, lines, ink), ink),
    ...(rows.length > mostRows ? paragraph(rest, { size: 9, leading: 1.6 }, ink) : []),
    gap(8),
  ];
}

const definitionColumns: readonly Column[] = [
  { title: '指标', share: 0.25 },
  { title: '口径', share: 0.55 },
  { title: '版本', share: 0.08, align: 'centre' },
  { title: '起用', share: 0.12, align: 'centre' },
];

const definitionAtoms = ({ definitions }: Report, ink: Ink): Atom[] => [
  ...table(
    definitionColumns,
    definitions.map(({ name, words, version, since }) => [small(name), small(words), small(version), small(since)]),
    ink,
  ),
  gap(8),
];
