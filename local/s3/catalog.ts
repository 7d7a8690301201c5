import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Bucket } from './bucket.ts';
import type { Algorithm } from './checksums.ts';
import { noSuchBucket, noSuchUpload } from './errors.ts';

/** How long an object may not be deleted. `until` is ms since the epoch. */
export interface Retention {
  readonly mode: 'COMPLIANCE' | 'GOVERNANCE';
  readonly until: number;
}

/** What is kept about an object beside its bytes. */
export interface About {
  /** As they are answered: content-type, cache-control, x-amz-meta-…, x-amz-storage-class, encryption. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksums: Readonly<Partial<Record<Algorithm, string>>>;
  readonly checksumType: 'FULL_OBJECT' | 'COMPOSITE';
  readonly tags: readonly (readonly [string, string])[];
  readonly retention?: Retention | undefined;
  /** Undefined when nobody ever set or lifted a legal hold. */
  readonly hold?: boolean | undefined;
  /** Number of parts of a multipart upload. */
  readonly parts?: number;
}

/** One version of an object, or a delete marker (`blob` is then undefined). */
export interface Version {
  /** Order of arrival. */
  readonly seq: number;
  readonly bucket: string;
  readonly key: string;
  /** `null` in a bucket without versioning. */
  readonly id: string;
  readonly latest: boolean;
  readonly blob: string | undefined;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** ms since the epoch. */
  readonly modified: number;
  readonly about: About;
}

export interface Upload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly started: number;
  readonly about: About;
  readonly algorithm: Algorithm;
  /** Whether the client named the algorithm, so that each part must carry it. */
  readonly named: boolean;
}

export interface Part {
  readonly number: number;
  readonly blob: string;
  readonly size: number;
  readonly md5: string;
  readonly modified: number;
  readonly checksums: Readonly<Partial<Record<Algorithm, string>>>;
}

