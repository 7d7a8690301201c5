import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Cloud } from '../../local/cloud.ts';
import type { Json } from '../../local/service.ts';
import { httpApi, lambda, type Planted, plant, table, temporary } from './planted.ts';
import { start, stopAll } from './planted-cloud.ts';

afterAll(stopAll);

/** Writes down what it was given, and fails as the file beside it says. */
const reader = (folder: string) => `
import { appendFileSync, readFileSync } from 'node:fs';
const plan = () => JSON.parse(readFileSync(${JSON.stringify(join(folder, 'plan.json'))}, 'utf8'));
const nameOf = (record) => record.dynamodb ? record.dynamodb.Keys.sk.S : JSON.parse(record.body).name;
export const handler = async ({ Records }) => {
  appendFileSync(${JSON.stringify(join(folder, 'seen'))}, JSON.stringify(Records.map(nameOf)) + '\\n');
  const { poison = [], partial = [] } = plan();
  if (Records.some((record) => poison.includes(nameOf(record)))) throw new Error('poisoned');
  const failed = Records.filter((record) => partial.includes(nameOf(record)));
  return { batchItemFailures: failed.map((record) => ({ itemIdentifier: record.messageId ?? record.dynamodb.SequenceNumber })) };
};`;

const reading = {
  Effect: 'Allow',
  Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'sqs:*'],
  Resource: '*',
};

interface Plan {
  readonly poison?: readonly string[];
  readonly partial?: readonly string[];
}

