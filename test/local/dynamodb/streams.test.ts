import { describe, expect, test } from 'vitest';
import { key, N, opened, refusal, S } from './opened.ts';

const hour = 3_600_000;

describe('stream records inside the cloud', () => {
  test('a record has the form in which Lambda receives it', async () => {
    const { dynamo, put, records, clock } = opened();
    await put({ ...key('a'), version: N(1) });
    await put({ ...key('a'), version: N(2) });
    expect(records()[1]).toEqual({
      eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventName: 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: {
        ApproximateCreationDateTime: expect.closeTo(clock.now() / 1000, -1),
        Keys: key('a'),
        NewImage: { ...key('a'), version: N(2) },
        OldImage: { ...key('a'), version: N(1) },
        SequenceNumber: '000000000000000000002',
        SizeBytes: 45,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: dynamo.streamArn('cases'),
    });
  });

  test('reading goes on behind a sequence number', async () => {
    const { dynamo, put } = opened();
    for (const pk of ['a', 'b', 'c']) await put(key(pk));
    const [first] = dynamo.readStream('cases', 0, 1);
    const rest = dynamo.readStream('cases', BigInt(first!.seq), 10);
    expect(rest.map(({ record }) => record.dynamodb.Keys.pk?.S)).toEqual(['b', 'c']);
    expect(dynamo.latestSequence('cases')).toBe(rest[1]!.seq);
  });

  test('listeners hear of each commit once, whatever it wrote, and not of one that wrote nothing', async () => {
    const { dynamo, call, put } = opened();
    const heard: string[] = [];
    const end = dynamo.onStream((names) => heard.push(...names));
    const TransactItems = ['a', 'b'].map((pk) => ({ Put: { TableName: 'cases', Item: key(pk) } }));
    await call('TransactWriteItems', { TransactItems });
    await put(key('a'));
    expect(heard).toEqual(['cases']);
    end();
    await put(key('c'));
    expect(heard).toEqual(['cases']);
  });

  test('records older than a day are gone, and whoever stands behind them is told', async () => {
    const { dynamo, put, clock } = opened();
    for (const pk of ['a', 'b']) await put(key(pk));
    await clock.advance(23 * hour);
    await put(key('c'));
    await clock.advance(2 * hour);
    expect(() => dynamo.readStream('cases', 1, 10)).toThrow(/past the oldest stream record/);
    expect(dynamo.trimHorizon('cases')).toBe(2);
    const left = dynamo.readStream('cases', dynamo.trimHorizon('cases'), 10);
    expect(left.map(({ seq }) => seq)).toEqual([3]);
    expect(dynamo.readStream('cases', 0, 10)).toEqual(left);
  });
});

describe('the streams API', () => {
  const iterate = async (from: ReturnType<typeof opened>, more: object) => {
    const StreamArn = from.dynamo.streamArn('cases');
    const { StreamDescription } = await from.call('DescribeStream', { StreamArn });
    const { ShardId } = StreamDescription.Shards[0];
    return (await from.call('GetShardIterator', { StreamArn, ShardId, ...more })).ShardIterator;
  };

  test('an iterator starts at, behind, or after everything', async () => {
    const from = opened();
    for (const pk of ['a', 'b', 'c']) await from.put(key(pk));
    const SequenceNumber = from.records()[1]!.dynamodb.SequenceNumber;
    const seen = async (ShardIteratorType: string, more = {}) => {
      const ShardIterator = await iterate(from, { ShardIteratorType, ...more });
      const { Records } = await from.call('GetRecords', { ShardIterator });
      return Records.map(({ dynamodb }: { dynamodb: { Keys: { pk: { S: string } } } }) => dynamodb.Keys.pk.S).join('');
    };
    expect(await seen('TRIM_HORIZON')).toBe('abc');
    expect(await seen('AT_SEQUENCE_NUMBER', { SequenceNumber })).toBe('bc');
    expect(await seen('AFTER_SEQUENCE_NUMBER', { SequenceNumber })).toBe('c');
    expect(await seen('LATEST')).toBe('');
  });

  test('an iterator lives for 15 minutes', async () => {
    const from = opened();
    const ShardIterator = await iterate(from, { ShardIteratorType: 'LATEST' });
    await from.clock.advance(16 * 60_000);
    expect((await refusal(from.call('GetRecords', { ShardIterator }))).code).toBe('ExpiredIteratorException');
  });

  test('a sequence number behind the trim horizon is refused', async () => {
    const from = opened();
    await from.put(key('a'));
    const SequenceNumber = from.records()[0]!.dynamodb.SequenceNumber;
    await from.put(key('b'));
    await from.clock.advance(25 * hour);
    const start = iterate(from, { ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber });
    expect((await refusal(start)).code).toBe('TrimmedDataAccessException');
  });

  test('a stream that does not exist is refused', async () => {
    const { call, dynamo } = opened();
    const StreamArn = `${dynamo.streamArn('cases')}x`;
    expect((await refusal(call('DescribeStream', { StreamArn }))).code).toBe('ResourceNotFoundException');
  });

  test('a stream that is switched off ends its shard', async () => {
    const from = opened();
    await from.put({ ...key('a'), text: S('x') });
    const ShardIterator = await iterate(from, { ShardIteratorType: 'TRIM_HORIZON' });
    await from.call('UpdateTable', { TableName: 'cases', StreamSpecification: { StreamEnabled: false } });
    await from.put(key('b'));
    const { Records, NextShardIterator } = await from.call('GetRecords', { ShardIterator });
    expect([Records.length, NextShardIterator]).toEqual([1, undefined]);
  });
});
