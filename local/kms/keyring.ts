import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { AwsError, type Json, type PolicyDocument, type Surroundings } from '../service.ts';
import type { Material } from './envelope.ts';

/** A key as the template describes it. */
export interface KeyDescription {
  /** The key's id, a UUID or any name without a slash. */
  readonly id: string;
  readonly description?: string;
  readonly enableKeyRotation?: boolean;
  readonly policy?: PolicyDocument;
  /** SYMMETRIC_DEFAULT unless told. */
  readonly keySpec?: 'SYMMETRIC_DEFAULT' | 'HMAC_256';
}

/** A destroyed key leaves its name behind, so that nothing made later can pass for it. */
type State = 'Enabled' | 'Disabled' | 'PendingDeletion' | 'Destroyed';

export interface Key {
  readonly id: string;
  readonly arn: string;
  readonly description: string;
  readonly spec: 'SYMMETRIC_DEFAULT' | 'HMAC_256';
  readonly rotates: boolean;
  readonly policy: PolicyDocument | undefined;
  readonly state: State;
  /** ms since the epoch. */
  readonly created: number;
  /** When its material will be destroyed, ms since the epoch. */
  readonly deletedAt: number | undefined;
}

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS key (
    id TEXT PRIMARY KEY, description TEXT NOT NULL, spec TEXT NOT NULL, rotates INTEGER NOT NULL, policy TEXT,
    state TEXT NOT NULL, created INTEGER NOT NULL, deletedAt INTEGER) STRICT;
  CREATE TABLE IF NOT EXISTS material (
    key TEXT NOT NULL, generation INTEGER NOT NULL, bytes BLOB NOT NULL, created INTEGER NOT NULL,
    PRIMARY KEY (key, generation)) STRICT;
  CREATE TABLE IF NOT EXISTS alias (name TEXT PRIMARY KEY, key TEXT NOT NULL) STRICT;
