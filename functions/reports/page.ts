import { chineseTime } from '../../documents/dates.ts';
import { titleOf } from '../../documents/report/title.ts';
import { cellWords, changeWords, circled } from '../../documents/report/words.ts';
import type {
  Cell,
  Report,
  ReportDefinition,
  ReportFigure,
  ReportSection,
  ReportTable,
} from '../../domain/measure/report-shape.ts';
import { district } from '../district.ts';
import { pagePolicy } from '../http/page-policy.ts';
import { list, type Markup, raw, safe, tag } from '../openapi/markup.ts';
import { style as base } from '../openapi/style.ts';
import type { PublishedView } from './view.ts';

/** Larger than the description of the interface: it is read by everybody, also by weak eyes; bars are drawn, and their numbers written. */
const style = `${base}
body{font-size:20px}table{font-size:18px}th[scope=row]{font-weight:600}td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
caption{text-align:left;font-weight:700;padding:.6rem 0 .3rem}svg{display:block;width:100%;height:1rem;min-width:6rem}svg rect{fill:var(--link)}
nav a,.files a{display:inline-block;padding:.6rem 0;min-height:44px}
`;

export const policy = pagePolicy(style);

const formatNames: Readonly<Record<string, string>> = {
  pdf: 'PDF，供阅读和打印',
  xlsx: 'XLSX，电子表格',
  csv: 'CSV，开放数据',
  json: 'JSON，开放数据，可核对',
};

const html = (title: string, body: readonly Markup[]): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${safe(title)}</title><style>${style}</style></head><body><a class="skip" href="#main">跳到正文</a>${body.join('')}</body></html>`;

const link = (to: string, text: string): Markup => raw(`<a href="${safe(to)}">${safe(text)}</a>`);

/** The reports that are out. */
export function listPage(reports: readonly PublishedView[]): string {
  const title = `${district.name}政务服务帮办代办服务报告`;
  const items = reports.map(({ period, name, publishedAt }) =>
    raw(`${link(`/v1/reports/${period}`, name)}，${safe(chineseTime(publishedAt))}发布`),
  );
  return html(title, [
    tag('header', tag('h1', title), tag('p', '按月、按季、按年公布，含数据文件和统计口径。')),
    raw('<main id="main">'),
    items.length > 0 ? list(items) : tag('p', '还没有发布的报告。'),
    raw('</main>'),
  ]);
}

/** A published report as a page for people: it needs no script and nothing from elsewhere. */
export function reportPage(report: Report, { period, publishedAt, files }: PublishedView): string {
  const { sections, statisticsAt, standard } = report;
  const { from, until } = report.period;
  return html(titleOf(report), [
    tag(
      'header',
      tag('h1', titleOf(report)),
      tag(
        'p',
        `统计周期：${from} 至 ${until}（北京时间）。统计时点：${chineseTime(statisticsAt)}。发布：${chineseTime(publishedAt)}。`,
      ),
      tag('p', `依据 ${standard}《政务服务帮办代办工作规范》8.3。没有数据的写“无数据”，样本过少的写“不公布”。`),
    ),
    raw('<nav class="files" aria-label="数据文件">'),
    tag('h2', '下载'),
    list(files.map(({ format, path }) => link(path, formatNames[format] ?? format))),
    tag('p', link('/v1/reports', '其他各期报告')),
    raw('</nav><nav aria-label="目录">'),
    tag('h2', '目录'),
    list(sections.map(({ code, title }, index) => link(`#${code}`, `${circled(index)} ${title}`))),
    raw('</nav><main id="main">'),
    ...sections.flatMap((section, index) => sectionMarkup(section, index)),
    ...definitionMarkup(report.definitions),
    tag(
      'p',
      `核对：report.json（${period}）的 SHA-256 为 ${files.find(({ format }) => format === 'json')?.sha256 ?? ''}。`,
    ),
    raw('</main>'),
  ]);
}

function sectionMarkup({ code, title, figures, tables, notes }: ReportSection, index: number): Markup[] {
  return [
    raw(`<h2 id="${safe(code)}">${safe(`${circled(index)} ${title}`)}</h2>`),
    ...(figures.length > 0 ? [figureTable(title, figures)] : []),
    ...tables.filter(({ rows }) => rows.length > 0).map(dataTable),
    ...notes.map((note) => tag('p', note)),
  ];
}

const heads = ['指标', '本期', '分子／分母', '剔除', '上期', '环比', '去年同期', '同比'];

const figureTable = (title: string, figures: readonly ReportFigure[]): Markup =>
  tableMarkup(
    `${title}：指标`,
    heads,
    figures.map(({ name, unit, now, before, yearAgo, numerator, denominator, excluded }) => {
      const share = [numerator, denominator].flatMap((cell) => (cell ? [cellWords(cell, '件')] : [])).join('／');
      return [
        name,
        cellWords(now, unit),
        share || '—',
        excluded ? cellWords(excluded, '件') : '—',
        ...[cellWords(before, unit), changeWords(now, before, unit)],
        ...[cellWords(yearAgo, unit), changeWords(now, yearAgo, unit)],
      ];
    }),
  );

const noData: Cell = { none: 'no-data' };

/** A table of one column has a bar beside each number; it says nothing that the number does not. */
function dataTable({ title, head, columns, rows }: ReportTable): Markup {
  const names = columns.map(({ name, unit }) => `${name}（${unit}）`);
  const [only] = columns.length === 1 ? columns : [];
  const words = rows.map(({ name, cells }) => [
    name,
    ...columns.map(({ unit }, index) => cellWords(cells[index] ?? noData, unit)),
  ]);
  if (!only) return tableMarkup(title, [head, ...names], words);
  const values = rows.map(({ cells: [cell = noData] }) => ('value' in cell ? cell.value : 0));
  const full = only.unit === '%' ? 100 : Math.max(1, ...values);
  const bars = values.map((value) => bar(value / full));
  return tableMarkup(
    title,
    [head, ...names, '图示'],
    words.map((row, index) => [...row, bars[index] ?? '']),
  );
}

const bar = (share: number): Markup =>
  raw(
    `<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${(share * 100).toFixed(1)}" height="10"></rect></svg>`,
  );

/** Each row is named by its first cell, which screen readers say with every number of it. */
function tableMarkup(
  caption: string,
  names: readonly string[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  const head = names.map((name) => raw(`<th scope="col">${safe(name)}</th>`));
  const body = rows.map(([first = '', ...cells]) =>
    tag(
      'tr',
      raw(`<th scope="row">${typeof first === 'string' ? safe(first) : first.html}</th>`),
      ...cells.map((cell) => raw(`<td class="n">${typeof cell === 'string' ? safe(cell) : cell.html}</td>`)),
    ),
  );
  return raw(
    `<div class="table" tabindex="0" role="region" aria-label="${safe(caption)}"><table><caption>${safe(caption)}</caption><thead>${tag('tr', ...head)}</thead><tbody>${body.join('')}</tbody></table></div>`,
  );
}

const definitionMarkup = (definitions: readonly ReportDefinition[]): Markup[] => [
  raw('<details><summary>各项指标的口径</summary><dl>'),
  ...definitions.flatMap(({ name, words, version, since }) => [
    tag('dt', `${name}（口径版本 ${version}，${since} 起）`),
    tag('dd', words),
  ]),
  raw('</dl></details>'),
];
