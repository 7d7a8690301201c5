import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import {
  dynamo,
  fresh,
  get,
  type Item,
  N,
  provideTable,
  put,
  refusal,
  S,
  TableName,
  update,
} from './dynamodb-table.ts';

provideTable();

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
