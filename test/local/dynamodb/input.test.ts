import { describe, expect, test } from 'vitest';
import { key, N, opened, refusal, S } from './opened.ts';

const TableName = 'cases';
const Key = key('a');
const long = 'x'.repeat(5000);

function nested(levels: number): object {
  return levels === 0 ? S('deep') : { M: { a: nested(levels - 1) } };
}

describe('bad input is answered as AWS answers it', () => {
  test.each([
    ['no table', 'GetItem', { Key }, "Value null at 'tableName' failed to satisfy constraint: Member must not be null"],
    ['no key', 'GetItem', { TableName }, "Value null at 'key' failed to satisfy constraint: Member must not be null"],
    ['a value without type', 'PutItem', { TableName, Item: { ...Key, a: {} } }, 'Supplied AttributeValue is empty'],
    ['a null value', 'PutItem', { TableName, Item: { ...Key, a: null } }, 'Supplied AttributeValue is empty'],
    [
      'a null element',
      'PutItem',
      { TableName, Item: { ...Key, a: { L: [null] } } },
      'Supplied AttributeValue is empty',
    ],
    ['two types', 'PutItem', { TableName, Item: { ...Key, a: { S: 'x', N: '1' } } }, 'more than one datatypes set'],
    ['an empty set', 'PutItem', { TableName, Item: { ...Key, a: { SS: [] } } }, 'An string set  may not be empty'],
    ['a repeated member', 'PutItem', { TableName, Item: { ...Key, a: { SS: ['x', 'x'] } } }, 'contains duplicates'],
    ['33 levels', 'PutItem', { TableName, Item: { ...Key, a: nested(33) } }, 'Nesting Levels have exceeded'],
    ['a long sort key', 'PutItem', { TableName, Item: key('a', '办'.repeat(400)) }, 'size limit of 1024 bytes'],
    ['a long partition key', 'PutItem', { TableName, Item: key('办'.repeat(700)) }, 'maximum size limit of2048 bytes'],
    ['ALL_NEW of a put', 'PutItem', { TableName, Item: Key, ReturnValues: 'ALL_NEW' }, 'can only be ALL_OLD or NONE'],
    ['ALL_NEW of a deletion', 'DeleteItem', { TableName, Key, ReturnValues: 'ALL_NEW' }, 'can only be ALL_OLD or NONE'],
    ['a long expression', 'UpdateItem', { TableName, Key, UpdateExpression: long }, 'expression size: 5000'],
    ['a limit of 0', 'Query', { TableName, Limit: 0 }, "at 'limit' failed to satisfy constraint"],
    ['no key condition', 'Query', { TableName }, 'Either the KeyConditions or KeyConditionExpression parameter'],
    ['nothing to update', 'UpdateTable', { TableName }, 'At least one of ProvisionedThroughput'],
    ['no parts', 'TransactWriteItems', { TransactItems: [] }, 'greater than or equal to 1'],
  ])('%s', async (_, operation, input, message) => {
    const { call } = opened();
    const error = await refusal(call(operation, input));
    expect([error.code, error.message]).toEqual(['ValidationException', expect.stringContaining(message)]);
  });

  test.each([
    ['PutItem', { TableName, Item: 'x' }],
    ['PutItem', { TableName, Item: { ...Key, a: { S: 1 } } }],
    ['TransactWriteItems', { TransactItems: {} }],
    ['TransactWriteItems', { TransactItems: [null] }],
  ])('another JSON type in %s %j is SerializationException', async (operation, input) => {
    expect((await refusal(opened().call(operation, input))).code).toBe('SerializationException');
  });

  test('a key of another shape in a batch has one message', async () => {
    const RequestItems = { cases: [{ PutRequest: { Item: { pk: N(1), sk: S('x') } } }] };
    const error = await refusal(opened().call('BatchWriteItem', { RequestItems }));
    expect(error.message).toBe('The provided key element does not match the schema');
  });

  test('an attribute may have the name of something every JavaScript object has', async () => {
    const { call, put, get } = opened();
    await put({ ...Key, constructor: S('c') });
    expect(await get(Key)).toEqual({ ...Key, constructor: S('c') });
    await put(key('b'));
    const ConditionExpression = 'attribute_exists(toString)';
    expect((await refusal(call('DeleteItem', { TableName, Key: key('b'), ConditionExpression }))).code).toBe(
      'ConditionalCheckFailedException',
    );
  });
});
