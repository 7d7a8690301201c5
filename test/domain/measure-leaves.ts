import type { Bag } from '../../domain/measure/compute.ts';
import type { Row } from '../../domain/measure/row.ts';
import { rowKey } from '../../domain/measure/row.ts';

/** Rows of one place and cut, as leaves: how often each occurs. */
export interface Given {
  readonly month: string;
  readonly office?: string;
  readonly item?: string;
  readonly cut?: string;
  readonly rows: readonly (readonly [measure: Row['measure'], value: Row['value'], count: number])[];
  readonly of?: Partial<Pick<Row, 'service' | 'channel' | 'groups' | 'staff'>>;
}

export const leavesOf = (given: readonly Given[]): Bag[] =>
  given.map(({ month, office = 'heping', item = 'AGE-ALLOW', cut = month, rows, of = {} }) => {
    const about = { service: 'agency', channel: 'window', groups: [], staff: 'agent-1', ...of } as const;
    return {
      leaf: { office, day: `${month}-15`, item, cut },
      counts: rows.map(([measure, value, count]) => [rowKey({ ...about, measure, value }), count] as const),
    };
  });

/** The worked example of the indicators (口径 v1): 120 requests of a month, and what became of them. */
export const example = [
  ['request', 'counted', 110],
  ['request', 'merged', 8],
  ['request', 'void', 2],
  ['response', 'on-time', 98],
  ['response', 'late', 7],
  ['response', 'pending:2026-05-01T00:00:00.000Z', 5],
  ['response-time', 35, 60],
  ['response-time', 90, 45],
  ['resolution', 'resolved', 70],
  ['resolution', 'deception', 3],
  ['resolution', 'no-cooperation', 4],
  ['resolution', 'not-qualified', 5],
  ['resolution', 'not-needed', 4],
  ['resolution', 'dissatisfied', 2],
  ['resolution', 'other', 2],
  ['asked', 'asked', 85],
  ['asked', 'no-contact', 5],
  ['rating', 'very-satisfied', 40],
  ['rating', 'satisfied', 6],
  ['rating', 'basically-satisfied', 3],
  ['rating', 'dissatisfied', 1],
  ['rating', 'very-dissatisfied', 1],
] as const satisfies Given['rows'];

/** The example in one office in March, less of it in February and in March of the year before, and a revision of February. */
export const months = (): Bag[] =>
  leavesOf([
    { month: '2026-03', rows: example, of: { groups: ['elderly'] } },
    {
      month: '2026-03',
      office: 'anle',
      item: 'SS-CARD',
      rows: [
        ['request', 'counted', 40],
        ['response', 'on-time', 36],
        ['response', 'late', 4],
        ['resolution', 'resolved', 33],
      ],
      of: { service: 'assistance', channel: 'online', staff: 'helper-1' },
    },
    {
      month: '2026-02',
      rows: [
        ['request', 'counted', 90],
        ['response', 'on-time', 70],
        ['response', 'late', 20],
        ['resolution', 'resolved', 60],
        ['rating', 'satisfied', 40],
      ],
    },
    {
      month: '2026-02',
      cut: '2026-03',
      rows: [
        ['resolution', 'resolved', -2],
        ['resolution', 'reopened', 2],
      ],
    },
    { month: '2025-03', rows: [['request', 'counted', 50]] },
  ]);
