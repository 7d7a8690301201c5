import { type Change, entryKey } from './items.ts';
import { sameKey } from './keys.ts';
import type { Index } from './tables.ts';
import type { Detail } from './validate.ts';
import { type Item, itemSize, pick, sameItem } from './values.ts';

/** Units of one table: of its items, and of each index that was touched. */
export interface Units {
  readonly table: number;
  readonly indexes: Readonly<Record<string, number>>;
}

const kib = 1024;

/** Read units of `bytes`: 4 KB each, half of it when eventually consistent; a miss costs as the smallest item. */
export const readUnits = (bytes: number, consistent?: boolean) =>
  Math.max(1, Math.ceil(bytes / (4 * kib))) * (consistent ? 1 : 0.5);

const writeUnits = (bytes: number) => Math.max(1, Math.ceil(bytes / kib));

/**
 * Write units of a change: the larger of the item before and after, and what its indexes need (Developer Guide,
 * "Provisioned throughput considerations for global secondary indexes").
 * @param factor 2 in a transaction, which prepares and commits each item; indexes follow later, by a single write.
 */
export function unitsOf({ table, old, next }: Change, factor = 1): Units {
  const larger = Math.max(old?.size ?? 0, next ? itemSize(next) : 0);
  const indexes: Record<string, number> = {};
  for (const index of table.indexes) {
    const units = indexUnits(index, old?.item, next);
    if (units > 0) indexes[index.name] = units;
  }
  return { table: writeUnits(larger) * factor, indexes };
}

/** A moved entry is a delete and a put; an entry whose projected attributes stay as they are costs nothing. */
function indexUnits(index: Index, old: Item | undefined, next: Item | undefined): number {
  const [from, to] = [entryKey(index, old), entryKey(index, next)];
  const [gone, come] = [from && entryOf(index, old!), to && entryOf(index, next!)];
  if (from && to && sameKey(from, to)) {
    if (sameItem(gone!, come!)) return 0;
    return writeUnits(Math.max(itemSize(gone!), itemSize(come!)));
  }
  return (gone ? writeUnits(itemSize(gone)) : 0) + (come ? writeUnits(itemSize(come)) : 0);
}

/** What an index keeps of an item. */
export const entryOf = ({ attributes }: Index, item: Item): Item => (attributes ? pick(item, attributes) : item);

type Kind = 'ReadCapacityUnits' | 'WriteCapacityUnits';

/** `ConsumedCapacity` of one table, or nothing when the request did not ask. Transactions also name the kind of unit. */
export function consumed(detail: Detail | undefined, TableName: string, units: Units, kind?: Kind): object | undefined {
  if (detail !== 'TOTAL' && detail !== 'INDEXES') return undefined;
  const measure = (CapacityUnits: number) => ({ CapacityUnits, ...(kind && { [kind]: CapacityUnits }) });
  const named = Object.entries(units.indexes).map(([name, value]) => [name, measure(value)] as const);
  const total = named.reduce((sum, [, { CapacityUnits }]) => sum + CapacityUnits, units.table);
  const answer = { TableName, ...measure(total) };
  if (detail === 'TOTAL') return answer;
  const indexes = named.length > 0 ? { GlobalSecondaryIndexes: Object.fromEntries(named) } : {};
  return { ...answer, Table: measure(units.table), ...indexes };
}

/** Adds up by table what many items consumed, for batches and transactions. */
export class Meter {
  readonly #tables = new Map<string, { table: number; indexes: Record<string, number> }>();

  add(name: string, { table, indexes }: Units): void {
    const sum = this.#tables.get(name) ?? { table: 0, indexes: {} };
    this.#tables.set(name, sum);
    sum.table += table;
    for (const index in indexes) sum.indexes[index] = (sum.indexes[index] ?? 0) + indexes[index]!;
  }

  /** The `ConsumedCapacity` member of the answer, or no member when the request did not ask. */
  answer(detail: Detail | undefined, kind?: Kind): { ConsumedCapacity?: object[] } {
    if (detail !== 'TOTAL' && detail !== 'INDEXES') return {};
    return { ConsumedCapacity: [...this.#tables].map(([name, units]) => consumed(detail, name, units, kind)!) };
  }
}
