import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDB,
  type TransactWriteItem,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, expect } from 'vitest';
import { openDynamoDb } from '../../../local/dynamodb/index.ts';
import { type Cloud, cloud } from './cloud.ts';

/** Each file of the suite has a table of its own, so that files can run side by side on one cloud. */
export const TableName = `conformance-${randomUUID()}`;
/** How long what AWS does in its own time (index, stream) may take. */
export const patience = { timeout: 60_000, interval: 500 };

let here: Cloud;
export let dynamo: DynamoDB;
export let streams: DynamoDBStreams;

/** Connects to the cloud and makes the table before the tests of a file, and deletes it after them. */
export function provideTable(): void {
  beforeAll(async () => {
    here = await cloud(openDynamoDb);
    const { endpoint, region, credentials } = here;
    dynamo = new DynamoDB({ endpoint, region, credentials });
    streams = new DynamoDBStreams({ endpoint, region, credentials });
    await dynamo.send(creation);
    await waitUntilTableExists({ client: dynamo, maxWaitTime: 120 }, { TableName });
  });

  afterAll(async () => {
    await dynamo.send(new DeleteTableCommand({ TableName }));
    await waitUntilTableNotExists({ client: dynamo, maxWaitTime: 120 }, { TableName });
    dynamo.destroy();
    streams.destroy();
    await here.stop();
  });
}

const creation = new CreateTableCommand({
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
});

export type Item = Record<string, AttributeValue>;

export const S = (text: string): AttributeValue => ({ S: text });
export const N = (number: number | string): AttributeValue => ({ N: String(number) });
export const key = (pk: string, sk = 'head') => ({ pk: S(pk), sk: S(sk) });
/** A key that no other test uses. */
export const fresh = () => key(randomUUID());

export const put = (Item: Item) => dynamo.putItem({ TableName, Item });
export const get = async (Key: Item) => (await dynamo.getItem({ TableName, Key, ConsistentRead: true })).Item;
export const transact = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
  dynamo.transactWriteItems({ TransactItems, ClientRequestToken });

/** The error of a call that is refused. */
export async function refusal(call: Promise<unknown>) {
  const outcome = await call.then(
    () => undefined,
    (error) => error,
  );
  expect(outcome).toBeInstanceOf(Error);
  return outcome as Error & { CancellationReasons?: { Code?: string; Item?: Item; Message?: string }[]; Item?: Item };
}

export async function update(
  Key: Item,
  UpdateExpression: string,
  values?: Item,
  names?: Record<string, string>,
): Promise<Item> {
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
