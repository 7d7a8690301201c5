import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Cloud } from '../../local/cloud.ts';
import { Faults } from '../../local/faults.ts';
import type { Json } from '../../local/service.ts';
import { httpApi, lambda, table } from './planted.ts';
import { start, stopAll } from './planted-cloud.ts';

let cloud: Cloud;
let dynamodb: DynamoDBClient;

beforeAll(async () => {
  cloud = await start({
    stacks: {
      one: {
        Resources: {
          Table: table({ TableName: 'cases' }),
          Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'documents' } },
          ...lambda('count', { FunctionName: 'count' }),
          Rule: {
            Type: 'AWS::Events::Rule',
            Properties: {
              EventPattern: { source: ['test'] },
              Targets: [{ Id: 'count', Arn: { 'Fn::GetAtt': ['count', 'Arn'] } }],
            },
          },
          Permission: {
            Type: 'AWS::Lambda::Permission',
            Properties: {
              Action: 'lambda:InvokeFunction',
              FunctionName: { Ref: 'count' },
              Principal: 'events.amazonaws.com',
              SourceArn: { 'Fn::GetAtt': ['Rule', 'Arn'] },
            },
          },
          ...httpApi({ 'GET /': 'count' }),
        },
      },
    },
    code: { count: 'export const handler = async () => null;' },
  });
  dynamodb = client(1);
});
beforeEach(() => cloud.faults.clear());
afterAll(stopAll);

const client = (maxAttempts: number) =>
  new DynamoDBClient({
    endpoint: cloud.endpointUrl,
    region: 'cn-northwest-1',
    credentials: cloud.operator,
    maxAttempts,
  });
const put = (sk: string, via = dynamodb, more: Json = {}) =>
  via.send(new PutItemCommand({ TableName: 'cases', Item: { pk: { S: 'a' }, sk: { S: sk } }, ...more }));
const exists = async (sk: string) =>
  (await client(1).send(new GetItemCommand({ TableName: 'cases', Key: { pk: { S: 'a' }, sk: { S: sk } } }))).Item !==
  undefined;

describe('before the effect', () => {
  test('a throttle refuses the n-th call, in the words of the service, and SDK clients try again', async () => {
    cloud.faults.add({ kind: 'throttle', service: 'dynamodb', operation: 'PutItem', nth: 2 });
    await put('t1');
    await expect(put('t2')).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    expect(await exists('t2')).toBe(false);
    await put('t2');
    cloud.faults.add({ kind: 'throttle', service: 'dynamodb', operation: 'PutItem', nth: 1 });
    await expect(put('t3', client(2))).resolves.toBeDefined();
    cloud.faults.add({ kind: 'throttle', service: 's3' });
    const s3 = new S3Client({
      endpoint: cloud.endpointUrl,
      region: 'cn-northwest-1',
      credentials: cloud.operator,
      maxAttempts: 1,
    });
    await expect(s3.send(new PutObjectCommand({ Bucket: 'documents', Key: 'a', Body: 'b' }))).rejects.toMatchObject({
      name: 'SlowDown',
    });
  });

  test('a conflict cancels a transaction with its reasons', async () => {
    cloud.faults.add({ kind: 'conflict', service: 'dynamodb', operation: 'TransactWriteItems', times: 1 });
    const TransactItems = ['x', 'y'].map((sk) => ({
      Put: { TableName: 'cases', Item: { pk: { S: 'a' }, sk: { S: sk } } },
    }));
    await expect(dynamodb.send(new TransactWriteItemsCommand({ TransactItems }))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message: expect.stringContaining('[TransactionConflict, None]'),
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
    });
    await expect(dynamodb.send(new TransactWriteItemsCommand({ TransactItems }))).resolves.toBeDefined();
    cloud.faults.add({ kind: 'conflict', service: 'dynamodb', operation: 'PutItem', times: 1 });
    await expect(put('z')).rejects.toMatchObject({ name: 'TransactionConflictException' });
  });
});

