import type { Bag } from '../../../domain/measure/compute.ts';
import { leafKey, type Month, monthOf, parseLeafKey } from '../../../domain/measure/row.ts';

/** Leaves summed by office, month, item and cut: what a report asks of them needs no day. */
export class Sums {
  readonly #leaves = new Map<string, Map<string, number>>();

  add({ leaf, counts }: Bag): void {
    const key = leafKey({ ...leaf, day: firstOf(monthOf(leaf.day)) });
    const rows = this.#leaves.get(key) ?? new Map<string, number>();
    for (const [row, count] of counts) rows.set(row, (rows.get(row) ?? 0) + count);
    this.#leaves.set(key, rows);
  }

  /** One line per leaf, in the order of their keys: the same leaves give the same file. */
  get lines(): string {
    const sorted = [...this.#leaves].sort(byKey).map(([key, rows]) => JSON.stringify([key, [...rows].sort(byKey)]));
    return sorted.map((line) => `${line}\n`).join('');
  }
}

const firstOf = (month: Month): string => `${month}-01`;

const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

/** The leaves of a file that `Sums` made. */
export function* bagsIn(lines: string): Generator<Bag> {
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    const [key, counts] = JSON.parse(line) as [string, [string, number][]];
    yield { leaf: parseLeafKey(key), counts };
  }
}
