import { randomUUID } from 'node:crypto';
import { deliver } from '../destination.ts';
import type { Json, Surroundings } from '../service.ts';
import { type Batch, type Sequenced, writtenAt } from './batch.ts';
import type { Mapping } from './mapping.ts';

/** The one shard of a stream here. */
const shardId = 'shardId-00000000000000000000-00000000';

/**
 * Sends away what could not be handled: a pointer to the records, not the records
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html).
 */
export async function discard(
  surroundings: Surroundings,
  mapping: Mapping,
  batch: Batch,
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded',
): Promise<void> {
  if (!mapping.onFailure) return;
  const pointer = pointerTo(mapping, batch, condition, surroundings.clock.now());
  try {
    await deliver(surroundings, mapping.onFailure, pointer, mapping.role);
  } catch (error) {
    console.error(
      `${mapping.functionName}: a pointer for ${mapping.onFailure} was dropped: ${(error as Error).message}`,
    );
  }
}

function pointerTo(mapping: Mapping, { records, attempts }: Batch, condition: string, now: number): Json {
  const [first, last] = [records[0]!, records.at(-1)!];
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: mapping.functionArn,
      condition,
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date(now).toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: sequenceOf(first),
      endSequenceNumber: sequenceOf(last),
      approximateArrivalOfFirstRecord: new Date(writtenAt(first)).toISOString(),
      approximateArrivalOfLastRecord: new Date(writtenAt(last)).toISOString(),
      batchSize: records.length,
      streamArn: mapping.source.arn,
    },
  };
}

const sequenceOf = ({ record }: Sequenced): string => record.dynamodb.SequenceNumber;
