import { describe, expect, test } from 'vitest';
import {
  dynamo,
  fresh,
  get,
  type Item,
  key,
  N,
  provideTable,
  put,
  refusal,
  S,
  TableName,
  update,
} from './dynamodb-table.ts';

provideTable();

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
