import { madeOffices } from './facts.ts';
import { type Kept, keptLeaves } from './kept-leaves.ts';
import { madeMonth, madeOfficeCount } from './read-facts.ts';
import type { Effort, Measured, Row } from './row.ts';

/** Cases whose leaves are held in memory at once. */
const atOnce = 250_000;

/** What a month of cases costs in units, counted and not timed: the leaves as they come to lie, and each addition to them. */
export async function measureLeaves({ quick }: Effort): Promise<Measured> {
  const cases = quick ? 10_000 : 1_000_000;
  const month = { month: madeMonth, cases, offices: madeOffices(madeOfficeCount), items: 500, seed: 1 };
  const kept = keptLeaves(month, Math.ceil(cases / atOnce));
  return { rows: rowsOf(kept, cases), raw: { cases, ...kept } };
}

const rowsOf = (kept: Kept, cases: number): Row[] => [
  {
    what: 'read units of one report',
    median: kept.readUnits,
    unit: '',
    note: `${megabytes(kept.bytes)} in ${kept.items} leaves, ${kept.rows} rows, of ${cases} cases in ${madeOfficeCount} offices`,
  },
  {
    what: 'write units of the leaves, a case',
    median: kept.leafWriteUnits / cases,
    unit: '',
    note: `${(kept.facts / cases).toFixed(2)} additions a case; the dearest one ${kept.dearest} units`,
  },
  {
    what: 'largest leaf',
    median: kept.largest / 1000,
    unit: 'KB',
    aim: 400 * 1.024,
    note: 'an item of DynamoDB holds 400 KiB',
  },
  { what: 'largest office', median: kept.largestOffice / 1e6, unit: 'MB', note: 'one partition, read page by page' },
];

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
