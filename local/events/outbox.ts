import { randomUUID } from 'node:crypto';
import type { Timer } from '../clock.ts';
import { AwsError, type Principal, type Surroundings } from '../service.ts';
import type { Database } from '../states/database.ts';
import { send, type Target } from './targets.ts';

export const OUTBOX_SCHEMA = `
  CREATE TABLE IF NOT EXISTS delivery(id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT, target TEXT, payload TEXT,
    policy TEXT, created INT, attempts INT, due INT);
  CREATE INDEX IF NOT EXISTS delivery_due ON delivery(due);
`;

/** How often and how long a delivery is tried, and where it goes when it cannot be made. */
export interface DeliveryPolicy {
  /** After the first attempt; 185 unless told. */
  readonly retries?: number | undefined;
  /** s; a day unless told. */
  readonly maxAge?: number | undefined;
  /** ARN of the dead-letter queue. */
  readonly deadLetterArn?: string | undefined;
  /** As whom the dead letter is sent; as whom the delivery was tried unless told. */
  readonly deadLetterPrincipal?: Principal | undefined;
  /** Attributes of the dead letter beside those that say why it is dead. */
  readonly attributes?: Readonly<Record<string, string>>;
}

interface Row {
  readonly id: number;
  readonly uuid: string;
  readonly target: string;
  readonly payload: string;
  readonly policy: string;
  readonly created: number;
  readonly attempts: number;
}

/** The longest pause between attempts, ms: with 185 retries about a day in all. */
const LONGEST_PAUSE = 480_000;

/** Deliveries that are kept until they are made, or dead. At least once: what was under way at a stop is sent again. */
export class Outbox {
  readonly #database: Database;
  readonly #surroundings: Surroundings;
  readonly #sending = new Set<number>();
  #alarm: { at: number; timer: Timer } | undefined;
  #closed = false;

  constructor(database: Database, surroundings: Surroundings) {
    this.#database = database;
    this.#surroundings = surroundings;
  }

  /** Takes a delivery, in the transaction of its cause; `flush` sends it. */
  add(target: Target, payload: string, policy: DeliveryPolicy, uuid: string = randomUUID()): void {
    const sql =
      'INSERT INTO delivery(uuid, target, payload, policy, created, attempts, due) VALUES(?, ?, ?, ?, ?, 0, ?)';
    const now = Math.floor(this.#surroundings.clock.now());
    this.#database.run(sql, uuid, JSON.stringify(target), payload, JSON.stringify(policy), now, now);
  }

  /** Sends what is due, and sees to the rest in time. */
  flush(): void {
    if (this.#closed) return;
    const now = this.#surroundings.clock.now();
    for (const row of this.#database.all<Row>('SELECT * FROM delivery WHERE due <= ? ORDER BY due, id', now))
      if (!this.#sending.has(row.id)) void this.#attempt(row);
    this.#arm();
  }

  close(): void {
    this.#closed = true;
    this.#alarm?.timer.cancel();
  }

  async #attempt(row: Row): Promise<void> {
    const done = this.#surroundings.busy('deliveries');
    this.#sending.add(row.id);
    try {
      const target = JSON.parse(row.target) as Target;
      await send(this.#surroundings, target, row.payload.replaceAll(ATTEMPT, String(row.attempts + 1)), row.uuid);
      if (!this.#closed) this.#database.run('DELETE FROM delivery WHERE id = ?', row.id);
    } catch (error) {
      if (!this.#closed) this.#failed(row, error);
    } finally {
      this.#sending.delete(row.id);
      this.flush();
      done();
    }
  }

  #failed(row: Row, error: unknown): void {
    if (isSettled(error)) return void this.#database.run('DELETE FROM delivery WHERE id = ?', row.id);
    const policy = JSON.parse(row.policy) as DeliveryPolicy;
    const now = Math.floor(this.#surroundings.clock.now());
    const due = now + Math.min(1000 * 2 ** row.attempts, LONGEST_PAUSE);
    const exhausted = isFinal(error) ? '' : exhaustion(row, policy, due);
    if (exhausted === undefined)
      this.#database.run('UPDATE delivery SET attempts = attempts + 1, due = ? WHERE id = ?', due, row.id);
    else this.#bury(row, policy, error, exhausted);
  }

  #bury(
    row: Row,
    { deadLetterArn, deadLetterPrincipal, attributes }: DeliveryPolicy,
    error: unknown,
    exhausted: string,
  ): void {
    const { arn, principal } = JSON.parse(row.target) as Target;
    const why = {
      ...attributes,
      TARGET_ARN: arn,
      ERROR_CODE: error instanceof AwsError ? error.code : 'SDK_CLIENT_ERROR',
      ERROR_MESSAGE: (error as Error).message || 'unknown',
      RETRY_ATTEMPTS: String(row.attempts),
      ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
    };
    this.#database.transaction(() => {
      this.#database.run('DELETE FROM delivery WHERE id = ?', row.id);
      if (deadLetterArn)
        this.add({ arn: deadLetterArn, principal: deadLetterPrincipal ?? principal, attributes: why }, row.payload, {});
    });
  }

  /** One timer, for what falls due first and is not under way. */
  #arm(): void {
    const rows = this.#database.all<{ id: number; due: number }>(
      'SELECT id, due FROM delivery ORDER BY due LIMIT ?',
      this.#sending.size + 1,
    );
    const next = rows.find(({ id }) => !this.#sending.has(id));
    this.#alarm?.timer.cancel();
    this.#alarm = next && { at: next.due, timer: this.#surroundings.clock.at(next.due, () => this.flush()) };
  }
}

/** Stands in a payload for the number of the attempt. */
const ATTEMPT = '<aws.scheduler.attempt-number>';

/** The condition that ends the retries, in the words of the dead letter. */
function exhaustion(row: Row, { retries = 185, maxAge = 86_400 }: DeliveryPolicy, due: number): string | undefined {
  if (row.attempts >= retries) return 'MaximumRetryAttempts';
  return due > row.created + maxAge * 1000 ? 'MaximumEventAgeInSeconds' : undefined;
}

/** The execution was started by an attempt whose answer was lost. */
const isSettled = (error: unknown) => error instanceof AwsError && error.code === 'ExecutionAlreadyExists';

/** Errors that another attempt cannot mend: no permission, no such target, wrong input. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof AwsError &&
    error.status < 500 &&
    !/Throttl|TooManyRequests|LimitExceeded|ConcurrentModification/.test(error.code)
  );
}
