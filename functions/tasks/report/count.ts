import type { Bag } from '../../../domain/measure/compute.ts';
import { monthsAsked, periodOf, type ReportPeriod } from '../../../domain/measure/report-period.ts';
import type { Office } from '../../../domain/settings.ts';
import { putIfAbsent } from '../../bucket.ts';
import { district } from '../../district.ts';
import { env } from '../../env.ts';
import { counts } from '../../store.ts';
import { officesPerPart } from './find.ts';
import { Sums } from './parts.ts';

export interface PartAsked {
  readonly period: string;
  readonly round: number;
  readonly part: number;
}

export const partKey = ({ period, round, part }: PartAsked): string =>
  `reports/${period}/${round}/part-${String(part).padStart(4, '0')}.jsonl`;

/** The leaves of offices that a report asks about, as they are now. */
export async function* leavesOf(period: ReportPeriod, offices: readonly Office[]): AsyncGenerator<Bag> {
  const { reading } = await counts().generations();
  const codes = offices.map(({ code }) => code);
  for (const month of monthsAsked(period)) yield* counts().month(reading, month, codes);
}

/**
 * Sums the leaves of some offices, of the months that the report asks about, into one file. It reads what those months hold
 * and nothing else. Counted again in the same round, the file that is there stays: a round is computed from one state.
 */
export async function countReport(asked: PartAsked): Promise<{ part: number }> {
  const period = periodOf(asked.period);
  if (!period) throw new Error('No such period');
  const offices = district.offices.slice(asked.part * officesPerPart, (asked.part + 1) * officesPerPart);
  const sums = new Sums();
  for await (const bag of leavesOf(period, offices)) sums.add(bag);
  const body = new TextEncoder().encode(sums.lines);
  await putIfAbsent(env('DOCUMENT_BUCKET'), partKey(asked), 'application/x-ndjson', body);
  return { part: asked.part };
}
