import type { Json } from '../service.ts';
import type { Mapping } from './mapping.ts';

/** A record of a stream with its place in it. */
export interface Sequenced {
  readonly seq: number;
  readonly record: Json;
}

/** Records that go to the function together. */
export interface Batch {
  readonly records: readonly Sequenced[];
  /** The position to take when the batch is done: its last record, or one behind it that was passed over. */
  readonly upTo: number;
  /** Failures so far. */
  readonly attempts: number;
  /** Not to be tried before, ms by the clock. */
  readonly notBefore: number;
}

/** What is left of a batch after a failure, and how far the stream is done. */
export interface Remainder {
  readonly doneUpTo: number | undefined;
  readonly batches: readonly Batch[];
}

/** ms: the wait after the first failure, doubled after each further one. AWS does not say how long it waits. */
const firstWait = 1000;
const longestWait = 60_000;
const waitAfter = (attempts: number) => Math.min(firstWait * 2 ** (attempts - 1), longestWait);

/**
 * What a function's answer leaves over
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html): nothing, all, or everything from
 * the first record it names.
 * @returns the index of the first record to be tried again; the batch's length when all went well
 */
export function firstFailure({ records }: Batch, { partial }: Mapping, payload: string): number {
  if (!partial) return records.length;
  const failures = JSON.parse(payload)?.batchItemFailures;
  if (failures === undefined || failures === null) return records.length;
  if (!Array.isArray(failures)) return 0;
  const places = failures.map(({ itemIdentifier }: Json) =>
    records.findIndex(({ record }) => record.dynamodb.SequenceNumber === itemIdentifier),
  );
  if (places.includes(-1)) return 0;
  return Math.min(records.length, ...places);
}

/** What is to be tried again after a failure at `index`; -1 = the function failed as a whole. */
export function remainder(batch: Batch, index: number, { bisect }: Mapping, now: number): Remainder {
  const { records, upTo, attempts } = batch;
  if (index > 0) {
    const rest = { records: records.slice(index), upTo, attempts: 1, notBefore: now + waitAfter(1) };
    return { doneUpTo: records[index - 1]!.seq, batches: [rest] };
  }
  if (index < 0 && bisect && records.length > 1) return { doneUpTo: undefined, batches: halves(batch) };
  const again = { ...batch, attempts: attempts + 1, notBefore: now + waitAfter(attempts + 1) };
  return { doneUpTo: undefined, batches: [again] };
}

/** Splitting a batch does not count as a retry. */
function halves({ records, upTo, attempts }: Batch): Batch[] {
  const middle = Math.ceil(records.length / 2);
  const [first, second] = [records.slice(0, middle), records.slice(middle)];
  return [
    { records: first, upTo: first.at(-1)!.seq, attempts, notBefore: 0 },
    { records: second, upTo, attempts, notBefore: 0 },
  ];
}

/** ms since the epoch at which a record was written. */
export const writtenAt = ({ record }: Sequenced): number => record.dynamodb.ApproximateCreationDateTime * 1000;