export type NewVersion = Pick<Version, 'bucket' | 'key' | 'modified' | 'about'> &
  Partial<Pick<Version, 'blob' | 'size' | 'etag'>>;

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS bucket (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS version (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL,
    latest INTEGER NOT NULL, blob TEXT, size INTEGER NOT NULL, etag TEXT NOT NULL, modified INTEGER NOT NULL,
    about TEXT NOT NULL, UNIQUE (bucket, key, id)) STRICT;
  CREATE INDEX IF NOT EXISTS version_by_age ON version (bucket, key, seq);
  CREATE INDEX IF NOT EXISTS latest_version ON version (bucket, key) WHERE latest = 1;
  CREATE TABLE IF NOT EXISTS upload (
    id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, started INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS part (
    upload TEXT NOT NULL, number INTEGER NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL, md5 TEXT NOT NULL,
    modified INTEGER NOT NULL, checksums TEXT NOT NULL, PRIMARY KEY (upload, number)) STRICT;
`;

/** What S3 knows: buckets, versions, uploads. Its methods are single statements or one transaction each. */
export class Catalog {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** Buckets are few and asked for by every request. */
  readonly #buckets = new Map<string, Bucket>();

  constructor(folder: string) {
    this.#database = new DatabaseSync(join(folder, 's3.sqlite'));
    this.#database.exec(schema);
    for (const { body } of this.#all('SELECT body FROM bucket')) this.#keep(JSON.parse(String(body)));
  }

  close(): void {
    this.#database.close();
  }

  /** All of `work`, or nothing of it. */
  atOnce<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  saveBucket(bucket: Bucket): void {
    const body = JSON.stringify(bucket);
    this.#run('INSERT OR REPLACE INTO bucket VALUES (?, ?)', bucket.name, body);
    this.#keep(bucket);
  }

  buckets(): Bucket[] {
    return [...this.#buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  findBucket(name: string): Bucket | undefined {
    return this.#buckets.get(name);
  }

  /** Throws NoSuchBucket. */
  bucket(name: string): Bucket {
    const found = this.#buckets.get(name);
    if (!found) throw noSuchBucket(name);
    return found;
  }

  #keep(bucket: Bucket): void {
    this.#buckets.set(bucket.name, bucket);
  }

  latest(bucket: string, key: string): Version | undefined {
    return version(this.#get('SELECT * FROM version WHERE bucket = ? AND key = ? AND latest = 1', bucket, key));
  }

  version(bucket: string, key: string, id: string): Version | undefined {
    return version(this.#get('SELECT * FROM version WHERE bucket = ? AND key = ? AND id = ?', bucket, key, id));
  }

  /**
   * Puts a version on top of the others, within a transaction of the caller. In a bucket without versioning it takes
   * the place of the one before, whose blob is given back to be removed after the commit.
   */
  insert(id: string, { bucket, key, blob, size = 0, etag = '', modified, about }: NewVersion): string | undefined {
    const replaced = this.version(bucket, key, id);
    if (replaced) this.#run('DELETE FROM version WHERE seq = ?', replaced.seq);
    this.#run('UPDATE version SET latest = 0 WHERE bucket = ? AND key = ? AND latest = 1', bucket, key);
    this.#run(
      'INSERT INTO version (bucket, key, id, latest, blob, size, etag, modified, about) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)',
      ...[bucket, key, id, blob ?? null, size, etag, modified, JSON.stringify(about)],
    );
    return replaced?.blob;
  }

  /** Removes one version for good; the youngest of those left becomes the latest. */
  remove({ seq, bucket, key, latest }: Version): void {
    this.#run('DELETE FROM version WHERE seq = ?', seq);
    if (!latest) return;
    const youngest = '(SELECT max(seq) FROM version WHERE bucket = ? AND key = ?)';
    this.#run(`UPDATE version SET latest = 1 WHERE seq = ${youngest}`, bucket, key);
  }

  describe({ seq }: Version, about: About): void {
    this.#run('UPDATE version SET about = ? WHERE seq = ?', JSON.stringify(about), seq);
  }

  /** Latest versions that are not delete markers, in S3's order (UTF-8 bytes), from a key on or after it. */
  listed(bucket: string, from: string, inclusive: boolean, limit: number): Version[] {
    const compare = inclusive ? '>=' : '>';
    return this.#all(
      `SELECT * FROM version WHERE bucket = ? AND key ${compare} ? AND latest = 1 AND blob IS NOT NULL ORDER BY key LIMIT ?`,
      ...[bucket, from, limit],
    ).map((row) => version(row)!);
  }

  /** All versions, youngest first within a key, from `key` on; of that key only those older than `before`. */
  listedVersions(bucket: string, key: string, before: number, limit: number): Version[] {
    return this.#all(
      `SELECT * FROM version WHERE bucket = ? AND key >= ? AND (key > ? OR seq < ?) ORDER BY key, seq DESC LIMIT ?`,
      ...[bucket, key, key, before, limit],
    ).map((row) => version(row)!);
  }

  saveUpload({ id, bucket, key, started, ...body }: Upload): void {
    this.#run('INSERT INTO upload VALUES (?, ?, ?, ?, ?)', id, bucket, key, started, JSON.stringify(body));
  }

  /** Throws NoSuchUpload. */
  upload(id: string, bucket: string, key: string): Upload {
    const row = this.#get('SELECT * FROM upload WHERE id = ? AND bucket = ? AND key = ?', id, bucket, key);
    if (!row) throw noSuchUpload(id);
    return upload(row);
  }

  uploads(bucket: string): Upload[] {
    return this.#all('SELECT * FROM upload WHERE bucket = ? ORDER BY key, started', bucket).map(upload);
  }

  /** Forgets an upload and its parts; gives the parts' blobs. */
  removeUpload(id: string): string[] {
    const blobs = this.parts(id).map(({ blob }) => blob);
    this.#run('DELETE FROM part WHERE upload = ?', id);
    this.#run('DELETE FROM upload WHERE id = ?', id);
    return blobs;
  }

  savePart(id: string, { number, blob, size, md5, modified, checksums }: Part): void {
    const body = JSON.stringify(checksums);
    this.#run('INSERT OR REPLACE INTO part VALUES (?, ?, ?, ?, ?, ?, ?)', id, number, blob, size, md5, modified, body);
  }

  parts(id: string): Part[] {
    const rows = this.#all('SELECT * FROM part WHERE upload = ? ORDER BY number', id);
    return rows.map((row) => ({ ...row, checksums: JSON.parse(String(row.checksums)) }) as unknown as Part);
  }

  /** Every blob that something names. */
  blobs(): Set<string> {
    const rows = this.#all('SELECT blob FROM version WHERE blob IS NOT NULL UNION SELECT blob FROM part');
    return new Set(rows.map(({ blob }) => String(blob)));
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepare(sql).run(...values);
  }

  #get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  #all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}

type Row = Record<string, unknown>;

const version = (row: Row | undefined): Version | undefined =>
  row &&
  ({
    ...row,
    latest: row.latest === 1,
    blob: row.blob ?? undefined,
    about: JSON.parse(String(row.about)),
  } as unknown as Version);

const upload = ({ body, ...row }: Row): Upload => ({ ...row, ...JSON.parse(String(body)) }) as Upload;

/** A name for a version or an upload that nobody can guess. */
export const newId = (): string => randomBytes(24).toString('base64url');
