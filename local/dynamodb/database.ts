import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

const schema = `
CREATE TABLE IF NOT EXISTS tables(
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS indexes(
  id INTEGER PRIMARY KEY AUTOINCREMENT, tbl INTEGER NOT NULL, name TEXT NOT NULL, UNIQUE(tbl, name));
CREATE TABLE IF NOT EXISTS items(
  id INTEGER PRIMARY KEY, tbl INTEGER NOT NULL, pk BLOB NOT NULL, sk BLOB NOT NULL,
  item TEXT NOT NULL, size INTEGER NOT NULL, expires INTEGER, UNIQUE(tbl, pk, sk));
CREATE INDEX IF NOT EXISTS expiring ON items(tbl, expires) WHERE expires IS NOT NULL;
CREATE TABLE IF NOT EXISTS entries(
  idx INTEGER NOT NULL, pk BLOB NOT NULL, sk BLOB NOT NULL, tpk BLOB NOT NULL, tsk BLOB NOT NULL, item INTEGER NOT NULL,
  PRIMARY KEY(idx, pk, sk, tpk, tsk)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stream(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, tbl INTEGER NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL,
  keys TEXT NOT NULL, old TEXT, new TEXT, size INTEGER NOT NULL, expired INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS stream_of ON stream(tbl, seq);
CREATE TABLE IF NOT EXISTS trimmed(tbl INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS tokens(token TEXT PRIMARY KEY, request TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tokens_at ON tokens(at);
`;

/**
 * One SQLite file with its prepared statements. The write-ahead log makes each transaction whole after `kill -9`; the
 * exclusive lock keeps a second cloud away from the same folder.
 */
export class Database {
  readonly #sql: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#sql = new DatabaseSync(join(folder, 'dynamodb.sqlite'));
    this.#sql.exec('PRAGMA locking_mode = EXCLUSIVE');
    try {
      this.#sql.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
      this.#sql.exec('PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000');
      this.#sql.exec(schema);
    } catch (cause) {
      this.#sql.close();
      throw new Error(`The DynamoDB in ${folder} does not open: is another cloud running on this folder?`, { cause });
    }
  }

  get<Row>(text: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(text).get(...values) as Row | undefined;
  }

  all<Row>(text: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(text).all(...values) as Row[];
  }

  /** Rows as they are asked for; leave the loop before another call uses the same text. */
  each<Row>(text: string, ...values: SQLInputValue[]): Iterable<Row> {
    return this.#prepare(text).iterate(...values) as Iterable<Row>;
  }

  /** @returns the row id that an INSERT was given. */
  run(text: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(text).run(...values).lastInsertRowid);
  }

  /** All of `work` or nothing. */
  transaction<T>(work: () => T): T {
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
    this.#sql.close();
  }

  #prepare(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.#sql.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }
}
