import { describe, expect, test } from 'vitest';
import { key, N, opened, refusal } from './opened.ts';

const TableName = 'cases';
const add = (n: number) => ({
  Update: { TableName, Key: key('a'), UpdateExpression: 'ADD n :v', ExpressionAttributeValues: { ':v': N(n) } },
});

describe('a request token', () => {
  test('counts for ten minutes', async () => {
    const { call, get, clock } = opened();
    const request = { TransactItems: [add(1)], ClientRequestToken: 'once' };
    await call('TransactWriteItems', request);
    await clock.advance(9 * 60_000);
    await call('TransactWriteItems', request);
    expect((await get(key('a'))).n).toEqual(N(1));
    await clock.advance(2 * 60_000);
    await call('TransactWriteItems', request);
    expect((await get(key('a'))).n).toEqual(N(2));
  });

  test('does not depend on the order of members', async () => {
    const { call, get } = opened();
    const { Update } = add(1);
    const reversed = { Update: Object.fromEntries(Object.entries(Update).reverse()) };
    await call('TransactWriteItems', { TransactItems: [{ Update }], ClientRequestToken: 'once' });
    await call('TransactWriteItems', { TransactItems: [reversed], ClientRequestToken: 'once' });
    expect((await get(key('a'))).n).toEqual(N(1));
  });

  test('of a cancelled transaction is free', async () => {
    const { call, put, get } = opened();
    const check = { ConditionCheck: { TableName, Key: key('b'), ConditionExpression: 'attribute_exists(pk)' } };
    const request = { TransactItems: [add(1), check], ClientRequestToken: 'again' };
    expect((await refusal(call('TransactWriteItems', request))).code).toBe('TransactionCanceledException');
    await put(key('b'));
    await call('TransactWriteItems', request);
    expect((await get(key('a'))).n).toEqual(N(1));
  });
});

describe('the shape of a transaction', () => {
  test.each([
    [{}, 'TransactItems can only contain one of Check, Put, Update or Delete'],
    [{ ...add(1), Delete: { TableName, Key: key('a') } }, 'TransactItems can only contain one of'],
    [{ Update: { TableName, Key: key('a') } }, 'updateExpression'],
    [{ ConditionCheck: { TableName, Key: key('a') } }, 'conditionExpression'],
    [{ Put: { TableName: 'nowhere', Item: key('a') } }, 'Requested resource not found'],
  ])('%j is refused', async (part, message) => {
    const { call } = opened();
    expect((await refusal(call('TransactWriteItems', { TransactItems: [part] }))).message).toContain(message);
  });

  test('the message stands under both names, since clients differ in which they read', async () => {
    const { call } = opened();
    const check = { ConditionCheck: { TableName, Key: key('b'), ConditionExpression: 'attribute_exists(pk)' } };
    const error = await refusal(call('TransactWriteItems', { TransactItems: [check] }));
    expect(error.extra.Message).toBe(error.message);
  });
});
