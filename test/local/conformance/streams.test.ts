import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DeleteItemCommand, DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../../../local/service.ts';
import { type Deployed, deployed } from './deployed.ts';

let probe: Deployed;
let client: DynamoDBClient;
beforeAll(async () => {
  probe = await deployed();
  client = new DynamoDBClient(probe.config);
});
afterAll(() => probe.stop());

const put = (pk: string, sk: string, value = 1) =>
  client.send(
    new PutItemCommand({ TableName: probe.table, Item: { pk: { S: pk }, sk: { S: sk }, value: { N: String(value) } } }),
  );

/** What the function has written down of `pk`, as soon as there are `count` records: polled, since AWS has its own pace. */
async function seen(pk: string, count: number): Promise<Json[]> {
  const query = new QueryCommand({
    TableName: probe.table,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :seen)',
    ExpressionAttributeValues: { ':pk': { S: pk }, ':seen': { S: 'SEEN#' } },
    ConsistentRead: true,
  });
  for (let tries = 0; tries < 600; tries++) {
    const { Items = [] } = await client.send(query);
    if (Items.length >= count) return Items.map(({ record }) => JSON.parse(record!.S!));
    await pause(100);
  }
  throw new Error(`the function did not see ${count} records`);
}

test('writes reach the function in the order of the item, with both images', async () => {
  const pk = randomUUID();
  await put(pk, 'IN#a', 1);
  await put(pk, 'IN#a', 2);
  const records = await seen(pk, 2);
  expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY']);
  expect(records[1]).toMatchObject({
    eventSource: 'aws:dynamodb',
    eventVersion: '1.1',
    eventSourceARN: expect.stringContaining(`:table/${probe.table}/stream/`),
    dynamodb: {
      Keys: { pk: { S: pk }, sk: { S: 'IN#a' } },
      OldImage: { value: { N: '1' } },
      NewImage: { value: { N: '2' } },
      SequenceNumber: expect.stringMatching(/^\d+$/),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
      ApproximateCreationDateTime: expect.any(Number),
    },
  });
});

test('what fits no filter does not arrive', async () => {
  const pk = randomUUID();
  await put(pk, 'IN#a');
  await client.send(new DeleteItemCommand({ TableName: probe.table, Key: { pk: { S: pk }, sk: { S: 'IN#a' } } }));
  await put(pk, 'OUT#b');
  await put(pk, 'IN#c');
  const records = await seen(pk, 2);
  expect(records.map(({ eventName, dynamodb }) => [eventName, dynamodb.Keys.sk.S])).toEqual([
    ['INSERT', 'IN#a'],
    ['INSERT', 'IN#c'],
  ]);
});

test('a record that the function names as failed comes again, and those behind it after it', async () => {
  const pk = randomUUID();
  for (const name of ['IN#a', 'IN#reject', 'IN#z']) await put(pk, name);
  const records = await seen(pk, 3);
  expect(records.map(({ dynamodb }) => dynamodb.Keys.sk.S)).toEqual(['IN#a', 'IN#reject', 'IN#z']);
});
