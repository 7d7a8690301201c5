import { deadlinesOf } from '../../../domain/deadlines.ts';
import type { Happened } from '../../../domain/evolve.ts';
import { type Bag, compute, type OfficeNode, type Question } from '../../../domain/measure/compute.ts';
import type { Figure } from '../../../domain/measure/figure.ts';
import { indicators } from '../../../domain/measure/indicators/all.ts';
import { monthOf, parseLeafKey, type Row, rowKey } from '../../../domain/measure/row.ts';
import type { Clocks } from '../../../domain/measure/rows/trace.ts';
import { contributionsOfCase } from '../../../domain/measure/rows-of.ts';
import { calendar, district } from '../../given.ts';
import { profiles } from '../../profiles.ts';

/** A row, good unless a detail makes it otherwise. */
export const row = (measure: Row['measure'], value: Row['value'], details: Partial<Row> = {}): Row => ({
  day: '2026-03-04',
  office: 'village-1',
  item: 'GT-SETUP',
  service: 'agency',
  channel: 'online',
  groups: [],
  staff: 'agent-1',
  measure,
  value,
  ...details,
});

/** The same row so many times. */
export const times = (count: number, ...of: Parameters<typeof row>): Row[] =>
  Array.from({ length: count }, () => row(...of));

/** A bag for each row. */
export const bagsOf = (rows: Iterable<Row>): Bag[] =>
  [...rows].map((each) => ({
    leaf: { office: each.office, day: each.day, item: each.item, cut: monthOf(each.day) },
    counts: [[rowKey(each), 1]],
  }));

/** A centre, two townships, three villages. */
export const tree: readonly OfficeNode[] = [
  { code: 'centre' },
  { code: 'town-1', parent: 'centre' },
  { code: 'town-2', parent: 'centre' },
  { code: 'village-1', parent: 'town-1' },
  { code: 'village-2', parent: 'town-1' },
  { code: 'village-3', parent: 'town-2' },
];

export const asked = (details: Partial<Question> = {}): Question => ({
  indicators,
  period: { from: '2026-03', to: '2026-03' },
  through: '2026-03',
  offices: tree,
  office: 'centre',
  dimensions: [],
  ...details,
});

/** Figures of the total by indicator. */
export async function totals(rows: Iterable<Row>, details: Partial<Question> = {}): Promise<Record<string, Figure>> {
  const { total } = await compute(bagsOf(rows), asked(details));
  return Object.fromEntries(total.map((figure) => [figure.indicator, figure]));
}

/** The calendar and the deadlines of the demonstration district. */
export const clocks: Clocks = { calendar, deadlines: deadlinesOf(profiles[district.profile], district) };

/** What leaves hold of a history. */
export const bagsOfCase = (history: readonly Happened[], of: Clocks = clocks): Bag[] =>
  [...contributionsOfCase(history, of)].map(([key, counts]) => ({ leaf: parseLeafKey(key), counts }));

/** Figures of the township by indicator, from histories. */
export async function figuresOfHistories(histories: readonly (readonly Happened[])[], question: Question) {
  const offices = [{ code: 'heping' }];
  const bags = histories.flatMap((history) => bagsOfCase(history));
  const { total } = await compute(bags, { ...question, offices, office: 'heping' });
  return Object.fromEntries(total.map((figure) => [figure.indicator, figure]));
}
