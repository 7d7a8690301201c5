import { unzipSync } from 'fflate';
import writeXlsx, { type Row, type Sheet } from 'write-excel-file/node';
import type { IndicatorUnit } from '../../domain/measure/indicator.ts';
import {
  type Cell,
  noValueNames,
  type Report,
  type ReportFigure,
  type ReportSection,
  type ReportTable,
} from '../../domain/measure/report-shape.ts';
import { chineseTime } from '../dates.ts';
import { ZipWriter } from '../zip.ts';
import { titleOf } from './title.ts';
import { circled } from './words.ts';

/**
 * The report as a workbook: a sheet per section, numbers as numbers. The library stamps its ZIP with the time of writing, so
 * what it wrote is packed anew: the same report gives the same bytes.
 */
export async function reportXlsx(report: Report): Promise<Uint8Array> {
  const sheets = report.sections.map((section, index) => sheetOf(report, section, index));
  const written = unzipSync(await writeXlsx(sheets).toBuffer());
  const zip = new ZipWriter();
  for (const [path, bytes] of Object.entries(written)) zip.add(path, bytes);
  return zip.end();
}

/** A sheet is named by its section; Excel takes 31 characters. */
const sheetName = (title: string, index: number): string => `${circled(index)}${title}`.slice(0, 31);

const text = (value: string) => ({ value, type: String }) as const;
const bold = (value: string) => ({ ...text(value), fontWeight: 'bold' }) as const;

/** Rates and scores have two decimals; times show theirs. */
const formatOf = (unit: IndicatorUnit, value: number): string => {
  if (unit === '%' || unit === '分') return '0.00';
  return Number.isInteger(value) ? '#,##0' : '#,##0.0';
};

const cellOf = (cell: Cell | undefined, unit: IndicatorUnit): Row[number] => {
  if (!cell) return null;
  return 'value' in cell
    ? { value: cell.value, type: Number, format: formatOf(unit, cell.value) }
    : { ...text(noValueNames[cell.none]), textColor: '#767676' };
};

function sheetOf(report: Report, section: ReportSection, index: number): Sheet<Buffer> {
  const { statisticsAt } = report;
  const data: Row[] = [
    [bold(`${titleOf(report)}　${circled(index)} ${section.title}`)],
    [text(`统计时点：${chineseTime(statisticsAt)}`)],
    [],
    ...figureRows(section.figures),
    ...section.tables.flatMap(tableRows),
    ...(section.code === 'definitions' ? definitionRows(report) : []),
    ...section.notes.map((note) => [text(note)]),
  ];
  return {
    sheet: sheetName(section.title, index),
    data,
    columns: [{ width: 36 }, ...Array.from({ length: 12 }, () => ({ width: 16 }))],
  };
}

function figureRows(figures: readonly ReportFigure[]): Row[] {
  if (figures.length === 0) return [];
  const heads = ['指标', '单位', '本期', '上期', '去年同期', '分子', '分母', '剔除', '口径版本'];
  return [
    heads.map(bold),
    ...figures.map(
      ({ name, unit, now, before, yearAgo, numerator, denominator, excluded, version }): Row => [
        text(name),
        text(unit),
        ...[now, before, yearAgo].map((cell) => cellOf(cell, unit)),
        ...[numerator, denominator, excluded].map((cell) => cellOf(cell, '件')),
        text(version),
      ],
    ),
    [],
  ];
}

const tableRows = ({ title, head, columns, rows }: ReportTable): Row[] => [
  [bold(title)],
  [bold(head), ...columns.map(({ name, unit }) => bold(`${name}（${unit}）`))],
  ...rows.map(({ name, cells }): Row => [text(name), ...columns.map(({ unit }, index) => cellOf(cells[index], unit))]),
  [],
];

const definitionRows = ({ definitions }: Report): Row[] => [
  ['指标', '单位', '口径', '版本', '起用月份'].map(bold),
  ...definitions.map(({ name, unit, words, version, since }) => [
    ...[text(name), text(unit), text(words), text(version), text(since)],
  ]),
  [],
];
