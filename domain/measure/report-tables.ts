import { cellOf } from './cell.ts';
import { channelNames, groupNames } from './dimension-names.ts';
import type { FigureTable } from './figure.ts';
import type { Indicator } from './indicator.ts';
import type { ReportColumn, ReportRow, ReportTable, SectionCode } from './report-shape.ts';
import { none } from './row.ts';

type Names = Readonly<Record<'office' | 'item', ReadonlyMap<string, string>>>;

/** Which figures are broken down by office in a section. */
const byOffice: Partial<Record<SectionCode, readonly string[]>> = {
  services: ['requests', 'assistance-requests', 'agency-requests', 'ended'],
  response: ['requests', 'response-rate', 'total-response-rate', 'response-median'],
  resolution: ['ended', 'resolution-rate', 'termination-rate'],
  evaluation: ['ratings', 'satisfaction-rate', 'good-rating-rate', 'satisfaction-score', 'evaluation-rate'],
};

const byPlace = ['requests', 'response-rate', 'resolution-rate', 'satisfaction-rate'];

/** What is broken down by office, and by anything else: nothing beyond it is published by rows, so that nothing beyond it is hidden for. */
export const brokenDown = { office: [...new Set(Object.values(byOffice).flat())], other: byPlace } as const;

/** Offices with all that is below them, in the order of the district's settings. */
export function officeTables(
  code: SectionCode,
  table: FigureTable | undefined,
  indicators: readonly Indicator[],
  { office }: Names,
): ReportTable[] {
  const places = new Map([...office.keys()].map((key, place) => [key, place]));
  const placeOf = (key: string) => places.get(key) ?? places.size;
  const rows = (table?.rows ?? []).toSorted(
    (one, other) => placeOf(one.key) - placeOf(other.key) || (one.key < other.key ? -1 : 1),
  );
  const told = { code: `${code}-by-office`, title: '分机构（含下级）', head: '机构' };
  return tableOf(told, table && { ...table, rows }, byOffice[code] ?? [], indicators, office);
}

/** By channel, and by whom the service is for. */
export const placeTables = (
  channels: FigureTable | undefined,
  groups: FigureTable | undefined,
  indicators: readonly Indicator[],
): ReportTable[] => [
  ...tableOf({ code: 'by-channel', title: '分渠道', head: '渠道' }, channels, byPlace, indicators, channelNames),
  ...tableOf(
    { code: 'by-group', title: '重点人群和重点领域', head: '服务对象' },
    groups,
    byPlace,
    indicators,
    groupNames,
  ),
];

/** ⑧ How many items are listed. */
const most = 10;

/** The items most asked for, the most first, equals by their code; hidden ones are not among them. */
export function itemTable(
  table: FigureTable | undefined,
  indicators: readonly Indicator[],
  { item }: Names,
): ReportTable[] {
  const requestsOf = ({ figures }: FigureTable['rows'][number]) =>
    figures.find(({ indicator }) => indicator === 'requests')?.numerator ?? 0;
  const rows = (table?.rows ?? [])
    .filter((row) => row.key !== none && requestsOf(row) > 0)
    .toSorted((one, other) => requestsOf(other) - requestsOf(one) || (one.key < other.key ? -1 : 1))
    .slice(0, most);
  const listed = table && { ...table, rows };
  return tableOf({ code: 'top-items', title: '请求量前十的事项', head: '事项' }, listed, byPlace, indicators, item);
}

function tableOf(
  told: Pick<ReportTable, 'code' | 'title' | 'head'>,
  table: FigureTable | undefined,
  chosen: readonly string[],
  indicators: readonly Indicator[],
  names: ReadonlyMap<string, string>,
): ReportTable[] {
  if (!table || table.rows.length === 0) return [];
  const columns = chosen.flatMap((id): ReportColumn[] => {
    const indicator = indicators.find((each) => each.id === id);
    return indicator ? [{ code: id, name: indicator.name, unit: indicator.unit }] : [];
  });
  const rows = table.rows.map(
    ({ key, figures }): ReportRow => ({
      code: key,
      name: names.get(key) ?? key,
      cells: columns.map(({ code }) => cellOf(figures.find(({ indicator }) => indicator === code))),
    }),
  );
  return [{ ...told, columns, rows }];
}