/** A table whose stream is read by a function, with a queue for what it cannot handle. */
async function planted(
  more: Json,
  { statements = [reading], source = 'stream' }: { statements?: Json[]; source?: string } = {},
) {
  const folder = temporary();
  const plan = (next: Plan) => writeFileSync(join(folder, 'plan.json'), JSON.stringify(next));
  plan({});
  const resources: Record<string, Planted> = {
    Table: table({ TableName: 'cases' }),
    Lost: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'lost' } },
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: 'work',
        VisibilityTimeout: 30,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Lost', 'Arn'] }, maxReceiveCount: 2 },
      },
    },
    ...lambda('reader', { FunctionName: 'reader' }, statements),
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        FunctionName: { Ref: 'reader' },
        EventSourceArn:
          source === 'stream' ? { 'Fn::GetAtt': ['Table', 'StreamArn'] } : { 'Fn::GetAtt': ['Work', 'Arn'] },
        ...(source === 'stream' && { StartingPosition: 'TRIM_HORIZON' }),
        ...more,
      },
    },
    ...httpApi({ 'GET /': 'reader' }),
  };
  const assembly = plant({ stacks: { one: { Resources: resources } }, code: { reader: reader(folder) } });
  const cloud = await start(assembly);
  const seen = (): string[][] => {
    try {
      return readFileSync(join(folder, 'seen'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    } catch {
      return [];
    }
  };
  return { cloud, plan, seen, assembly, ...acts(cloud) };
}

function acts(cloud: Cloud) {
  const { dynamodb, sqs, principals } = cloud.services;
  const context = { principal: principals.operator, requestId: 'test' };
  const call = (operation: string, input: Json) => dynamodb.call(operation, input, context);
  /** Writes items in one transaction, so that they are read as one batch. */
  const write = (...names: string[]) =>
    call('TransactWriteItems', {
      TransactItems: names.map((name) => ({
        Put: { TableName: 'cases', Item: { pk: { S: 'case' }, sk: { S: name } } },
      })),
    });
  const send = (name: string) =>
    sqs.call('SendMessage', { QueueUrl: sqs.urlOf('work'), MessageBody: JSON.stringify({ name }) }, context);
  const left = async (queue: string): Promise<Json[]> => {
    const { Messages = [] } = await sqs.call(
      'ReceiveMessage',
      { QueueUrl: sqs.urlOf(queue), MaxNumberOfMessages: 10 },
      context,
    );
    return Messages;
  };
  return { call, write, send, left };
}

const partial = { FunctionResponseTypes: ['ReportBatchItemFailures'] };
const toLost = { DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Lost', 'Arn'] } } } };

describe('a DynamoDB stream', () => {
  test('reaches the function in order and in batches, filtered', async () => {
    const pattern = { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'COMMIT#' }] } } } };
    const { cloud, write, seen } = await planted({
      BatchSize: 2,
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify(pattern) }] },
    });
    await write('COMMIT#1', 'HEAD', 'COMMIT#2', 'COMMIT#3');
    await write('COMMIT#3');
    await cloud.settle();
    expect(seen()).toEqual([['COMMIT#1', 'COMMIT#2'], ['COMMIT#3']]);
  });

  test('waits for the batching window, by the clock', async () => {
    const { cloud, write, seen } = await planted({ BatchSize: 10, MaximumBatchingWindowInSeconds: 20 });
    await write('a');
    await cloud.settle();
    expect(seen()).toEqual([]);
    await write('b');
    await cloud.advance(21_000);
    expect(seen()).toEqual([['a', 'b']]);
  });

  test('goes on from the first record that the function names as failed', async () => {
    const { cloud, plan, write, seen } = await planted({ BatchSize: 10, ...partial });
    plan({ partial: ['b'] });
    await write('a', 'b', 'c');
    await cloud.settle();
    expect(seen()).toEqual([['a', 'b', 'c']]);
    plan({});
    await cloud.advance(2_000);
    expect(seen()).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
    ]);
  });

  test('is split on error, so that one bad record does not hold up the good ones', async () => {
    const { cloud, plan, write, seen, left } = await planted({
      BatchSize: 4,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
      ...toLost,
    });
    plan({ poison: ['c'] });
    await write('a', 'b', 'c', 'd');
    await cloud.advance(10_000);
    expect(seen()).toEqual([['a', 'b', 'c', 'd'], ['a', 'b'], ['c', 'd'], ['c'], ['c'], ['d']]);
    expect(await left('lost')).toHaveLength(1);
  });

  test('is tried again as often as allowed, later and later, and then a pointer goes to the queue', async () => {
    const { cloud, plan, write, seen, left } = await planted({ BatchSize: 4, MaximumRetryAttempts: 2, ...toLost });
    plan({ poison: ['a'] });
    await write('a', 'b');
    await cloud.settle();
    expect(seen()).toHaveLength(1);
    await cloud.advance(1_100);
    expect(seen()).toHaveLength(2);
    await cloud.advance(1_100);
    expect(seen()).toHaveLength(2);
    await cloud.advance(1_000);
    expect(seen()).toHaveLength(3);
    const [message] = await left('lost');
    const pointer = JSON.parse(message.Body);
    expect(pointer).toMatchObject({
      version: '1.0',
      requestContext: {
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 3,
        functionArn: expect.stringContaining(':function:reader'),
      },
      responseContext: { statusCode: 200, functionError: 'Unhandled' },
      DDBStreamBatchInfo: { batchSize: 2, streamArn: expect.stringContaining(':table/cases/stream/') },
    });
    expect(JSON.stringify(pointer)).not.toContain('"a"');
    await write('c');
    await cloud.settle();
    expect(seen().at(-1)).toEqual(['c']);
  });

  test('drops records that have become too old', async () => {
    const { cloud, plan, write, seen, left } = await planted({
      BatchSize: 4,
      MaximumRecordAgeInSeconds: 60,
      ...toLost,
    });
    plan({ poison: ['a'] });
    await write('a');
    await cloud.advance(200_000);
    const [message] = await left('lost');
    expect(JSON.parse(message.Body)).toMatchObject({ requestContext: { condition: 'RecordAgeExceeded' } });
    expect(seen().length).toBeGreaterThan(3);
    expect(seen().length).toBeLessThan(9);
  });

  test('goes on after a stop where it was, with what was written meanwhile', async () => {
    const { cloud, plan, write, seen, assembly } = await planted({ BatchSize: 4 });
    await write('a');
    await cloud.settle();
    plan({ poison: ['b'] });
    await write('b');
    await cloud.settle();
    await cloud.kill();
    plan({});
    const again = await start(assembly, cloud.state);
    await again.settle();
    await acts(again).write('c');
    await again.settle();
    expect(seen()).toEqual([['a'], ['b'], ['b'], ['c']]);
  });

  test('from LATEST begins with what is written after the mapping', async () => {
    const { cloud, write, seen } = await planted({ StartingPosition: 'LATEST' });
    await write('a');
    await cloud.settle();
    expect(seen()).toEqual([['a']]);
  });

  test('can be delivered twice, or late', async () => {
    const { cloud, write, seen } = await planted({});
    cloud.faults.add({ kind: 'doubled', service: 'streams', operation: 'reader', nth: 1 });
    await write('a');
    await cloud.settle();
    expect(seen()).toEqual([['a'], ['a']]);
    cloud.faults.add({ kind: 'delayed', service: 'streams', delay: 5_000, times: 1 });
    await write('b');
    await cloud.settle();
    expect(seen()).toHaveLength(2);
    await cloud.advance(6_000);
    expect(seen()).toEqual([['a'], ['a'], ['b']]);
  });

  test('is not read by a role that may not read it: the start stops', async () => {
    await expect(planted({}, { statements: [] })).rejects.toThrow(
      /one \/ Mapping: the execution role .*readerRole.* does not have permission to call dynamodb:DescribeStream/,
    );
  });

  test('a filter that is no event pattern stops the start', async () => {
    const filter = (Pattern: string) => planted({ FilterCriteria: { Filters: [{ Pattern }] } });
    await expect(filter('{')).rejects.toThrow('one / Mapping: the filter { is not JSON');
    await expect(filter('{"eventName":"INSERT"}')).rejects.toThrow(/A filter of reader/);
  });
});

describe('a queue', () => {
  test('is emptied by the function, and what it refuses comes back and then goes to the dead letters', async () => {
    const { cloud, plan, send, seen, left } = await planted({ BatchSize: 10, ...partial }, { source: 'queue' });
    await send('a');
    await cloud.settle();
    expect(seen()).toEqual([['a']]);
    plan({ partial: ['b'] });
    await send('b');
    await cloud.settle();
    await cloud.advance(31_000);
    await cloud.advance(31_000);
    expect(seen()).toEqual([['a'], ['b'], ['b']]);
    expect((await left('lost')).map(({ Body }) => Body)).toEqual(['{"name":"b"}']);
    expect(await left('work')).toEqual([]);
  });

  test('deletes what fits no filter, and matches the body as JSON', async () => {
    const pattern = JSON.stringify({ body: { name: ['yes'] } });
    const { cloud, send, seen, left } = await planted(
      { FilterCriteria: { Filters: [{ Pattern: pattern }] } },
      { source: 'queue' },
    );
    await send('no');
    await send('yes');
    await cloud.settle();
    await cloud.advance(60_000);
    expect(seen().flat()).toEqual(['yes']);
    expect(await left('work')).toEqual([]);
  });
});
