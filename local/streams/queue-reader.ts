import type { Timer } from '../clock.ts';
import { queueUrl } from '../destination.ts';
import type { Faults } from '../faults.ts';
import type { Lambda } from '../host/index.ts';
import type { Outcome } from '../host/thread.ts';
import type { Json, Surroundings } from '../service.ts';
import type { Mapping } from './mapping.ts';

export interface QueueReaderParts {
  readonly surroundings: Surroundings;
  readonly lambda: Lambda;
  readonly faults: Faults;
  wanted(record: Json): boolean;
}

/** Messages that one ReceiveMessage gives at most. */
const most = 10;

/**
 * Reads a queue for one function. What the function does not refuse is deleted; what it refuses comes back when its
 * visibility timeout is over, and goes to the dead letters by the queue's own redrive policy.
 */
export class QueueReader {
  readonly #mapping: Mapping;
  readonly #parts: QueueReaderParts;
  readonly #url: string;
  #running = false;
  #again = false;
  #closed = false;
  #timer: Timer | undefined;
  /** When the first message of a batch that is not full was taken, ms by the clock. */
  #since: number | undefined;
  #batch: Json[] = [];

  constructor(mapping: Mapping, parts: QueueReaderParts) {
    this.#mapping = mapping;
    this.#parts = parts;
    this.#url = queueUrl(mapping.source.arn);
  }

  wake(): void {
    if (this.#closed) return;
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    const done = this.#parts.surroundings.busy(`queue for ${this.#mapping.functionName}`);
    this.#pump()
      .catch((error) => {
        if (!this.#closed) console.error(error);
      })
      .finally(() => {
        this.#running = false;
        done();
      });
  }

  async #pump(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      await this.#receive();
      if (this.#batch.length === 0) continue;
      const due = (this.#since ?? 0) + this.#mapping.window;
      if (this.#batch.length < this.#mapping.batchSize && due > this.#parts.surroundings.clock.now()) {
        this.#sleepUntil(due);
        continue;
      }
      await this.#handle(this.#take());
      this.#again = true;
    }
  }

  #sleepUntil(at: number): void {
    this.#timer?.cancel();
    this.#timer = this.#parts.surroundings.clock.at(at, () => this.wake());
  }

  #take(): Json[] {
    const batch = this.#batch;
    this.#batch = [];
    this.#since = undefined;
    return batch;
  }

  /** Fills the batch with what is visible. */
  async #receive(): Promise<void> {
    while (this.#batch.length < this.#mapping.batchSize) {
      const wish = Math.min(most, this.#mapping.batchSize - this.#batch.length);
      const { Messages = [] } = await this.#call('ReceiveMessage', {
        MaxNumberOfMessages: wish,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      });
      if (Messages.length) this.#since ??= this.#parts.surroundings.clock.now();
      for (const message of Messages) await this.#sort(recordOf(message, this.#mapping.source.arn));
      if (Messages.length < wish) return;
    }
  }

  /** A message that fits no filter is deleted unread, as Lambda does. */
  async #sort(record: Json): Promise<void> {
    if (this.#parts.wanted(record)) this.#batch.push(record);
    else await this.#delete([record]);
  }

  async #handle(records: readonly Json[]): Promise<void> {
    const { lambda, faults } = this.#parts;
    const { functionName } = this.#mapping;
    if (faults.copies('sqs', functionName) > 1) await lambda.run(functionName, { Records: records });
    const outcome = await lambda.run(functionName, { Records: records });
    await this.#delete(succeeded(records, this.#mapping, outcome));
  }

  async #delete(records: readonly Json[]): Promise<void> {
    for (let at = 0; at < records.length; at += most) {
      const Entries = records
        .slice(at, at + most)
        .map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle }));
      await this.#call('DeleteMessageBatch', { Entries });
    }
  }

  #call = (operation: string, input: Json): Promise<Json> =>
    this.#parts.surroundings.call('sqs', operation, { QueueUrl: this.#url, ...input }, this.#mapping.role);

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html */
function succeeded(
  records: readonly Json[],
  { partial }: Mapping,
  { functionError, payload }: Outcome,
): readonly Json[] {
  if (functionError) return [];
  if (!partial) return records;
  const failures = JSON.parse(payload)?.batchItemFailures ?? [];
  if (!Array.isArray(failures)) return [];
  const failed = new Set(failures.map(({ itemIdentifier }: Json) => itemIdentifier));
  const unknown = [...failed].some((id) => !records.some(({ messageId }) => messageId === id));
  return unknown ? [] : records.filter(({ messageId }) => !failed.has(messageId));
}

function recordOf(message: Json, eventSourceARN: string): Json {
  const { MessageId, ReceiptHandle, Body, Attributes = {}, MessageAttributes = {}, MD5OfBody } = message;
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes,
    messageAttributes: Object.fromEntries(
      Object.entries<Json>(MessageAttributes).map(([name, { StringValue, BinaryValue, DataType }]) => [
        name,
        {
          ...(StringValue !== undefined && { stringValue: StringValue }),
          ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
          stringListValues: [],
          binaryListValues: [],
          dataType: DataType,
        },
      ]),
    ),
    md5OfBody: MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion: eventSourceARN.split(':')[3],
  };
}
