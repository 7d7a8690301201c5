import { randomUUID } from 'node:crypto';
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { dynamo, fresh, get, N, provideTable, put, refusal, S, TableName, transact } from './dynamodb-table.ts';

provideTable();

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
