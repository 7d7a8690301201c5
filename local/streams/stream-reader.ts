import type { Timer } from '../clock.ts';
import type { Faults } from '../faults.ts';
import type { Lambda } from '../host/index.ts';
import type { Outcome } from '../host/thread.ts';
import { AwsError, type Json, type Surroundings } from '../service.ts';
import type { Store } from '../sqlite.ts';
import { type Batch, firstFailure, remainder, type Sequenced, writtenAt } from './batch.ts';
import { discard } from './failure.ts';
import type { Mapping } from './mapping.ts';

/** What the reader needs of DynamoDB. */
export interface StreamSource {
  readStream(table: string, after: number, limit: number): Sequenced[];
  latestSequence(table: string): number;
  trimHorizon(table: string): number;
}

export interface ReaderParts {
  readonly surroundings: Surroundings;
  readonly store: Store;
  readonly source: StreamSource;
  readonly lambda: Lambda;
  readonly faults: Faults;
  /** Whether a record fits one of the patterns. */
  wanted(record: Json): boolean;
}

/** Records looked at in one go. */
const stretch = 1000;
/** Bytes of an event that a function takes. */
const eventLimit = 6_000_000;

/**
 * Reads the stream of one table for one function, in order, from a position that survives a restart. A batch that fails
 * is tried again, by the mapping's own rules, before anything behind it.
 */
export class StreamReader {
  readonly #mapping: Mapping;
  readonly #table: string;
  readonly #parts: ReaderParts;
  /** Batches on their way, oldest first; what a restart forgets is read again from the position. */
  #pending: Batch[] = [];
  #position: number;
  #running = false;
  #again = false;
  #closed = false;
  #timer: Timer | undefined;

  constructor(mapping: Mapping, table: string, parts: ReaderParts) {
    this.#mapping = mapping;
    this.#table = table;
    this.#parts = parts;
    this.#position = this.#restore();
  }

  #restore(): number {
    const { store, source } = this.#parts;
    const sql = 'SELECT seq FROM position WHERE mapping = ?';
    const known = store.get<{ seq: number }>(sql, this.#mapping.id)?.seq;
    if (known !== undefined) return known;
    const first = this.#mapping.from === 'LATEST' ? source.latestSequence(this.#table) : 0;
    this.#save(first);
    return first;
  }

  #save(seq: number): void {
    this.#parts.store.run('INSERT OR REPLACE INTO position(mapping, seq) VALUES(?, ?)', this.#mapping.id, seq);
  }

  /** There may be something to read. */
  wake(): void {
    if (this.#closed) return;
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    const done = this.#parts.surroundings.busy(`stream of ${this.#table} for ${this.#mapping.functionName}`);
    this.#pump()
      .catch(console.error)
      .finally(() => {
        this.#running = false;
        done();
      });
  }

  async #pump(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      while (!this.#closed) {
        if (!this.#pending.length && !this.#fill()) break;
        const batch = this.#pending[0]!;
        if (batch.notBefore > this.#now()) {
          this.#sleepUntil(batch.notBefore);
          return;
        }
        await this.#process(batch);
      }
    }
  }

  #now = (): number => this.#parts.surroundings.clock.now();

  #sleepUntil(at: number): void {
    this.#timer?.cancel();
    this.#timer = this.#parts.surroundings.clock.at(at, () => this.wake());
  }

  /** Reads the next batch. @returns false when there is none yet */
  #fill(): boolean {
    const { records, upTo } = this.#collect();
    if (records.length === 0) {
      if (upTo > this.#position) this.#advance(upTo);
      return false;
    }
    const full = records.length >= this.#mapping.batchSize;
    const due = full ? 0 : writtenAt(records[0]!) + this.#mapping.window;
    if (due > this.#now() && this.#mapping.window > 0) {
      this.#sleepUntil(due);
      return false;
    }
    const delay = this.#parts.faults.delay('streams', this.#mapping.functionName);
    this.#pending = [{ records, upTo, attempts: 0, notBefore: delay ? this.#now() + delay : 0 }];
    return true;
  }

  /** Wanted records behind the position, up to one batch, and how far they were looked for. */
  #collect(): { records: Sequenced[]; upTo: number } {
    const records: Sequenced[] = [];
    let upTo = this.#position;
    let size = 0;
    for (;;) {
      const read = this.#read(upTo);
      for (const one of read) {
        const wanted = this.#parts.wanted(one.record);
        size += wanted ? JSON.stringify(one.record).length : 0;
        if (wanted && records.length && size > eventLimit) return { records, upTo };
        upTo = one.seq;
        if (wanted && records.push(one) >= this.#mapping.batchSize) return { records, upTo };
      }
      if (read.length < stretch) return { records, upTo };
    }
  }

  /** A position older than the stream goes on from its oldest record: what lies between is lost, as on AWS. */
  #read(after: number): Sequenced[] {
    const { source } = this.#parts;
    try {
      return source.readStream(this.#table, after, stretch);
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== 'TrimmedDataAccessException') throw error;
      this.#advance(source.trimHorizon(this.#table));
      return source.readStream(this.#table, this.#position, stretch);
    }
  }

  async #process(batch: Batch): Promise<void> {
    const fresh = await this.#dropOld(batch);
    if (!fresh) return;
    const outcome = await this.#invoke(fresh);
    if (this.#closed) return;
    const index = outcome.functionError ? -1 : firstFailure(fresh, this.#mapping, outcome.payload);
    if (index === fresh.records.length) return this.#finish(fresh);
    await this.#retry(fresh, index);
  }

  /** Records that are too old are discarded before the function sees them again. */
  async #dropOld(batch: Batch): Promise<Batch | undefined> {
    const { maxAge } = this.#mapping;
    const oldest = this.#now() - maxAge * 1000;
    const old = batch.records.filter((one) => writtenAt(one) < oldest);
    if (old.length === 0) return batch;
    await discard(this.#parts.surroundings, this.#mapping, { ...batch, records: old }, 'RecordAgeExceeded');
    const fresh = { ...batch, records: batch.records.slice(old.length) };
    if (fresh.records.length === 0) {
      this.#finish(fresh);
      return undefined;
    }
    this.#pending[0] = fresh;
    this.#advance(old.at(-1)!.seq);
    return fresh;
  }

  async #invoke({ records }: Batch): Promise<Outcome> {
    const { lambda, faults } = this.#parts;
    const { functionName } = this.#mapping;
    const event = { Records: records.map(({ record }) => record) };
    if (faults.copies('streams', functionName) > 1) await lambda.run(functionName, event);
    return lambda.run(functionName, event);
  }

  async #retry(batch: Batch, index: number): Promise<void> {
    const { doneUpTo, batches } = remainder(batch, index, this.#mapping, this.#now());
    if (doneUpTo !== undefined) this.#advance(doneUpTo);
    const [first, ...others] = batches;
    if (first!.attempts > this.#mapping.retries) {
      await discard(this.#parts.surroundings, this.#mapping, first!, 'RetryAttemptsExhausted');
      return this.#finish(first!);
    }
    this.#pending = [first!, ...others, ...this.#pending.slice(1)];
  }

  #finish({ upTo }: Batch): void {
    this.#pending.shift();
    this.#advance(upTo);
    this.#again = true;
  }

  #advance(seq: number): void {
    if (this.#closed || seq <= this.#position) return;
    this.#position = seq;
    this.#save(seq);
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }
}
