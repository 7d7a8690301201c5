import { describe, expect, test } from 'vitest';
import { openDynamoDb } from '../../../local/dynamodb/index.ts';
import { cases, key, N, opened, S } from './opened.ts';

const indexed = {
  ...cases,
  AttributeDefinitions: [
    ...cases.AttributeDefinitions,
    { AttributeName: 'office', AttributeType: 'S' as const },
    { AttributeName: 'due', AttributeType: 'N' as const },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-office',
      KeySchema: [
        { AttributeName: 'office', KeyType: 'HASH' as const },
        { AttributeName: 'due', KeyType: 'RANGE' as const },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
};

const atOffice = {
  TableName: 'cases',
  IndexName: 'by-office',
  KeyConditionExpression: 'office = :o',
  ExpressionAttributeValues: { ':o': S('east') },
};

describe('a table of a template', () => {
  test('keeps its items and its stream when the template comes again', async () => {
    const { dynamo, put, get } = opened();
    await put(key('a'));
    const arn = dynamo.streamArn('cases');
    dynamo.ensureTable(cases);
    expect([await get(key('a')), dynamo.streamArn('cases')]).toEqual([key('a'), arn]);
  });

  test('a new index is filled from the items that have its keys', async () => {
    const { dynamo, call, put } = opened();
    await put({ ...key('a'), office: S('east'), due: N(2) });
    await put({ ...key('b'), office: S('east'), due: N(1) });
    await put({ ...key('c'), office: S('east') });
    await put({ ...key('d'), office: S('east'), due: S('another type') });
    dynamo.ensureTable(indexed);
    const { Items } = await call('Query', atOffice);
    expect(Items.map(({ pk }: { pk: { S: string } }) => pk.S)).toEqual(['b', 'a']);
  });

  test('an index that the template no longer has is dropped', async () => {
    const { dynamo, call } = opened(indexed);
    dynamo.ensureTable(cases);
    await expect(call('Query', atOffice)).rejects.toThrow('The table does not have the specified index: by-office');
  });

  test('other keys are an error that names the table', () => {
    const { dynamo } = opened();
    const AttributeDefinitions = cases.AttributeDefinitions.map((definition) => ({
      ...definition,
      AttributeType: 'N' as const,
    }));
    expect(() => dynamo.ensureTable({ ...cases, AttributeDefinitions })).toThrow(/Table cases exists with other keys/);
  });

  test('another projection of an index is an error that names both', () => {
    const { dynamo } = opened(indexed);
    const GlobalSecondaryIndexes = indexed.GlobalSecondaryIndexes.map((index) => ({
      ...index,
      Projection: { ProjectionType: 'KEYS_ONLY' },
    }));
    expect(() => dynamo.ensureTable({ ...indexed, GlobalSecondaryIndexes })).toThrow(/Index by-office of table cases/);
  });

  test('stream, expiry, protection and recovery follow the template', async () => {
    const { dynamo, call } = opened();
    dynamo.ensureTable({
      ...cases,
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
      TimeToLiveSpecification: { Enabled: false },
      DeletionProtectionEnabled: true,
      PointInTimeRecovery: true,
    });
    const TableName = 'cases';
    expect((await call('DescribeTable', { TableName })).Table).toMatchObject({
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
      DeletionProtectionEnabled: true,
    });
    expect((await call('DescribeTimeToLive', { TableName })).TimeToLiveDescription.TimeToLiveStatus).toBe('DISABLED');
    const { ContinuousBackupsDescription: backups } = await call('DescribeContinuousBackups', { TableName });
    expect(backups.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus).toBe('ENABLED');
  });

  test('all of it is there after a restart', async () => {
    const { dynamo, surroundings, services, put } = opened(indexed);
    await put({ ...key('a'), office: S('east'), due: N(2) });
    const arn = dynamo.streamArn('cases');
    dynamo.close();
    const again = openDynamoDb(surroundings);
    services.splice(0, 1, again);
    again.ensureTable(indexed);
    const { Count } = await again.call('Query', atOffice, {
      principal: { arn: '', policies: undefined },
      requestId: '',
    });
    expect([Count, again.streamArn('cases'), again.latestSequence('cases')]).toEqual([1, arn, 1]);
  });
});

test('a folder serves one cloud at a time', () => {
  const { surroundings } = opened();
  expect(() => openDynamoDb(surroundings)).toThrow(/is another cloud running on this folder/);
});