describe('after the effect', () => {
  test('the connection breaks, though the effect has happened', async () => {
    cloud.faults.add({ kind: 'lost-answer', service: 'dynamodb', operation: 'PutItem', times: 1 });
    await expect(put('l1')).rejects.toThrow();
    expect(await exists('l1')).toBe(true);
  });

  test('or the answer is an internal error, and a retry with a condition finds its own effect', async () => {
    cloud.faults.add({ kind: 'lost-answer', service: 'dynamodb', operation: 'PutItem', how: 'error', times: 1 });
    const once = { ConditionExpression: 'attribute_not_exists(pk)' };
    await expect(put('l2', client(2), once)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
    expect(await exists('l2')).toBe(true);
  });
});

describe('deliveries', () => {
  const publish = () =>
    new EventBridgeClient({ endpoint: cloud.endpointUrl, region: 'cn-northwest-1', credentials: cloud.operator }).send(
      new PutEventsCommand({ Entries: [{ Source: 'test', DetailType: 'x', Detail: '{}' }] }),
    );
  const invoked = () => cloud.counts().invocations.count!;

  test('an event can be delivered twice', async () => {
    const before = invoked();
    cloud.faults.add({ kind: 'doubled', service: 'events', operation: 'count', nth: 1 });
    await publish();
    await cloud.settle();
    expect(invoked() - before).toBe(2);
  });

  test('or late, with the next attempt of the bus', async () => {
    const before = invoked();
    cloud.faults.add({ kind: 'delayed', service: 'events', times: 1 });
    await publish();
    await cloud.settle();
    expect(invoked() - before).toBe(0);
    await cloud.advance(600_000);
    expect(invoked() - before).toBe(1);
  });

  test('an asynchronous invocation can be doubled and delayed', async () => {
    const before = invoked();
    cloud.faults.add({ kind: 'doubled', service: 'lambda', operation: 'count', times: 1 });
    cloud.faults.add({ kind: 'delayed', service: 'lambda', delay: 5_000, times: 1 });
    await publish();
    await cloud.settle();
    expect(invoked() - before).toBe(0);
    await cloud.advance(5_500);
    expect(invoked() - before).toBe(2);
  });
});

describe('the pattern of faults', () => {
  const struck = (fault: Parameters<Faults['add']>[0], calls = 1000) => {
    const faults = new Faults();
    faults.add(fault);
    return Array.from({ length: calls }, () => {
      try {
        faults.before('states', 'StartExecution');
        return 0;
      } catch {
        return 1;
      }
    });
  };
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);

  test('a probability is kept, and the same seed strikes the same calls', () => {
    const fault = { kind: 'throttle', service: 'states', probability: 0.2, seed: 7 } as const;
    expect(sum(struck(fault))).toBeGreaterThan(150);
    expect(sum(struck(fault))).toBeLessThan(250);
    expect(struck(fault)).toEqual(struck(fault));
    expect(struck(fault)).not.toEqual(struck({ ...fault, seed: 8 }));
  });

  test('without nth or probability it always strikes, with nth once, and at most as often as told', () => {
    expect(sum(struck({ kind: 'throttle', service: 'states' }, 5))).toBe(5);
    expect(struck({ kind: 'throttle', service: 'states', nth: 3 }, 5)).toEqual([0, 0, 1, 0, 0]);
    expect(struck({ kind: 'throttle', service: 'states', nth: 2, times: 2 }, 5)).toEqual([0, 1, 1, 0, 0]);
  });

  test('another service or operation is left alone, a fault can be taken back, and an unknown kind is refused', () => {
    expect(sum(struck({ kind: 'throttle', service: 'dynamodb' }, 5))).toBe(0);
    expect(sum(struck({ kind: 'throttle', service: 'states', operation: 'StopExecution' }, 5))).toBe(0);
    const faults = new Faults();
    faults.remove(faults.add({ kind: 'throttle', service: 'states' }));
    expect(faults.list()).toEqual([]);
    expect(() => faults.add({ kind: 'earthquake', service: 'states' } as never)).toThrow(
      'A fault has a kind (throttle,',
    );
  });
});

describe('the control port', () => {
  const control = async (path: string, method = 'GET', body?: Json, secret = cloud.controlSecret) => {
    const response = await fetch(cloud.controlUrl + path, {
      method,
      headers: { 'x-control-secret': secret },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Json };
  };

  test('moves the clock, waits, injects faults and tells the counts', async () => {
    const before = cloud.clock.now();
    expect((await control('/advance', 'POST', { ms: 60_000 })).body.now).toBeGreaterThanOrEqual(before + 60_000);
    expect((await control('/settle', 'POST')).status).toBe(200);
    expect((await control('/faults', 'POST', { kind: 'throttle', service: 'sqs' })).body).toEqual({
      id: expect.any(Number),
    });
    expect((await control('/faults')).body).toEqual([
      expect.objectContaining({ kind: 'throttle', service: 'sqs', struck: 0 }),
    ]);
    await control('/faults', 'DELETE');
    expect(cloud.faults.list()).toEqual([]);
    expect((await control('/counts')).body).toMatchObject({
      writeUnits: expect.any(Number),
      invocations: { count: expect.any(Number) },
    });
  });

  test('asks for the secret, and time does not go back', async () => {
    expect((await control('/counts', 'GET', undefined, 'guess')).status).toBe(403);
    expect(await control('/advance', 'POST', { ms: -1 })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('time does not go back') },
    });
    expect((await control('/anything')).status).toBe(404);
  });
});
