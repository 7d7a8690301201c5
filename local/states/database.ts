import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

export type Row = Record<string, SQLInputValue>;

/**
 * A SQLite file with the few verbs needed here. Written ahead (WAL) and not flushed at each commit: what is committed
 * survives the end of the process at any moment, though not a power cut.
 */
export class Database {
  readonly #sqlite: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** @param path the file, or `:memory:` */
  constructor(path: string, schema: string) {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    this.#sqlite = new DatabaseSync(path);
    this.#sqlite.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${schema}`);
  }

  /** Changes rows; how many were changed, and the id of an inserted one. */
  run(sql: string, ...values: SQLInputValue[]): { changes: number; id: number } {
    const { changes, lastInsertRowid } = this.#prepare(sql).run(...values);
    return { changes: Number(changes), id: Number(lastInsertRowid) };
  }

  one<Shape = Row>(sql: string, ...values: SQLInputValue[]): Shape | undefined {
    return this.#prepare(sql).get(...values) as Shape | undefined;
  }

  all<Shape = Row>(sql: string, ...values: SQLInputValue[]): Shape[] {
    return this.#prepare(sql).all(...values) as Shape[];
  }

  /** All or nothing. */
  transaction<Result>(work: () => Result): Result {
    this.run('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.run('COMMIT');
      return result;
    } catch (error) {
      this.run('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    if (this.#sqlite.isOpen) this.#sqlite.close();
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#sqlite.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
