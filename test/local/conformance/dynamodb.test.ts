import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDB,
  ListTablesCommand,
  type TransactWriteItem,
  UpdateTableCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDynamoDb } from '../../../local/dynamodb/index.ts';
import { type Cloud, cloud } from './cloud.ts';

const TableName = `conformance-${randomUUID()}`;
const patience = { timeout: 60_000, interval: 500 };

let here: Cloud;
let dynamo: DynamoDB;
let streams: DynamoDBStreams;

beforeAll(async () => {
  here = await cloud(openDynamoDb);
  const { endpoint, region, credentials } = here;
  dynamo = new DynamoDB({ endpoint, region, credentials });
  streams = new DynamoDBStreams({ endpoint, region, credentials });
  await dynamo.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'office', AttributeType: 'S' },
        { AttributeName: 'due', AttributeType: 'N' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-office',
          KeySchema: [
            { AttributeName: 'office', KeyType: 'HASH' },
            { AttributeName: 'due', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  await waitUntilTableExists({ client: dynamo, maxWaitTime: 120 }, { TableName });
});

afterAll(async () => {
  await dynamo.send(new DeleteTableCommand({ TableName }));
  await waitUntilTableNotExists({ client: dynamo, maxWaitTime: 120 }, { TableName });
  dynamo.destroy();
  streams.destroy();
  await here.stop();
});

type Item = Record<string, AttributeValue>;

const S = (text: string): AttributeValue => ({ S: text });
const N = (number: number | string): AttributeValue => ({ N: String(number) });
const key = (pk: string, sk = 'head') => ({ pk: S(pk), sk: S(sk) });
const fresh = () => key(randomUUID());

const put = (Item: Item) => dynamo.putItem({ TableName, Item });
const get = async (Key: Item) => (await dynamo.getItem({ TableName, Key, ConsistentRead: true })).Item;
const transact = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
  dynamo.transactWriteItems({ TransactItems, ClientRequestToken });

/** The error of a call that is refused. */
async function refusal(call: Promise<unknown>) {
  const outcome = await call.then(
    () => undefined,
    (error) => error,
  );
  expect(outcome).toBeInstanceOf(Error);
  return outcome as Error & { CancellationReasons?: { Code?: string; Item?: Item; Message?: string }[]; Item?: Item };
}

async function update(Key: Item, UpdateExpression: string, values?: Item, names?: Record<string, string>) {
  const { Attributes } = await dynamo.updateItem({
    TableName,
    Key,
    UpdateExpression,
    ExpressionAttributeValues: values,
    ExpressionAttributeNames: names,
    ReturnValues: 'ALL_NEW',
  });
  return Attributes!;
}

describe('items', () => {
  test('every type comes back as it was put', async () => {
    const item: Item = {
      ...fresh(),
      text: S('帮代办'),
      number: N('-12345678901234567890.123456789'),
      binary: { B: new Uint8Array([0, 1, 255]) },
      yes: { BOOL: true },
      nothing: { NULL: true },
      words: { SS: ['a', 'b'] },
      numbers: { NS: ['1', '2'] },
      list: { L: [S('x'), { M: { deep: N(1) } }] },
      empty: S(''),
    };
    await put(item);
    expect(await get({ pk: item.pk!, sk: item.sk! })).toEqual(item);
  });

  test('numbers are normalised, and one of 39 digits is refused', async () => {
    const Key = fresh();
    await put({ ...Key, n: N('1.500e2') });
    expect((await get(Key))?.n).toEqual(N(150));
    expect((await refusal(put({ ...Key, n: N('1'.repeat(39)) }))).message).toContain('38 significant digits');
  });

  test('an item that is not there is answered without Item', async () => {
    expect(await get(fresh())).toBeUndefined();
  });

  test('an item of more than 400 KB is refused, counted in UTF-8', async () => {
    const error = await refusal(put({ ...fresh(), text: S('办'.repeat(140_000)) }));
    expect(error.name).toBe('ValidationException');
    expect(error.message).toContain('Item size has exceeded the maximum allowed size');
  });

  test('an update may not grow an item beyond 400 KB', async () => {
    const Key = fresh();
    await put({ ...Key, one: S('x'.repeat(300_000)) });
    const error = await refusal(update(Key, 'SET two = :two', { ':two': S('x'.repeat(150_000)) }));
    expect(error.message).toContain('Item size to update has exceeded the maximum allowed size');
  });

  test('an empty key is refused, an empty attribute is not', async () => {
    const error = await refusal(put(key('')));
    expect(error.message).toContain('cannot contain an empty string value. Key: pk');
  });

  test('a key of another shape is refused', async () => {
    expect((await refusal(get({ pk: S('a') }))).message).toBe('The provided key element does not match the schema');
    expect((await refusal(put({ pk: N(1), sk: S('a') }))).message).toContain('Type mismatch for key pk');
  });

  test('a table that does not exist is ResourceNotFoundException', async () => {
    const error = await refusal(dynamo.getItem({ TableName: `${TableName}-no`, Key: fresh() }));
    expect(error.name).toBe('ResourceNotFoundException');
    expect(error.message).toBe('Requested resource not found');
  });

  test('deleting returns the old item, deleting again changes nothing', async () => {
    const Key = fresh();
    await put({ ...Key, title: S('t') });
    const del = () => dynamo.deleteItem({ TableName, Key, ReturnValues: 'ALL_OLD' });
    expect((await del()).Attributes).toEqual({ ...Key, title: S('t') });
    expect((await del()).Attributes).toBeUndefined();
  });
});

describe('conditions', () => {
  test('a failed condition leaves the item and, when asked, shows it', async () => {
    const item = { ...fresh(), version: N(3) };
    await put(item);
    const error = await refusal(
      dynamo.putItem({
        TableName,
        Item: { ...item, version: N(9) },
        ConditionExpression: 'version = :found',
        ExpressionAttributeValues: { ':found': N(2) },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    expect(error.name).toBe('ConditionalCheckFailedException');
    expect(error.message).toBe('The conditional request failed');
    expect(error.Item).toEqual(item);
    expect(await get({ pk: item.pk!, sk: item.sk! })).toEqual(item);
  });

  test('attribute_not_exists guards a first write', async () => {
    const once = { TableName, Item: fresh(), ConditionExpression: 'attribute_not_exists(pk)' };
    await dynamo.putItem(once);
    expect((await refusal(dynamo.putItem(once))).name).toBe('ConditionalCheckFailedException');
  });

  const stored: Item = {
    mapped: { M: { x: { M: { y: N(1) } } } },
    listed: { L: [S('a'), N(2)] },
    members: { SS: ['a', 'b'] },
    n: N(10),
    t: S('帮代办服务'),
  };

  test.each([
    ['mapped = :v', { M: { x: { M: { y: N(1) } } } }],
    ['listed = :v', { L: [S('a'), N(2)] }],
    ['members = :v', { SS: ['b', 'a'] }],
    ['contains(members, :v)', S('a')],
    ['contains(listed, :v)', N(2)],
    ['contains(t, :v)', S('代办')],
    ['begins_with(t, :v)', S('帮代')],
    ['n BETWEEN :v AND n', N(9)],
    ['n > :v AND NOT n < :v', N(9)],
    ['n IN (:v, n)', N(1)],
    ['size(members) = :v', N(2)],
    ['attribute_type(mapped, :v)', S('M')],
    ['mapped.x.y = :v OR attribute_exists(absent)', N(1)],
    ['listed[1] = :v', N(2)],
    ['absent <> :v', N(2)],
  ] as [string, AttributeValue][])('%s holds', async (ConditionExpression, value) => {
    const Key = fresh();
    await put({ ...Key, ...stored });
    const ExpressionAttributeValues = { ':v': value };
    const request = {
      TableName,
      Key,
      ConditionExpression,
      ExpressionAttributeValues,
      ReturnValues: 'ALL_OLD',
    } as const;
    expect((await dynamo.deleteItem(request)).Attributes).toEqual({ ...Key, ...stored });
  });

  test.each([
    ['n = :v', S('10')],
    ['n < :v', S('9')],
    ['absent < :v', N(1)],
    ['begins_with(n, :v)', S('1')],
    ['contains(members, :v)', N(1)],
  ] as [string, AttributeValue][])('%s does not hold between types', async (ConditionExpression, value) => {
    const Key = fresh();
    await put({ ...Key, ...stored });
    const ExpressionAttributeValues = { ':v': value };
    const error = await refusal(dynamo.deleteItem({ TableName, Key, ConditionExpression, ExpressionAttributeValues }));
    expect(error.name).toBe('ConditionalCheckFailedException');
  });
});

describe('expressions', () => {
  test('a reserved word must have a placeholder', async () => {
    const error = await refusal(update(fresh(), 'SET status = :s', { ':s': S('open') }));
    expect(error.message).toBe(
      'Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: status',
    );
  });

  test('a value that no expression uses is refused', async () => {
    const error = await refusal(update(fresh(), 'SET a = :a', { ':a': N(1), ':b': N(2) }));
    expect(error.message).toBe('Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}');
  });

  test('a value that is not given is refused', async () => {
    const error = await refusal(update(fresh(), 'SET a = :a, b = :b', { ':a': N(1) }));
    expect(error.message).toContain('An expression attribute value used in expression is not defined');
  });

  test('a syntax error names the token', async () => {
    const error = await refusal(update(fresh(), 'SET a := 1', { ':a': N(1) }));
    expect(error.message).toContain('Invalid UpdateExpression: Syntax error');
  });

  test('overlapping paths are refused', async () => {
    const error = await refusal(update(fresh(), 'SET a = :v, a.b = :v', { ':v': N(1) }));
    expect(error.message).toContain('Two document paths overlap with each other');
  });

  test('a key cannot be updated', async () => {
    const error = await refusal(update(fresh(), 'SET sk = :v', { ':v': S('x') }));
    expect(error.message).toContain('Cannot update attribute sk. This attribute is part of the key');
  });
});

describe('updates', () => {
  test('an update makes the item when there is none', async () => {
    const Key = fresh();
    expect(await update(Key, 'ADD n :one SET a = if_not_exists(a, :zero)', { ':one': N(1), ':zero': N(0) })).toEqual({
      ...Key,
      n: N(1),
      a: N(0),
    });
  });

  test('sums keep 38 digits', async () => {
    const Key = fresh();
    await put({ ...Key, n: N('0.1') });
    expect((await update(Key, 'SET n = n + :v', { ':v': N(`1${'0'.repeat(36)}`) })).n).toEqual(
      N(`1${'0'.repeat(36)}.1`),
    );
  });

  test('lists are appended to, changed in place and shortened by their old positions', async () => {
    const Key = fresh();
    await put({ ...Key, l: { L: [S('a'), S('b'), S('c'), S('d')] } });
    const appended = await update(Key, 'SET l = list_append(l, :v)', { ':v': { L: [S('e')] } });
    expect(appended.l?.L).toHaveLength(5);
    const { l } = await update(Key, 'SET l[3] = :v REMOVE l[0], l[1]', { ':v': S('D') });
    expect(l).toEqual({ L: [S('c'), S('D'), S('e')] });
  });

  test('operands are read as they were before the update', async () => {
    const Key = fresh();
    await put({ ...Key, a: N(1), b: N(2) });
    expect(await update(Key, 'SET a = b, b = a')).toMatchObject({ a: N(2), b: N(1) });
  });

  test('members are added to and deleted from sets, and an empty set goes', async () => {
    const Key = fresh();
    await update(Key, 'ADD s :v', { ':v': { SS: ['a', 'b'] } });
    expect((await update(Key, 'DELETE s :v', { ':v': { SS: ['a'] } })).s).toEqual({ SS: ['b'] });
    expect((await update(Key, 'DELETE s :v', { ':v': { SS: ['b'] } })).s).toBeUndefined();
  });

  test('a path into nothing is refused', async () => {
    const error = await refusal(update(fresh(), 'SET a.b = :v', { ':v': N(1) }));
    expect(error.message).toBe('The document path provided in the update expression is invalid for update');
  });

  test('a sum with a text is refused', async () => {
    const Key = fresh();
    await put({ ...Key, a: S('x') });
    const error = await refusal(update(Key, 'SET a = a + :v', { ':v': N(1) }));
    expect(error.message).toBe('An operand in the update expression has an incorrect data type');
  });

  test('UPDATED_OLD and UPDATED_NEW show what was touched', async () => {
    const Key = fresh();
    await put({ ...Key, a: N(1), b: N(1) });
    const change = (ReturnValues: 'UPDATED_OLD' | 'UPDATED_NEW') =>
      dynamo.updateItem({
        TableName,
        Key,
        UpdateExpression: 'SET a = a + :v',
        ExpressionAttributeValues: { ':v': N(1) },
        ReturnValues,
      });
    expect((await change('UPDATED_OLD')).Attributes).toEqual({ a: N(1) });
    expect((await change('UPDATED_NEW')).Attributes).toEqual({ a: N(3) });
  });
});

describe('queries', () => {
  const pk = randomUUID();
  const office = randomUUID();

  beforeAll(async () => {
    const numbers = Array.from({ length: 30 }, (_, i) => i);
    const requests = numbers.map((i) => ({
      PutRequest: {
        Item: {
          ...key(pk, `event#${String(i).padStart(3, '0')}`),
          // Every third is on the work list; the others are not in the index at all.
          ...(i % 3 === 0 && { office: S(office), due: N(i - 15) }),
          title: S(`标题 ${i}`),
          concealed: S('not projected'),
        },
      },
    }));
    await dynamo.batchWriteItem({ RequestItems: { [TableName]: requests.slice(0, 25) } });
    await dynamo.batchWriteItem({ RequestItems: { [TableName]: requests.slice(25) } });
  });

  const query = (more: object = {}, condition = '', values: Item = {}) =>
    dynamo.query({
      TableName,
      KeyConditionExpression: `pk = :pk${condition}`,
      ExpressionAttributeValues: { ':pk': S(pk), ...values },
      ConsistentRead: true,
      ...more,
    });

  const list = (more: object = {}) =>
    dynamo.query({
      TableName,
      IndexName: 'by-office',
      KeyConditionExpression: 'office = :o',
      ExpressionAttributeValues: { ':o': S(office) },
      ...more,
    });

  const last = (items: Item[] | undefined) => items?.map(({ sk }) => Number(sk?.S?.slice(-3)));

  test('pages join without gap or repetition, forwards and backwards', async () => {
    for (const ScanIndexForward of [true, false]) {
      const seen: number[] = [];
      let ExclusiveStartKey: Item | undefined;
      do {
        const page = await query({ Limit: 7, ExclusiveStartKey, ScanIndexForward });
        seen.push(...last(page.Items)!);
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
      const all = Array.from({ length: 30 }, (_, i) => i);
      expect(seen).toEqual(ScanIndexForward ? all : all.reverse());
    }
  });

  test('a page that its limit ends has a LastEvaluatedKey even when nothing follows', async () => {
    const { LastEvaluatedKey } = await query({ Limit: 30 });
    expect(LastEvaluatedKey).toEqual(key(pk, 'event#029'));
  });

  test.each([
    [' AND sk < :a', { ':a': S('event#002') }, [0, 1]],
    [' AND sk <= :a', { ':a': S('event#001') }, [0, 1]],
    [' AND sk > :a', { ':a': S('event#027') }, [28, 29]],
    [' AND sk >= :a', { ':a': S('event#028') }, [28, 29]],
    [' AND sk = :a', { ':a': S('event#005') }, [5]],
    [' AND begins_with(sk, :a)', { ':a': S('event#02') }, [20, 21, 22, 23, 24, 25, 26, 27, 28, 29]],
    [' AND sk BETWEEN :a AND :b', { ':a': S('event#010'), ':b': S('event#012') }, [10, 11, 12]],
  ] as [string, Item, number[]][])('the sort key is bounded by%s', async (condition, values, expected) => {
    expect(last((await query({}, condition, values)).Items)).toEqual(expected);
  });

  test('a filter takes away after reading', async () => {
    const { Count, ScannedCount, Items } = await query({ FilterExpression: 'attribute_exists(office)', Limit: 10 });
    expect([Count, ScannedCount, last(Items)]).toEqual([4, 10, [0, 3, 6, 9]]);
  });

  test('a projection keeps what it names', async () => {
    const { Items } = await query({ ProjectionExpression: 'title', Limit: 1 });
    expect(Items).toEqual([{ title: S('标题 0') }]);
  });

  test('Select COUNT answers no items', async () => {
    const { Count, Items } = await query({ Select: 'COUNT' });
    expect([Count, Items]).toEqual([30, undefined]);
  });

  test('an index holds only the items that have its keys, in numeric order, with its projection', async () => {
    await vi.waitFor(async () => {
      const { Items } = await list();
      expect(Items?.map(({ due }) => Number(due?.N))).toEqual([-15, -12, -9, -6, -3, 0, 3, 6, 9, 12]);
      expect(Items?.[0]).toEqual({ ...key(pk, 'event#000'), office: S(office), due: N(-15), title: S('标题 0') });
    }, patience);
  });

  test('an index is paged by its own key and that of the table', async () => {
    const first = await list({ Limit: 4 });
    expect(Object.keys(first.LastEvaluatedKey!).sort()).toEqual(['due', 'office', 'pk', 'sk']);
    const second = await list({ ExclusiveStartKey: first.LastEvaluatedKey });
    expect(second.Items).toHaveLength(6);
  });

  test('an item leaves the index with its index key', async () => {
    await update(key(pk, 'event#027'), 'REMOVE office');
    await vi.waitFor(async () => expect((await list()).Count).toBe(9), patience);
    await update(key(pk, 'event#027'), 'SET office = :o', { ':o': S(office) });
    await vi.waitFor(async () => expect((await list()).Count).toBe(10), patience);
  });

  test('an index is never read consistently', async () => {
    const error = await refusal(list({ ConsistentRead: true }));
    expect(error.message).toBe('Consistent reads are not supported on global secondary indexes');
  });

  test('attributes that the index lacks are refused', async () => {
    const error = await refusal(list({ ProjectionExpression: 'concealed' }));
    expect(error.message).toContain('does not project');
    expect((await refusal(list({ Select: 'ALL_ATTRIBUTES' }))).message).toContain('its projection type is not ALL');
  });

  test('an index key of another type or an empty one is refused', async () => {
    expect((await refusal(put({ ...fresh(), due: S('x') }))).message).toContain('Type mismatch for Index Key due');
    expect((await refusal(put({ ...fresh(), office: S('') }))).message).toContain('IndexKey: office');
  });

  test('a filter on a key attribute is refused', async () => {
    const error = await refusal(query({ FilterExpression: 'begins_with(sk, :pk)' }));
    expect(error.message).toContain('Filter Expression can only contain non-primary key attributes');
  });

  test('a condition that is no key condition is refused', async () => {
    expect((await refusal(query({}, ' AND title = :a', { ':a': S('x') }))).message).toBe(
      'Query condition missed key schema element: sk',
    );
  });

  test('a query stops at 1 MB', async () => {
    const big = randomUUID();
    for (const sk of ['1', '2', '3', '4']) await put({ ...key(big, sk), text: S('x'.repeat(390_000)) });
    const first = await query({ ExpressionAttributeValues: { ':pk': S(big) } });
    expect(first.Count).toBeLessThan(4);
    expect(first.LastEvaluatedKey).toBeDefined();
  });

  test('a scan in segments sees every item once', async () => {
    const seen = new Set<string>();
    let count = 0;
    for (const Segment of [0, 1, 2]) {
      let ExclusiveStartKey: Item | undefined;
      do {
        const page = await dynamo.scan({
          TableName,
          Segment,
          TotalSegments: 3,
          ExclusiveStartKey,
          FilterExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': S(pk) },
        });
        for (const { sk } of page.Items!) seen.add(sk!.S!);
        count += page.Count!;
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
    }
    expect([count, seen.size]).toEqual([30, 30]);
  });
});

describe('batches', () => {
  test('a batch of reads finds what is there', async () => {
    const [one, two, none] = [fresh(), fresh(), fresh()];
    await dynamo.batchWriteItem({
      RequestItems: { [TableName]: [{ PutRequest: { Item: one } }, { PutRequest: { Item: two } }] },
    });
    const { Responses, UnprocessedKeys } = await dynamo.batchGetItem({
      RequestItems: { [TableName]: { Keys: [one, two, none], ConsistentRead: true } },
    });
    expect(Responses![TableName]).toHaveLength(2);
    expect(UnprocessedKeys).toEqual({});
  });

  test('the same key twice is refused', async () => {
    const Key = fresh();
    const twice = [{ DeleteRequest: { Key } }, { PutRequest: { Item: Key } }];
    const error = await refusal(dynamo.batchWriteItem({ RequestItems: { [TableName]: twice } }));
    expect(error.message).toBe('Provided list of item keys contains duplicates');
  });

  test('26 writes are refused', async () => {
    const requests = Array.from({ length: 26 }, () => ({ PutRequest: { Item: fresh() } }));
    expect((await refusal(dynamo.batchWriteItem({ RequestItems: { [TableName]: requests } }))).name).toBe(
      'ValidationException',
    );
  });
});

describe('transactions', () => {
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };

  test('all is written or nothing, and the reasons come in the order of the parts', async () => {
    const [there, one, two] = [{ ...fresh(), version: N(1) }, fresh(), fresh()];
    await put(there);
    const error = await refusal(
      transact([
        { Put: { TableName, Item: one } },
        {
          Put: {
            TableName,
            Item: { ...there, version: N(2) },
            ...isNew,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        { Update: { TableName, Key: two, UpdateExpression: 'SET a = :v', ExpressionAttributeValues: { ':v': N(1) } } },
      ]),
    );
    expect(error.name).toBe('TransactionCanceledException');
    expect(error.message).toBe(
      'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, None]',
    );
    expect(error.CancellationReasons?.map(({ Code }) => Code)).toEqual(['None', 'ConditionalCheckFailed', 'None']);
    expect(error.CancellationReasons?.[1]).toMatchObject({ Item: there, Message: 'The conditional request failed' });
    expect([await get(one), await get(two)]).toEqual([undefined, undefined]);
  });

  test('put, update, delete and check go together', async () => {
    const [checked, gone, changed, made] = [fresh(), fresh(), fresh(), fresh()];
    for (const item of [checked, gone, changed]) await put(item);
    await transact([
      { ConditionCheck: { TableName, Key: checked, ConditionExpression: 'attribute_exists(pk)' } },
      { Delete: { TableName, Key: gone } },
      {
        Update: {
          TableName,
          Key: changed,
          UpdateExpression: 'SET a = :v',
          ExpressionAttributeValues: { ':v': N(1) },
        },
      },
      { Put: { TableName, Item: made, ...isNew } },
    ]);
    const { Responses } = await dynamo.transactGetItems({
      TransactItems: [checked, gone, changed, made].map((Key) => ({ Get: { TableName, Key } })),
    });
    expect(Responses?.map(({ Item }) => Item)).toEqual([checked, undefined, { ...changed, a: N(1) }, made]);
  });

  test('the same token and request is done once; another request under it is refused', async () => {
    const Key = fresh();
    const count = (v: number): TransactWriteItem[] => [
      { Update: { TableName, Key, UpdateExpression: 'ADD n :v', ExpressionAttributeValues: { ':v': N(v) } } },
    ];
    const token = randomUUID();
    await transact(count(1), token);
    await transact(count(1), token);
    expect((await get(Key))?.n).toEqual(N(1));
    expect((await refusal(transact(count(2), token))).name).toBe('IdempotentParameterMismatchException');
  });

  test('two parts on one item are refused', async () => {
    const Item = fresh();
    const error = await refusal(
      transact([
        { Put: { TableName, Item } },
        { ConditionCheck: { TableName, Key: Item, ConditionExpression: 'attribute_exists(pk)' } },
      ]),
    );
    expect(error.message).toBe('Transaction request cannot include multiple operations on one item');
  });

  test('100 parts are taken, 101 are not', async () => {
    const parts = Array.from({ length: 101 }, () => ({ Put: { TableName, Item: fresh() } }));
    expect(await transact(parts.slice(1))).toBeDefined();
    expect((await refusal(transact(parts))).message).toContain('Member must have length less than or equal to 100');
  });

  test('more than 4 MB is refused', async () => {
    const parts = Array.from({ length: 12 }, () => ({
      Put: { TableName, Item: { ...fresh(), text: S('x'.repeat(380_000)) } },
    }));
    expect((await refusal(transact(parts))).name).toBe('ValidationException');
  });

  test('a part that fits no item cancels the transaction with ValidationError', async () => {
    const Key = fresh();
    await put({ ...Key, a: S('text') });
    const error = await refusal(
      transact([
        {
          Update: { TableName, Key, UpdateExpression: 'SET a = a + :v', ExpressionAttributeValues: { ':v': N(1) } },
        },
      ]),
    );
    expect(error.CancellationReasons?.[0]).toMatchObject({
      Code: 'ValidationError',
      Message: 'An operand in the update expression has an incorrect data type',
    });
  });
});

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

describe('billed units', () => {
  const units = { ReturnConsumedCapacity: 'TOTAL' } as const;
  const item = (bytes: number) => ({ ...fresh(), text: S('x'.repeat(bytes)) });

  test('a write is rounded up to 1 KB, the larger of before and after', async () => {
    const big = item(2500);
    const first = await dynamo.putItem({ TableName, Item: big, ...units });
    expect(first.ConsumedCapacity).toMatchObject({ TableName, CapacityUnits: 3 });
    const Key = { pk: big.pk, sk: big.sk };
    const smaller = await dynamo.updateItem({
      TableName,
      Key,
      UpdateExpression: 'REMOVE #t',
      ExpressionAttributeNames: { '#t': 'text' },
      ...units,
    });
    expect(smaller.ConsumedCapacity?.CapacityUnits).toBe(3);
    expect((await dynamo.deleteItem({ TableName, Key, ...units })).ConsumedCapacity?.CapacityUnits).toBe(1);
  });

  test('a read is rounded up to 4 KB, and half of that when eventually consistent', async () => {
    const big = item(5000);
    await put(big);
    const read = async (Key: Item, ConsistentRead: boolean) =>
      (await dynamo.getItem({ TableName, Key, ConsistentRead, ...units })).ConsumedCapacity?.CapacityUnits;
    const Key = { pk: big.pk, sk: big.sk };
    expect([await read(Key, true), await read(Key, false)]).toEqual([2, 1]);
    expect([await read(fresh(), true), await read(fresh(), false)]).toEqual([1, 0.5]);
  });

  test('an index costs a unit when an entry comes, goes or changes, two when it moves', async () => {
    const Key = fresh();
    const Item = { ...Key, office: S('a'), due: N(1), title: S('t') };
    const cost = async (expression: string, values?: Item) => {
      const { ConsumedCapacity } = await dynamo.updateItem({
        TableName,
        Key,
        UpdateExpression: expression,
        ExpressionAttributeValues: values,
        ReturnConsumedCapacity: 'INDEXES',
      });
      return ConsumedCapacity!.GlobalSecondaryIndexes?.['by-office']?.CapacityUnits ?? 0;
    };
    const made = await dynamo.putItem({ TableName, Item, ReturnConsumedCapacity: 'INDEXES' });
    expect(made.ConsumedCapacity).toMatchObject({
      CapacityUnits: 2,
      Table: { CapacityUnits: 1 },
      GlobalSecondaryIndexes: { 'by-office': { CapacityUnits: 1 } },
    });
    expect(await cost('SET concealed = :v', { ':v': S('x') })).toBe(0);
    expect(await cost('SET title = :v', { ':v': S('x') })).toBe(1);
    expect(await cost('SET due = :v', { ':v': N(2) })).toBe(2);
    expect(await cost('REMOVE due')).toBe(1);
  });

  test('a transaction costs double, and its replay the reads', async () => {
    const [one, two] = [item(100), item(1500)];
    const request = {
      TransactItems: [{ Put: { TableName, Item: one } }, { Put: { TableName, Item: two } }],
      ClientRequestToken: randomUUID(),
      ...units,
    };
    const first = await dynamo.transactWriteItems(request);
    expect(first.ConsumedCapacity).toMatchObject([{ TableName, CapacityUnits: 6, WriteCapacityUnits: 6 }]);
    const again = await dynamo.transactWriteItems(request);
    expect(again.ConsumedCapacity).toMatchObject([{ TableName, CapacityUnits: 4, ReadCapacityUnits: 4 }]);
    const Key = { pk: one.pk, sk: one.sk };
    const read = await dynamo.transactGetItems({ TransactItems: [{ Get: { TableName, Key } }], ...units });
    expect(read.ConsumedCapacity).toMatchObject([{ CapacityUnits: 2, ReadCapacityUnits: 2 }]);
  });

  test('a query costs the sum of what it read, rounded once', async () => {
    const pk = randomUUID();
    for (const sk of ['1', '2', '3']) await put({ ...key(pk, sk), text: S('x'.repeat(2000)) });
    const { ConsumedCapacity } = await dynamo.query({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': S(pk) },
      ConsistentRead: true,
      ...units,
    });
    expect(ConsumedCapacity?.CapacityUnits).toBe(2);
  });
});

describe('tables', () => {
  test('a description shows keys, index, stream and billing', async () => {
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      GlobalSecondaryIndexes: [{ IndexName: 'by-office', IndexStatus: 'ACTIVE' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    expect(Table?.TableArn).toMatch(/^arn:aws[\w-]*:dynamodb:[\w-]+:\d{12}:table\//);
  });

  test('the same table cannot be made twice', async () => {
    const again = new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    });
    expect((await refusal(dynamo.send(again))).name).toBe('ResourceInUseException');
  });

  test('tables are listed page by page', async () => {
    const names: string[] = [];
    let start: string | undefined;
    do {
      const page = await dynamo.send(new ListTablesCommand({ Limit: 1, ExclusiveStartTableName: start }));
      names.push(...page.TableNames!);
      start = page.LastEvaluatedTableName;
    } while (start);
    expect(names).toContain(TableName);
  });

  test('a protected table is not deleted', async () => {
    await dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
    await waitUntilTableExists({ client: dynamo, maxWaitTime: 120 }, { TableName });
    const error = await refusal(dynamo.send(new DeleteTableCommand({ TableName })));
    expect(error.message).toContain('protected against deletion');
    await dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
    await waitUntilTableExists({ client: dynamo, maxWaitTime: 120 }, { TableName });
  });

  test('expiry is off until an attribute is named', async () => {
    const status = async () => (await dynamo.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription;
    expect((await status())?.TimeToLiveStatus).toBe('DISABLED');
    const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true };
    expect(await dynamo.updateTimeToLive({ TableName, TimeToLiveSpecification })).toMatchObject({
      TimeToLiveSpecification,
    });
    await vi.waitFor(
      async () => expect(await status()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' }),
      { timeout: 100_000, interval: 2000 },
    );
    expect((await refusal(dynamo.updateTimeToLive({ TableName, TimeToLiveSpecification }))).name).toBe(
      'ValidationException',
    );
  });

  test('point-in-time recovery is switched on', async () => {
    await dynamo.updateContinuousBackups({
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    const { ContinuousBackupsDescription } = await dynamo.send(new DescribeContinuousBackupsCommand({ TableName }));
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe('ENABLED');
  });
});
