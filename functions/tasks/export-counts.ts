import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { dayOf } from '../../domain/calendar.ts';
import { cutOf, freezeOf, monthAfter } from '../../domain/measure/contributions.ts';
import { exportedRows } from '../../domain/measure/exported.ts';
import { indicators } from '../../domain/measure/indicators/all.ts';
import type { Month } from '../../domain/measure/row.ts';
import { statistics } from '../../domain/measure/settings.ts';
import { exportKey, indicatorsSql, tableSql } from '../../domain/measure/sql-table.ts';
import type { Instant } from '../../domain/values.ts';
import type { Counts } from '../../store/counts.ts';
import { putAnew } from '../bucket.ts';
import { district } from '../district.ts';
import { env } from '../env.ts';
import { counts } from '../store.ts';
import { systemContext } from './task.ts';

/** Offices that are read and written at the same time. */
const atOnce = 8;

/** Before it nothing was counted. */
const firstMonth: Month = indicators.map(({ effectiveFrom }) => effectiveFrom).sort()[0] ?? '';

/** Which month: named, or what the timetable is for on that day. */
export interface ExportAsked {
  readonly month?: Month;
  /** When the timetable called. */
  readonly at?: Instant;
}

export interface Exported {
  readonly month: Month;
  readonly offices: number;
  readonly rows: number;
}

/**
 * Writes the rows of a frozen month for Athena, a file for each office that has any, with the definition of the table and the
 * indicators as SQL. Done again it writes the same, and what was revised meanwhile.
 * @throws Error for a month that is not frozen: it has no numbers yet
 */
export async function exportCounts(asked: ExportAsked): Promise<Exported> {
  const { now } = systemContext('export');
  const month = asked.month ?? monthDueOn(asked.at ?? now);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Error(`${month} is no month`);
  if (now <= freezeOf(month)) throw new Error(`${month} is not frozen before ${freezeOf(month)}`);
  const { reading } = await counts().generations();
  const codes = district.offices.map(({ code }) => code);
  const waiting = [...codes];
  let [offices, rows] = [0, 0];
  const worker = async () => {
    for (let office = waiting.shift(); office !== undefined; office = waiting.shift()) {
      const written = await exportOffice(reading, month, office);
      if (written > 0) offices += 1;
      rows += written;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await putText('sql/table.sql', tableSql(env('EXPORT_BUCKET'), codes, firstMonth));
  await putText(`sql/indicators-${month}.sql`, indicatorsSql(indicators, month));
  return { month, offices, rows };
}

/**
 * On the day of the freeze the month that was frozen, on each day after it the one before: those have been revised since. So a
 * year is written anew every month, a month each night.
 */
function monthDueOn(at: Instant): Month {
  const frozen = monthAfter(cutOf(at), -1);
  return monthAfter(frozen, statistics.freezeDay.value - Number(dayOf(at).slice(8)));
}

/** @returns how many rows; a month in which an office has nothing leaves no file */
async function exportOffice(generation: number, month: Month, office: string): Promise<number> {
  const written = { rows: 0 };
  const body = await zipped(linesOf(generation, { month, office }, written));
  if (written.rows > 0) await putAnew(env('EXPORT_BUCKET'), exportKey(month, office), 'application/gzip', body);
  return written.rows;
}

type OfficeMonth = Parameters<Counts['leaves']>[1];

/** A page of leaves after another, so that memory does not grow with the office. */
async function* linesOf(generation: number, of: OfficeMonth, written: { rows: number }): AsyncGenerator<string> {
  let page: Awaited<ReturnType<Counts['leaves']>> | undefined;
  do {
    page = await counts().leaves(generation, of, page?.next);
    const rows = page.items.flatMap(exportedRows);
    written.rows += rows.length;
    if (rows.length > 0) yield `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
  } while (page.next);
}

async function zipped(texts: AsyncIterable<string>): Promise<Uint8Array> {
  const zip = createGzip();
  const [chunks] = await Promise.all([zip.toArray(), pipeline(Readable.from(texts), zip)]);
  return Buffer.concat(chunks);
}

const putText = (key: string, text: string): Promise<void> =>
  putAnew(env('EXPORT_BUCKET'), key, 'application/sql; charset=utf-8', Buffer.from(text));
