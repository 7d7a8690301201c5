import { type Cell, noValueNames, type Report } from '../../domain/measure/report-shape.ts';

const heads = [
  '周期',
  '统计时点',
  '章节',
  '表',
  '维度',
  '维度代码',
  '维度名称',
  '指标代码',
  '指标名称',
  '单位',
  '数值',
  '无数值原因',
  '分子',
  '分母',
  '剔除',
  '上期',
  '去年同期',
  '口径版本',
] as const;

type Line = readonly (string | number)[];

const numberOf = (cell: Cell | undefined): string | number => (cell && 'value' in cell ? cell.value : '');
const reasonOf = (cell: Cell): string => ('none' in cell ? noValueNames[cell.none] : '');

/** The report as open data: one line per figure, RFC 4180, UTF-8 with its mark, since spreadsheets guess otherwise. */
export function reportCsv(report: Report): Uint8Array {
  const lines = [heads, ...recordsOf(report)].map((line) => `${line.map(field).join(',')}\r\n`);
  return new TextEncoder().encode(`\uFEFF${lines.join('')}`);
}

function recordsOf({ period, statisticsAt, sections }: Report): Line[] {
  const common = [period.code, statisticsAt];
  return sections.flatMap(({ title, figures, tables }): Line[] => [
    ...figures.map((each) => [
      ...[...common, title, '', '', '', '', each.code, each.name, each.unit, numberOf(each.now)],
      ...[reasonOf(each.now), numberOf(each.numerator), numberOf(each.denominator), numberOf(each.excluded)],
      ...[numberOf(each.before), numberOf(each.yearAgo), each.version],
    ]),
    ...tables.flatMap(({ title: table, head, columns, rows }) =>
      rows.flatMap(({ code, name, cells }) =>
        columns.map((column, index): Line => {
          const cell: Cell = cells[index] ?? { none: 'no-data' };
          return [
            ...[...common, title, table, head, code, name, column.code, column.name, column.unit],
            ...[numberOf(cell), reasonOf(cell), '', '', '', '', '', ''],
          ];
        }),
      ),
    ),
  ]);
}

const field = (value: string | number): string => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
