import type { Clock } from '../clock.ts';
import type { Database } from './database.ts';
import { type Key, keyOf, sameKey } from './keys.ts';
import type { StreamViewType, Table } from './tables.ts';
import { type Item, itemSize, pick, sameItem } from './values.ts';

/** An item as it lies in SQLite. */
export interface Stored {
  readonly id: number;
  readonly item: Item;
  readonly text: string;
  /** Bytes as AWS counts them. */
  readonly size: number;
}

/** One item's way from what it was to what it becomes; `next` undefined = gone. */
export interface Change {
  readonly table: Table;
  readonly key: Key;
  readonly old: Stored | undefined;
  readonly next: Item | undefined;
  /** Deleted because its time was up, not by a request. */
  readonly expired?: boolean;
}

interface Row {
  id: number;
  item: string;
  size: number;
}

/** The items of all tables, their index entries and their stream rows, written together. */
export class Items {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #streamed = new Set<string>();
  /** Called after a commit, with the tables whose streams it has written. */
  onStream: (tableNames: readonly string[]) => void = () => {};
  /** Called when an item is written that expires at `seconds`. */
  onExpiring: (seconds: number) => void = () => {};

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  find(table: Table, { pk, sk }: Key): Stored | undefined {
    const text = 'SELECT id, item, size FROM items WHERE tbl = ? AND pk = ? AND sk = ?';
    const row = this.#database.get<Row>(text, table.id, pk, sk);
    return row && { id: row.id, item: JSON.parse(row.item), text: row.item, size: row.size };
  }

  /** Runs `work` in one SQLite transaction and tells of its stream rows once they are committed. */
  commit<T>(work: () => T): T {
    try {
      const result = this.#database.transaction(work);
      const names = [...this.#streamed];
      this.#streamed.clear();
      if (names.length > 0) this.onStream(names);
      return result;
    } catch (error) {
      this.#streamed.clear();
      throw error;
    }
  }

  /** Writes one change inside `commit`. A change that changes nothing leaves no trace, not in the stream either. */
  apply(change: Change): void {
    const { table, old, next } = change;
    const text = next && JSON.stringify(next);
    if (old?.text === text || (old && next && sameItem(old.item, next))) return;
    const id = this.#write(change, text);
    for (const index of table.indexes) this.#index(change, index, id);
    if (table.description.StreamSpecification) this.#stream(change, text);
  }

  #write({ table, key, old, next }: Change, text: string | undefined): number {
    if (!next) {
      this.#database.run('DELETE FROM items WHERE id = ?', old!.id);
      return old!.id;
    }
    const expires = expiryOf(table, next);
    if (expires !== null) this.onExpiring(expires);
    const size = itemSize(next);
    if (old) {
      this.#database.run('UPDATE items SET item = ?, size = ?, expires = ? WHERE id = ?', text!, size, expires, old.id);
      return old.id;
    }
    const insert = 'INSERT INTO items(tbl, pk, sk, item, size, expires) VALUES(?, ?, ?, ?, ?, ?)';
    return this.#database.run(insert, table.id, key.pk, key.sk, text!, size, expires);
  }

  #index({ key, old, next }: Change, index: Table['indexes'][number], id: number): void {
    const [from, to] = [entryKey(index, old?.item), entryKey(index, next)];
    if (from && to && sameKey(from, to)) return;
    const place = 'idx = ? AND pk = ? AND sk = ? AND tpk = ? AND tsk = ?';
    if (from) this.#database.run(`DELETE FROM entries WHERE ${place}`, index.id, from.pk, from.sk, key.pk, key.sk);
    if (to) this.enter(index, to, key, id);
  }

  enter(index: Table['indexes'][number], entry: Key, key: Key, id: number): void {
    const insert = 'INSERT INTO entries(idx, pk, sk, tpk, tsk, item) VALUES(?, ?, ?, ?, ?, ?)';
    this.#database.run(insert, index.id, entry.pk, entry.sk, key.pk, key.sk, id);
  }

  #stream({ table, old, next, expired }: Change, text: string | undefined): void {
    const event = !old ? 'INSERT' : next ? 'MODIFY' : 'REMOVE';
    const image = (next ?? old?.item)!;
    const keys = pick(
      image,
      table.keys.map(({ name }) => name),
    );
    const view = table.description.StreamSpecification!.StreamViewType;
    const [before, now] = [carries(view, 'OLD') && old, carries(view, 'NEW') && next];
    const size = itemSize(keys) + (before ? before.size : 0) + (now ? itemSize(now) : 0);
    const insert = 'INSERT INTO stream(tbl, at, event, keys, old, new, size, expired) VALUES(?, ?, ?, ?, ?, ?, ?, ?)';
    this.#database.run(
      insert,
      table.id,
      this.#clock.now(),
      event,
      JSON.stringify(keys),
      before ? before.text : null,
      now ? text! : null,
      size,
      expired ? 1 : 0,
    );
    this.#streamed.add(table.name);
  }
}

const carries = (view: StreamViewType, image: 'OLD' | 'NEW') => view.includes(image);

/** Where an item stands in an index, or undefined: an index holds only items that have its keys. */
export function entryKey({ keys }: Table['indexes'][number], item: Item | undefined): Key | undefined {
  return item && keys.every(({ name }) => item[name]) ? keyOf(keys, item) : undefined;
}

/** Seconds since the epoch, or null for an item that stays: a number alone counts as a time. */
export function expiryOf({ ttl }: Table, item: Item): number | null {
  const seconds = ttl === undefined ? undefined : item[ttl]?.N;
  return seconds === undefined ? null : Math.min(Math.trunc(Number(seconds)), Number.MAX_SAFE_INTEGER);
}
