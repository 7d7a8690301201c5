import type { Bag } from './compute.ts';
import type { Measure } from './measures.ts';
import { awaited, type Channel, parseRowKey, type Row, type RowService } from './row.ts';

/**
 * A row of a leaf as it leaves the system, one to a line of JSON; month and office are told by where the file lies. It says
 * nothing of staff: whom a row counts for is dropped, and what differs in nothing else is one row.
 */
export interface ExportedRow {
  readonly day: string;
  readonly item: string;
  readonly cut: string;
  readonly service: RowService;
  readonly channel: Channel;
  /** Groups with a blank between them; empty for none. */
  readonly served: string;
  readonly measure: Measure;
  /** One word of the measure's set. */
  readonly answer?: string;
  /** Not known before this instant. */
  readonly until?: string;
  /** The number, of a measure that has a unit. */
  readonly quantity?: number;
  /** How often; less than nothing where a later cut takes back. */
  readonly times: number;
}

/** Its columns, in the types of Athena. */
export const exportedColumns = {
  day: 'string',
  item: 'string',
  cut: 'string',
  service: 'string',
  channel: 'string',
  served: 'string',
  measure: 'string',
  answer: 'string',
  until: 'string',
  quantity: 'bigint',
  times: 'bigint',
} as const satisfies Record<keyof ExportedRow, 'string' | 'bigint'>;

/** What is exported of a leaf. */
export function exportedRows({ leaf: { day, item, cut }, counts }: Bag): ExportedRow[] {
  const times = new Map<string, number>();
  for (const [key, count] of counts) {
    const rest = withoutStaff(key);
    times.set(rest, (times.get(rest) ?? 0) + count);
  }
  return [...times]
    .filter(([, count]) => count !== 0)
    .map(([key, count]) => {
      const { measure, value, service, channel, groups } = parseRowKey(`${key}=-`);
      return { day, item, cut, service, channel, served: groups.join(' '), measure, ...said(value), times: count };
    });
}

/** A row key without its last part, in which any sign may stand. */
function withoutStaff(key: string): string {
  const parts = key.split('=');
  return parts.slice(0, 4).join('=');
}

function said(value: Row['value']): Pick<ExportedRow, 'answer' | 'until' | 'quantity'> {
  if (typeof value === 'number') return { quantity: value };
  const until = awaited(value);
  return until === undefined ? { answer: value } : { until };
}