`;

const DAY = 24 * 3600 * 1000;

/** AWS rotates once a year; older material stays, to open what it sealed. */
const ROTATION = 365 * DAY;

/** The keys, their states and their material, in one database that only its owner can read. */
export class Keyring {
  readonly #database: DatabaseSync;
  readonly #clock: Clock;
  readonly #account: string;
  readonly #region: string;
  readonly #partition: string;

  constructor({ folder, clock, account, region, partition }: Surroundings) {
    this.#clock = clock;
    [this.#account, this.#region, this.#partition] = [account, region, partition];
    const own = join(folder, 'kms');
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const file = join(own, 'kms.sqlite');
    // SQLite gives its journals the mode of the database, so the file is made before it opens
    closeSync(openSync(file, 'a', 0o600));
    this.#database = new DatabaseSync(file);
    this.#database.exec(schema);
  }

  close(): void {
    this.#database.close();
  }

  /** Makes the key or brings its description up to date; its state and material stay as they are. Gives its ARN. */
  ensure({
    id,
    description = '',
    enableKeyRotation = false,
    policy,
    keySpec = 'SYMMETRIC_DEFAULT',
  }: KeyDescription): string {
    if (!['SYMMETRIC_DEFAULT', 'HMAC_256'].includes(keySpec))
      throw new Error(`KMS key spec ${keySpec} is not supported`);
    if (keySpec === 'HMAC_256' && enableKeyRotation) throw new Error('KMS does not rotate HMAC keys');
    const told = policy ? JSON.stringify(policy) : null;
    const known = this.lookUp(id);
    if (known && known.spec !== keySpec) throw new Error(`KMS key ${id} is ${known.spec} and cannot become ${keySpec}`);
    this.#run(
      `INSERT INTO key VALUES (?, ?, ?, ?, ?, 'Enabled', ?, NULL)
       ON CONFLICT (id) DO UPDATE SET description = excluded.description, rotates = excluded.rotates, policy = excluded.policy`,
      ...[id, description, keySpec, Number(enableKeyRotation), told, this.#clock.now()],
    );
    const destroyed = this.#get("SELECT 1 FROM key WHERE id = ? AND state = 'Destroyed'", id);
    if (!destroyed) this.#addMaterial(id, 1);
    return this.arnOf(id);
  }

  ensureAlias(alias: string, keyId: string): void {
    if (!alias.startsWith('alias/') || alias.startsWith('alias/aws/'))
      throw new Error(`KMS alias ${alias} is not allowed`);
    this.#run('INSERT OR REPLACE INTO alias VALUES (?, ?)', alias, this.find(keyId).id);
  }

  /** The key that an id, an ARN, an alias or an alias's ARN names. Throws NotFoundException. */
  find(named: string): Key {
    const key = this.lookUp(named);
    if (key) return key;
    if (named.includes('alias/')) throw notFound(`Alias ${this.#aliasArn(named)} is not found.`);
    throw notFound(`Key '${this.arnOf(named)}' does not exist`);
  }

  lookUp(named: string): Key | undefined {
    this.#destroyDue();
    const name = named.startsWith('arn:') ? named.slice(named.lastIndexOf(':') + 1) : named;
    const id = name.startsWith('alias/')
      ? this.#get('SELECT key FROM alias WHERE name = ?', name)?.key
      : name.replace(/^key\//, '');
    const row = this.#get("SELECT * FROM key WHERE id = ? AND state <> 'Destroyed'", String(id ?? ''));
    const known = row && this.#key(row);
    return known && (!named.startsWith('arn:') || this.#belongs(named)) ? known : undefined;
  }

  arnOf(id: string): string {
    if (id.startsWith('arn:')) return id;
    return `arn:${this.#partition}:kms:${this.#region}:${this.#account}:${id.startsWith('alias/') ? id : `key/${id}`}`;
  }

  /** The key, when its state and its kind allow its use. Throws DisabledException, KMSInvalidStateException, InvalidKeyUsageException. */
  usable(key: Key, usage: 'ENCRYPT_DECRYPT' | 'GENERATE_VERIFY_MAC'): Key {
    if (key.state === 'Disabled') throw new AwsError('DisabledException', `${key.arn} is disabled.`);
    if (key.state === 'PendingDeletion') throw pendingDeletion(key);
    if (usageOf(key) !== usage)
      throw new AwsError(
        'InvalidKeyUsageException',
        `${key.arn} key usage is ${usageOf(key)} which is not valid for this operation.`,
      );
    return key;
  }

  /** The material to seal with; a rotating key gets new material when a year has passed. */
  newestMaterial(key: Key): Material {
    const newest = this.#get('SELECT * FROM material WHERE key = ? ORDER BY generation DESC LIMIT 1', key.id)!;
    const generation = Number(newest.generation);
    if (!key.rotates || this.#clock.now() - Number(newest.created) < ROTATION)
      return { generation, bytes: Buffer.from(newest.bytes as Uint8Array) };
    this.#addMaterial(key.id, generation + 1);
    return this.material(key, generation + 1)!;
  }

  material(key: Key, generation: number): Material | undefined {
    const row = this.#get('SELECT bytes FROM material WHERE key = ? AND generation = ?', key.id, generation);
    return row && { generation, bytes: Buffer.from(row.bytes as Uint8Array) };
  }

  setState(key: Key, state: 'Enabled' | 'Disabled'): Json {
    if (key.state === 'PendingDeletion') throw pendingDeletion(key);
    this.#run('UPDATE key SET state = ? WHERE id = ?', state, key.id);
    return {};
  }

  scheduleDeletion(key: Key, PendingWindowInDays: number): Json {
    if (key.state === 'PendingDeletion') throw pendingDeletion(key);
    const deletedAt = this.#clock.now() + PendingWindowInDays * DAY;
    this.#run("UPDATE key SET state = 'PendingDeletion', deletedAt = ? WHERE id = ?", deletedAt, key.id);
    return { KeyId: key.arn, DeletionDate: deletedAt / 1000, KeyState: 'PendingDeletion', PendingWindowInDays };
  }

  cancelDeletion(key: Key): Json {
    if (key.state !== 'PendingDeletion')
      throw new AwsError('KMSInvalidStateException', `${key.arn} is not pending deletion.`);
    this.#run("UPDATE key SET state = 'Disabled', deletedAt = NULL WHERE id = ?", key.id);
    return { KeyId: key.arn };
  }

  /** `KeyMetadata` as DescribeKey gives it. */
  describe(key: Key): Json {
    const symmetric = key.spec === 'SYMMETRIC_DEFAULT';
    return {
      AWSAccountId: this.#account,
      KeyId: key.id,
      Arn: key.arn,
      CreationDate: key.created / 1000,
      Enabled: key.state === 'Enabled',
      Description: key.description,
      KeyUsage: usageOf(key),
      KeyState: key.state,
      ...(key.deletedAt !== undefined && { DeletionDate: key.deletedAt / 1000 }),
      Origin: 'AWS_KMS',
      KeyManager: 'CUSTOMER',
      KeySpec: key.spec,
      CustomerMasterKeySpec: key.spec,
      ...(symmetric ? { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] } : { MacAlgorithms: ['HMAC_SHA_256'] }),
      MultiRegion: false,
    };
  }

  /** When its day has come, a key is gone: its material is overwritten, and what it sealed stays closed for good. */
  #destroyDue(): void {
    const due = "SELECT id FROM key WHERE state = 'PendingDeletion' AND deletedAt <= ?";
    const now = this.#clock.now();
    if (!this.#get(due, now)) return;
    this.#run(`DELETE FROM material WHERE key IN (${due})`, now);
    this.#run(`DELETE FROM alias WHERE key IN (${due})`, now);
    this.#run(`UPDATE key SET state = 'Destroyed' WHERE id IN (${due})`, now);
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  #addMaterial(id: string, generation: number): void {
    this.#run('INSERT OR IGNORE INTO material VALUES (?, ?, ?, ?)', id, generation, randomBytes(32), this.#clock.now());
  }

  #belongs(arn: string): boolean {
    return arn.startsWith(`arn:${this.#partition}:kms:${this.#region}:${this.#account}:`);
  }

  #aliasArn(alias: string): string {
    return alias.startsWith('arn:') ? alias : this.arnOf(alias);
  }

  #key(row: Row): Key {
    return {
      ...(row as unknown as Key),
      arn: this.arnOf(String(row.id)),
      rotates: row.rotates === 1,
      policy: row.policy ? JSON.parse(String(row.policy)) : undefined,
      deletedAt: row.deletedAt === null ? undefined : Number(row.deletedAt),
    };
  }

  #run(sql: string, ...values: (string | number | null | Buffer)[]): void {
    this.#database.prepare(sql).run(...values);
  }

  #get(sql: string, ...values: (string | number)[]): Row | undefined {
    return this.#database.prepare(sql).get(...values) as Row | undefined;
  }
}

type Row = Record<string, unknown>;

const usageOf = ({ spec }: Key) => (spec === 'HMAC_256' ? 'GENERATE_VERIFY_MAC' : 'ENCRYPT_DECRYPT');

const notFound = (message: string) => new AwsError('NotFoundException', message);

const pendingDeletion = ({ arn }: Key) => new AwsError('KMSInvalidStateException', `${arn} is pending deletion.`);
