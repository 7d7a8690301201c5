import { describe, expect, test } from 'vitest';
import { key, N, opened, refusal, S } from './opened.ts';

const TableName = 'cases';
const create = (IndexName: string, name: string, AttributeType = 'S') => ({
  TableName,
  AttributeDefinitions: [{ AttributeName: name, AttributeType }],
  GlobalSecondaryIndexUpdates: [
    {
      Create: {
        IndexName,
        KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    },
  ],
});

describe('changing a table', () => {
  test('an index added later is filled, and removed again', async () => {
    const { call, put } = opened();
    await put({ ...key('a'), office: S('east'), title: S('t') });
    await call('UpdateTable', create('by-office', 'office'));
    const query = {
      TableName,
      IndexName: 'by-office',
      KeyConditionExpression: 'office = :o',
      ExpressionAttributeValues: { ':o': S('east') },
    };
    expect((await call('Query', query)).Items).toEqual([{ ...key('a'), office: S('east') }]);
    await call('UpdateTable', { TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-office' } }] });
    expect((await refusal(call('Query', query))).message).toContain('does not have the specified index');
  });

  test('one index is added at a time', async () => {
    const { call } = opened();
    const [one, two] = [create('by-office', 'office'), create('by-agent', 'agent')];
    const GlobalSecondaryIndexUpdates = [one, two].flatMap((update) => update.GlobalSecondaryIndexUpdates);
    const error = await refusal(call('UpdateTable', { ...one, GlobalSecondaryIndexUpdates }));
    expect(error.code).toBe('LimitExceededException');
  });

  test('an index key without a definition is refused, and the table stays as it was', async () => {
    const { call } = opened();
    const { AttributeDefinitions: _, ...request } = create('by-office', 'office');
    const error = await refusal(call('UpdateTable', request));
    expect(error.message).toContain('Some index key attributes are not defined in AttributeDefinitions');
    expect((await call('DescribeTable', { TableName })).Table.GlobalSecondaryIndexes).toBeUndefined();
  });

  test('a deleted table takes its items and its stream along', async () => {
    const { dynamo, call, put, get } = opened();
    await put(key('a'));
    const description = (await call('DescribeTable', { TableName })).Table;
    await call('DeleteTable', { TableName });
    expect((await refusal(call('DescribeTable', { TableName }))).message).toBe(
      'Requested resource not found: Table: cases not found',
    );
    const { KeySchema, AttributeDefinitions } = description;
    dynamo.createTable({ TableName, KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST' });
    expect(await get(key('a'))).toBeUndefined();
    expect(() => dynamo.streamArn(TableName)).toThrow();
  });

  test('a description counts items and bytes', async () => {
    const { call, put } = opened();
    await put({ ...key('a'), title: S('办'), n: N(12) });
    const { Table } = await call('DescribeTable', { TableName });
    // pk + a, sk + head, title + three bytes of UTF-8, n + one byte for two digits and one more.
    expect([Table.ItemCount, Table.TableSizeBytes]).toEqual([1, 3 + 6 + 8 + 3]);
  });

  test('tags are kept by ARN', async () => {
    const { call } = opened();
    const ResourceArn = (await call('DescribeTable', { TableName })).Table.TableArn;
    await call('TagResource', { ResourceArn, Tags: [{ Key: 'district', Value: '320600' }] });
    expect((await call('ListTagsOfResource', { ResourceArn })).Tags).toEqual([{ Key: 'district', Value: '320600' }]);
    await call('UntagResource', { ResourceArn, TagKeys: ['district'] });
    expect((await call('ListTagsOfResource', { ResourceArn })).Tags).toEqual([]);
  });
});

describe('what is not supported is refused by its name', () => {
  const local = [
    {
      IndexName: 'local',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'n', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ];
  const table = {
    TableName: 'other',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
      { AttributeName: 'n', AttributeType: 'N' },
    ],
  };

  test.each([
    ['ExecuteStatement', 'ExecuteStatement', { Statement: 'SELECT * FROM cases' }],
    ['LocalSecondaryIndexes', 'CreateTable', { ...table, LocalSecondaryIndexes: local }],
    ['provisioned throughput', 'CreateTable', { ...table, BillingMode: 'PROVISIONED' }],
    ['ResourcePolicy of CreateTable', 'CreateTable', { ...table, ResourcePolicy: '{}' }],
    ['ReplicaUpdates of UpdateTable', 'UpdateTable', { TableName, ReplicaUpdates: [] }],
    ['AttributesToGet of GetItem', 'GetItem', { TableName, Key: key('a'), AttributesToGet: ['pk'] }],
    ['Expected of PutItem', 'PutItem', { TableName, Item: key('a'), Expected: {} }],
    ['KeyConditions of Query', 'Query', { TableName, KeyConditions: {} }],
  ])('%s, in %s', async (named, operation, input) => {
    const { call } = opened();
    expect((await refusal(call(operation, input))).message).toContain(named);
  });
});
