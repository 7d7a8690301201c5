import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test, vi } from 'vitest';
import {
  dynamo,
  fresh,
  N,
  patience,
  provideTable,
  put,
  refusal,
  streams,
  TableName,
  transact,
  update,
} from './dynamodb-table.ts';

provideTable();

describe('streams', () => {
  const shardOf = async (StreamArn: string) => {
    const { StreamDescription } = await streams.describeStream({ StreamArn });
    return StreamDescription!.Shards!;
  };

  /** All records of the table's stream that are about one partition. */
  async function recordsOf(pk: string) {
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
    const StreamArn = Table!.LatestStreamArn!;
    const records = [];
    for (const { ShardId } of await shardOf(StreamArn)) {
      const start = await streams.getShardIterator({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
      let ShardIterator = start.ShardIterator;
      for (let empty = 0; ShardIterator && empty < 2; ) {
        const page = await streams.getRecords({ ShardIterator });
        empty = page.Records!.length === 0 ? empty + 1 : 0;
        records.push(...page.Records!.filter(({ dynamodb }) => dynamodb?.Keys?.pk?.S === pk));
        ShardIterator = page.NextShardIterator;
      }
    }
    return records;
  }

  test('insert, modify and remove carry both images, and a write that changes nothing carries none', async () => {
    const Key = fresh();
    await put({ ...Key, a: N(1) });
    await put({ a: N(1), ...Key });
    await update(Key, 'SET a = :v', { ':v': N(2) });
    await dynamo.deleteItem({ TableName, Key });
    await vi.waitFor(async () => {
      const records = await recordsOf(Key.pk.S!);
      expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
      expect(records.map(({ dynamodb }) => [dynamodb?.OldImage?.a?.N, dynamodb?.NewImage?.a?.N])).toEqual([
        [undefined, '1'],
        ['1', '2'],
        ['2', undefined],
      ]);
      expect(records[0]).toMatchObject({
        eventSource: 'aws:dynamodb',
        dynamodb: { Keys: Key, SizeBytes: expect.any(Number) },
      });
    }, patience);
  });

  test('a cancelled transaction leaves no record', async () => {
    const Item = fresh();
    await refusal(
      transact([
        { Put: { TableName, Item } },
        { ConditionCheck: { TableName, Key: fresh(), ConditionExpression: 'attribute_exists(pk)' } },
      ]),
    );
    expect(await recordsOf(Item.pk.S!)).toEqual([]);
  });

  test('a stream is listed by its table', async () => {
    const { Streams } = await streams.listStreams({ TableName });
    expect(Streams).toMatchObject([{ TableName, StreamArn: expect.stringContaining(`table/${TableName}/stream/`) }]);
  });
});
