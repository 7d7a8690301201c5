import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { dynamo, fresh, type Item, key, N, provideTable, put, S, TableName } from './dynamodb-table.ts';

provideTable();

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
