import { dayOf } from '../calendar.ts';
import type { Instant } from '../values.ts';
import { leafKey, type Month, monthOf, type Row, rowKey } from './row.ts';
import { statistics } from './settings.ts';

/** What a subject counts for, by leaf and row; a count may be negative, where a later cut takes back what an earlier one said. */
export type Contributions = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The month so many after (or, negative, before) another. */
export function monthAfter(month: Month, count = 1): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The instant T(M) at which a month is frozen: 0:00 in Beijing on a day of the next. What is committed up to it counts. */
export function freezeOf(month: Month): Instant {
  const day = String(statistics.freezeDay.value).padStart(2, '0');
  return new Date(Date.parse(`${monthAfter(month)}-${day}T00:00:00.000+08:00`)).toISOString();
}

/** The cut of a commit: the first month that is not yet frozen when it is made. */
export function cutOf(at: Instant): Month {
  const before = monthAfter(monthOf(dayOf(at)), -1);
  return at <= freezeOf(before) ? before : monthAfter(before);
}

/**
 * What a subject contributes: for every cut, what its history up to the freeze says and its history up to the freeze before
 * did not. Up to the freeze of its own month a row is part of the first count, under that month; afterwards it is a revision.
 * @param moments the times of its commits, in their order
 * @param rowsOf its rows, from the first so many commits alone
 */
export function contributionsOf(
  moments: readonly Instant[],
  rowsOf: (commits: number) => Iterable<Row>,
): Contributions {
  const found = new Map<string, Map<string, number>>();
  let before: readonly Row[] = [];
  for (const [index, at] of moments.entries()) {
    const cut = cutOf(at);
    const next = moments[index + 1];
    if (next !== undefined && cutOf(next) === cut) continue;
    const rows = [...rowsOf(index + 1)];
    for (const row of rows) count(found, row, cut, 1);
    for (const row of before) count(found, row, cut, -1);
    before = rows;
  }
  return withoutZeros(found);
}

type Growing = Map<string, Map<string, number>>;

function count(found: Growing, row: Row, cut: Month, by: number): void {
  const month = monthOf(row.day);
  add(found, leafKey({ ...row, cut: cut > month ? cut : month }), rowKey(row), by);
}

function add(found: Growing, leaf: string, key: string, by: number): void {
  const rows = found.get(leaf) ?? new Map<string, number>();
  rows.set(key, (rows.get(key) ?? 0) + by);
  found.set(leaf, rows);
}

function withoutZeros(found: Growing): Contributions {
  for (const [leaf, rows] of found) {
    for (const [key, by] of rows) if (by === 0) rows.delete(key);
    if (rows.size === 0) found.delete(leaf);
  }
  return found;
}

/** What must be added to leaves that have `before` so that they have `after`. */
export function difference(before: Contributions, after: Contributions): Contributions {
  const found: Growing = new Map();
  for (const [leaf, rows] of after) for (const [key, by] of rows) add(found, leaf, key, by);
  for (const [leaf, rows] of before) for (const [key, by] of rows) add(found, leaf, key, -by);
  return withoutZeros(found);
}
