import type { Clock, Timer } from '../clock.ts';
import type { Database } from './database.ts';
import type { Items } from './items.ts';
import { retention } from './streams.ts';
import type { Table, Tables } from './tables.ts';

const minute = 60_000;
/** Items that expired longer ago stay, as AWS leaves them. Seconds. */
const tooOld = 5 * 365 * 86_400;
/** Items deleted in one SQLite transaction. */
const batch = 100;

interface Row {
  id: number;
  pk: Uint8Array;
  sk: Uint8Array;
  item: string;
  size: number;
}

/**
 * Deletes items whose time to live is up, within a minute of it, and stream records older than a day. It sets its timer
 * by what is due next, so nothing wakes while nothing expires.
 */
export class Sweep {
  readonly #database: Database;
  readonly #tables: Tables;
  readonly #items: Items;
  readonly #clock: Clock;
  #timer: Timer | undefined;
  #due = Number.POSITIVE_INFINITY;

  constructor(database: Database, tables: Tables, items: Items, clock: Clock) {
    this.#database = database;
    this.#tables = tables;
    this.#items = items;
    this.#clock = clock;
  }

  /** Something is due at `at` ms: wakes on the whole minute after it. */
  expect(at: number): void {
    const due = (Math.floor(Math.max(at, this.#clock.now()) / minute) + 1) * minute;
    if (due >= this.#due) return;
    this.#timer?.cancel();
    this.#due = due;
    this.#timer = this.#clock.at(due, () => this.run());
  }

  /** Stream records were written: they are due a day from now, behind those that are already waited for. */
  streamed(): void {
    this.expect(this.#clock.now() + retention);
  }

  /** Sweeps now, and waits for what is due next. */
  run(): void {
    this.#due = Number.POSITIVE_INFINITY;
    for (const table of this.#tables.all()) if (table.ttl) this.#expire(table);
    this.#trim();
    this.arm();
  }

  /** Looks for what is due next. */
  arm(): void {
    for (const table of this.#tables.all()) if (table.ttl) this.#expectNext(table);
    const oldest = this.#database.get<{ at: number }>('SELECT at FROM stream ORDER BY seq LIMIT 1');
    if (oldest) this.expect(oldest.at + retention);
  }

  stop(): void {
    this.#timer?.cancel();
  }

  #expectNext({ id }: Table): void {
    const text = 'SELECT expires FROM items WHERE tbl = ? AND expires > ? ORDER BY expires LIMIT 1';
    const next = this.#database.get<{ expires: number }>(text, id, this.#now() - tooOld);
    if (next) this.expect(next.expires * 1000);
  }

  #expire(table: Table): void {
    const text =
      'SELECT id, pk, sk, item, size FROM items WHERE tbl = ? AND expires > ? AND expires < ? ORDER BY expires LIMIT ?';
    for (;;) {
      const rows = this.#database.all<Row>(text, table.id, this.#now() - tooOld, this.#now(), batch);
      if (rows.length === 0) return;
      this.#items.commit(() => {
        for (const { id, pk, sk, item, size } of rows) {
          const old = { id, item: JSON.parse(item), text: item, size };
          this.#items.apply({ table, key: { pk, sk }, old, next: undefined, expired: true });
        }
      });
    }
  }

  #trim(): void {
    const before = this.#clock.now() - retention;
    // Sequence and time grow together, so what is too old lies at the beginning.
    const text = 'SELECT seq FROM stream WHERE at >= ? ORDER BY seq LIMIT 1';
    const first = this.#database.get<{ seq: number }>(text, before)?.seq ?? Number.MAX_SAFE_INTEGER;
    this.#items.commit(() => {
      this.#database.run(
        'INSERT INTO trimmed SELECT tbl, max(seq) FROM stream WHERE seq < ? GROUP BY tbl ' +
          'ON CONFLICT DO UPDATE SET seq = excluded.seq',
        first,
      );
      this.#database.run('DELETE FROM stream WHERE seq < ?', first);
    });
  }

  #now = () => Math.floor(this.#clock.now() / 1000);
}
