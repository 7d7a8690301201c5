import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Timer } from '../clock.ts';
import { deliver } from '../destination.ts';
import type { Faults } from '../faults.ts';
import type { Json, Surroundings } from '../service.ts';
import { Store } from '../sqlite.ts';
import type { FunctionSettings } from './settings.ts';
import type { Outcome } from './thread.ts';

interface Event {
  readonly id: number;
  readonly function: string;
  readonly request: string;
  readonly payload: string;
  readonly attempts: number;
  /** ms since the epoch. */
  readonly accepted: number;
  readonly due: number;
}

/** Waits before the second and the third attempt, ms (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html). */
const backoff = [60_000, 120_000];

type Run = (settings: FunctionSettings, requestId: string, payload: string) => Promise<Outcome>;

/** Asynchronous invocations: a queue that survives a restart, with Lambda's retries, destinations and dead letters. */
export class EventQueue {
  readonly #store: Store;
  readonly #surroundings: Surroundings;
  readonly #faults: Faults;
  readonly #run: Run;
  readonly #functions: ReadonlyMap<string, FunctionSettings>;
  readonly #timers = new Map<number, Timer>();
  #closed = false;

  constructor(surroundings: Surroundings, functions: ReadonlyMap<string, FunctionSettings>, faults: Faults, run: Run) {
    this.#surroundings = surroundings;
    this.#functions = functions;
    this.#faults = faults;
    this.#run = run;
    this.#store = new Store(
      join(surroundings.folder, 'invocations.sqlite'),
      `CREATE TABLE IF NOT EXISTS event(id INTEGER PRIMARY KEY, function TEXT NOT NULL, request TEXT NOT NULL,
         payload TEXT NOT NULL, attempts INTEGER NOT NULL, accepted INTEGER NOT NULL, due INTEGER NOT NULL)`,
    );
  }

  /** Goes on with what a stop left behind. */
  resume(): void {
    for (const event of this.#store.all<Event>('SELECT * FROM event ORDER BY id')) this.#arm(event);
  }

  accept(settings: FunctionSettings, payload: string): string {
    const request = randomUUID();
    const now = Math.floor(this.#surroundings.clock.now());
    const due = now + this.#faults.delay('lambda', settings.name);
    const copies = this.#faults.copies('lambda', settings.name);
    for (let copy = 0; copy < copies; copy++) this.#put(settings.name, request, payload, now, due);
    return request;
  }

  #put(name: string, request: string, payload: string, accepted: number, due: number): void {
    const sql = 'INSERT INTO event(function, request, payload, attempts, accepted, due) VALUES(?, ?, ?, 0, ?, ?)';
    const id = this.#store.run(sql, name, request, payload, accepted, due);
    this.#arm({ id, function: name, request, payload, attempts: 0, accepted, due });
  }

  #arm(event: Event): void {
    const { clock, busy } = this.#surroundings;
    const attempt = (): void => {
      this.#timers.delete(event.id);
      const done = busy(`event for ${event.function}`);
      this.#attempt(event).catch(console.error).finally(done);
    };
    if (event.due <= clock.now()) attempt();
    else this.#timers.set(event.id, clock.at(event.due, attempt));
  }

  async #attempt(event: Event): Promise<void> {
    const settings = this.#functions.get(event.function);
    if (!settings) return this.#forget(event);
    const outcome = await this.#run(settings, event.request, event.payload);
    if (this.#closed) return;
    const attempts = event.attempts + 1;
    if (outcome.functionError) return this.#failed({ ...event, attempts }, settings, outcome);
    const { onSuccess } = settings.asynchronous;
    if (onSuccess)
      await this.#send(onSuccess, settings, this.#record({ ...event, attempts }, settings, outcome, 'Success'));
    this.#forget(event);
  }

  async #failed(event: Event, settings: FunctionSettings, outcome: Outcome): Promise<void> {
    const { retries, maxAge } = settings.asynchronous;
    const due = Math.floor(this.#surroundings.clock.now()) + (backoff[event.attempts - 1] ?? 0);
    const tooOld = due - event.accepted > maxAge * 1000;
    if (event.attempts <= retries && !tooOld) {
      this.#store.run('UPDATE event SET attempts = ?, due = ? WHERE id = ?', event.attempts, due, event.id);
      return this.#arm({ ...event, due });
    }
    await this.#giveUp(event, settings, outcome, event.attempts > retries ? 'RetriesExhausted' : 'EventAgeExceeded');
    this.#forget(event);
  }

  async #giveUp(event: Event, settings: FunctionSettings, outcome: Outcome, condition: string): Promise<void> {
    const { onFailure, deadLetter } = settings.asynchronous;
    if (onFailure) await this.#send(onFailure, settings, this.#record(event, settings, outcome, condition));
    if (!deadLetter) return;
    const error = JSON.parse(outcome.payload);
    await this.#send(deadLetter, settings, event.payload, {
      RequestID: event.request,
      ErrorCode: '200',
      ErrorMessage: String(error.errorMessage).slice(0, 1024),
    });
  }

  /** A destination that can't be reached loses the record, as on AWS; the log says so. */
  async #send(arn: string, settings: FunctionSettings, record: Json, attributes = {}): Promise<void> {
    try {
      await deliver(this.#surroundings, arn, record, settings.role, attributes);
    } catch (error) {
      console.error(`${settings.name}: a record for ${arn} was dropped: ${(error as Error).message}`);
    }
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
  #record(event: Event, { arn }: FunctionSettings, outcome: Outcome, condition: string): Json {
    return {
      version: '1.0',
      timestamp: new Date(this.#surroundings.clock.now()).toISOString(),
      requestContext: {
        requestId: event.request,
        functionArn: `${arn}:$LATEST`,
        condition,
        approximateInvokeCount: event.attempts,
      },
      requestPayload: JSON.parse(event.payload),
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(outcome.functionError && { functionError: outcome.functionError }),
      },
      responsePayload: JSON.parse(outcome.payload),
    };
  }

  #forget({ id }: Event): void {
    if (!this.#closed) this.#store.run('DELETE FROM event WHERE id = ?', id);
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) timer.cancel();
    this.#store.close();
  }
}
