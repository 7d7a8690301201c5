import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  dynamo,
  fresh,
  type Item,
  key,
  N,
  patience,
  provideTable,
  put,
  refusal,
  S,
  TableName,
  update,
} from './dynamodb-table.ts';

provideTable();

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
