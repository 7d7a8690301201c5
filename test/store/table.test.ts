import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDynamoDb } from '../../local/dynamodb/index.ts';
import { ConditionFailed, Table, TransactionRefused } from '../../store/table.ts';
import { cases } from '../local/dynamodb/opened.ts';
import type { Wire } from './troubled.ts';
import { wiredTo } from './wired.ts';

let wire: Wire;
let stop: () => Promise<void>;
const table = new Table('cases');

beforeAll(async () => {
  const wired = await wiredTo(openDynamoDb, 'ProvisionedThroughputExceededException');
  ({ wire, stop } = wired);
  wired.service.ensureTable(cases);
});
afterAll(() => stop());
afterEach(() => {
  expect(wire.trouble).toEqual([]);
  wire.seen.length = 0;
});

const key = (pk: string, sk = 'HEAD') => ({ pk, sk });

describe('what is kept', () => {
  test('comes back as it was: texts with rare characters, numbers, lists, maps, bytes, and an attribute named B', async () => {
    const item = {
      ...key('a'),
      name: '𬱖䶮',
      count: 7,
      list: ['一', { deep: true }],
      map: { B: 'text', empty: '' },
      bytes: new Uint8Array([0, 255, 128]),
      inside: { bytes: Buffer.from('in a map') },
    };
    await table.put({ ...item, left: undefined });
    const kept = await table.get(key('a'));
    expect(kept).toEqual({
      ...item,
      bytes: Buffer.from([0, 255, 128]),
      inside: { bytes: Buffer.from('in a map') },
    });
  });

  test('is asked for with a signature for DynamoDB that covers the session token', async () => {
    expect(await table.get(key('nothing'))).toBeUndefined();
    const { authorization } = wire.seen[0]!.headers;
    expect(authorization).toMatch(/Credential=OPERATOR\/\d{8}\/cn-northwest-1\/dynamodb\/aws4_request/);
    expect(authorization).toMatch(
      /SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amz-target/,
    );
  });

  test('is found by ranges, page by page, either way', async () => {
    for (const sk of ['1', '2', '3']) await table.put(key('pages', sk));
    const first = await table.query({ partition: 'pages', limit: 2 });
    expect(first.items.map(({ sk }) => sk)).toEqual(['1', '2']);
    const rest = await table.query({ partition: 'pages', limit: 2, after: first.next });
    expect(rest).toEqual({ items: [key('pages', '3')] });
    const back = await table.query({ partition: 'pages', from: '2', to: '3', descending: true });
    expect(back.items.map(({ sk }) => sk)).toEqual(['3', '2']);
    expect(await table.all({ partition: 'pages', to: '2' })).toHaveLength(2);
  });

  test('is changed attribute by attribute, and removed', async () => {
    await table.put({ ...key('change'), one: 1, two: 2 });
    await table.update(key('change'), { one: 'I', two: undefined, three: 3 });
    expect(await table.get(key('change'))).toEqual({ ...key('change'), one: 'I', three: 3 });
    await table.remove(key('change'));
    await table.remove(key('change'));
    expect(await table.get(key('change'))).toBeUndefined();
  });
});

describe('somebody was first', () => {
  test('a condition that is not met has a name', async () => {
    await table.put(key('first'), 'attribute_not_exists(pk)');
    await expect(table.put(key('first'), 'attribute_not_exists(pk)')).rejects.toBeInstanceOf(ConditionFailed);
    await expect(table.remove(key('first'), 'sk = :sk', { ':sk': 'other' })).rejects.toBeInstanceOf(ConditionFailed);
    expect(wire.seen).toHaveLength(3);
  });

  test('a transaction tells which write was the cause, and nothing of it is kept', async () => {
    await table.put(key('taken'));
    const refusal = await table
      .transact([{ put: key('new') }, { put: key('taken'), condition: 'attribute_not_exists(pk)' }])
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TransactionRefused);
    expect((refusal as TransactionRefused).reasons).toEqual(['None', 'ConditionalCheckFailed']);
    expect(await table.get(key('new'))).toBeUndefined();
  });
});

describe('when the table is not well', () => {
  test.each(['break', 'lose', 'damage', 'throttle', 'fail'] as const)('%s is tried again', async (kind) => {
    wire.trouble.push(kind, kind);
    await table.put({ ...key('again'), kind });
    expect(wire.seen).toHaveLength(3);
    wire.trouble.push(kind, kind, kind, kind);
    expect(await table.get(key('again'))).toEqual({ ...key('again'), kind });
    expect(wire.seen).toHaveLength(8);
  });

  test('the fifth failure is the last, and has its name', async () => {
    wire.trouble.push('fail', 'break', 'fail', 'fail', 'throttle');
    await expect(table.get(key('a'))).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    expect(wire.seen).toHaveLength(5);
  });

  test('a transaction whose answer was lost is not carried out twice: it is repeated with the same token', async () => {
    wire.trouble.push('lose');
    await table.transact([{ put: { ...key('once'), n: 1 }, condition: 'attribute_not_exists(pk)' }]);
    const tokens = wire.seen.map(({ body }) => JSON.parse(body).ClientRequestToken);
    expect(tokens).toEqual([tokens[0], tokens[0]]);
    expect(tokens[0]).toMatch(/^[\da-f-]{36}$/);
  });

  test('a refusal is not tried again', async () => {
    await expect(new Table('no-such-table').get(key('a'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect(wire.seen).toHaveLength(1);
  });
});
