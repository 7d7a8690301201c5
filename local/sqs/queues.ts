import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Clock, Timer } from '../clock.ts';
import type { PolicyDocument, Surroundings } from '../service.ts';
import { invalidValue, refusal } from './refusals.ts';

/** A queue as the template describes it. Times in seconds, sizes in bytes. */
export interface QueueDescription {
  readonly name: string;
  readonly visibilityTimeout?: number;
  readonly messageRetentionPeriod?: number;
  readonly delaySeconds?: number;
  readonly receiveMessageWaitTimeSeconds?: number;
  readonly maximumMessageSize?: number;
  readonly redrivePolicy?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number };
  readonly policy?: PolicyDocument;
  /** Told again by GetQueueAttributes; messages lie on this disk as they are. */
  readonly sqsManagedSseEnabled?: boolean;
  readonly kmsMasterKeyId?: string;
  readonly fifo?: boolean;
}

export interface Queue extends Omit<QueueDescription, 'fifo'> {
  readonly visibilityTimeout: number;
  readonly messageRetentionPeriod: number;
  readonly delaySeconds: number;
  readonly receiveMessageWaitTimeSeconds: number;
  readonly maximumMessageSize: number;
  /** ms since the epoch. */
  readonly created: number;
  readonly changed: number;
  readonly purged?: number;
}

export interface Message {
  readonly seq: number;
  readonly id: string;
  readonly queue: string;
  readonly body: string;
  /** MessageAttributes as they were sent. */
  readonly attributes: string;
  readonly trace: string | null;
  readonly sender: string;
  /** ms since the epoch. */
  readonly sent: number;
  readonly visible: number;
  readonly receives: number;
  readonly firstReceived: number | null;
  /** The part of the newest receipt handle that nobody can guess. */
  readonly receipt: string;
  /** ARN of the queue it was redriven from. */
  readonly source: string | null;
}

export type NewMessage = Pick<
  Message,
  'id' | 'queue' | 'body' | 'attributes' | 'trace' | 'sender' | 'sent' | 'visible'
>;
export type Listener = (queue: string) => void;

/** What a queue has unless told (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html). */
const defaults = {
  visibilityTimeout: 30,
  messageRetentionPeriod: 345_600,
  delaySeconds: 0,
  receiveMessageWaitTimeSeconds: 0,
  maximumMessageSize: 262_144,
};

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS queue (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS message (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, queue TEXT NOT NULL, body TEXT NOT NULL,
    attributes TEXT NOT NULL, trace TEXT, sender TEXT NOT NULL, sent INTEGER NOT NULL, visible INTEGER NOT NULL,
    receives INTEGER NOT NULL DEFAULT 0, firstReceived INTEGER, receipt TEXT NOT NULL DEFAULT '', source TEXT) STRICT;
  CREATE INDEX IF NOT EXISTS message_by_visibility ON message (queue, visible);
  CREATE INDEX IF NOT EXISTS message_by_age ON message (queue, sent);
`;

/** The queues, their messages, and who waits for them. */
export class Queues {
  readonly clock: Clock;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #queues = new Map<string, Queue>();
  readonly #listeners = new Set<Listener>();
  /** One timer per queue, for when its next hidden message comes back. */
  readonly #timers = new Map<string, Timer>();
  readonly #place: Pick<Surroundings, 'partition' | 'region' | 'account'>;
  #closed = false;

  constructor(surroundings: Surroundings) {
    this.clock = surroundings.clock;
    this.#place = surroundings;
    const folder = join(surroundings.folder, 'sqs');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#database = new DatabaseSync(join(folder, 'sqs.sqlite'));
    this.#database.exec(schema);
    for (const { body } of this.all<{ body: string }>('SELECT body FROM queue')) this.#keep(JSON.parse(body));
    for (const name of this.#queues.keys()) this.#arm(name);
  }

  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) timer.cancel();
    for (const name of this.#queues.keys()) this.#tell(name);
    this.#database.close();
  }

  ensure({ fifo, ...told }: QueueDescription): string {
    if (fifo || told.name.endsWith('.fifo')) throw new Error(`SQS queue ${told.name}: FIFO queues are not supported`);
    const known = this.#queues.get(told.name);
    const now = this.clock.now();
    const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
    this.#save({
      ...defaults,
      ...(given as unknown as QueueDescription),
      created: known?.created ?? now,
      changed: now,
    });
    return this.arnOf(told.name);
  }

  names(): string[] {
    return [...this.#queues.keys()].sort();
  }

  lookUp(name: string): Queue | undefined {
    return this.#queues.get(name);
  }

  /** The queue of a URL, whatever host and port stand in it. Throws QueueDoesNotExist. */
  find(url: unknown): Queue {
    if (typeof url !== 'string' || url === '')
      throw refusal('MissingParameter', 'The request must contain the parameter QueueUrl.');
    const [, account, name = ''] = /^https?:\/\/[^/]+\/(\d{12})\/([\w.-]+)$/.exec(url) ?? [];
    if (account === undefined) throw invalidValue(`The address ${url} is not valid for this endpoint.`);
    const queue = account === this.#place.account ? this.#queues.get(name) : undefined;
    if (!queue) throw refusal('QueueDoesNotExist', 'The specified queue does not exist.');
    return queue;
  }

  arnOf(name: string): string {
    const { partition, region, account } = this.#place;
    return `arn:${partition}:sqs:${region}:${account}:${name}`;
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  insert({ id, queue, body, attributes, trace, sender, sent, visible }: NewMessage): void {
    this.run(
      'INSERT INTO message (id, queue, body, attributes, trace, sender, sent, visible) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ...[id, queue, body, attributes, trace, sender, sent, visible],
    );
    this.changed(queue);
  }

  /** To be called when messages of a queue came or moved: wakes who waits, now and when the next one becomes visible. */
  changed(name: string): void {
    this.#arm(name);
    this.#tell(name);
  }

  /** Forgets what is older than the queue keeps. */
  expire({ name, messageRetentionPeriod }: Queue): void {
    this.run(
      'DELETE FROM message WHERE queue = ? AND sent <= ?',
      name,
      this.clock.now() - messageRetentionPeriod * 1000,
    );
  }

  /** Forgets all messages; false when the last purge was less than a minute ago. */
  purge(queue: Queue): boolean {
    const now = this.clock.now();
    if (now - (queue.purged ?? 0) < 60_000) return false;
    this.run('DELETE FROM message WHERE queue = ?', queue.name);
    this.#save({ ...queue, purged: now });
    return true;
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

  run(sql: string, ...values: (string | number | null)[]): void {
    this.#prepare(sql).run(...values);
  }

  all<T>(sql: string, ...values: (string | number)[]): T[] {
    return this.#prepare(sql).all(...values) as T[];
  }

  #save(queue: Queue): void {
    this.run('INSERT OR REPLACE INTO queue VALUES (?, ?)', queue.name, JSON.stringify(queue));
    this.#keep(queue);
  }

  #keep(queue: Queue): void {
    this.#queues.set(queue.name, queue);
  }

  #arm(name: string): void {
    this.#timers.get(name)?.cancel();
    this.#timers.delete(name);
    const now = this.clock.now();
    const [next] = this.all<{ at: number | null }>(
      'SELECT min(visible) AS at FROM message WHERE queue = ? AND visible > ?',
      name,
      now,
    );
    if (next?.at)
      this.#timers.set(
        name,
        this.clock.at(next.at, () => this.changed(name)),
      );
  }

  #tell(name: string): void {
    for (const listener of [...this.#listeners]) listener(name);
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}
