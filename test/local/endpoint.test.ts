import { createHash, createHmac } from 'node:crypto';
import { request as send } from 'node:http';
import { crc32 } from 'node:zlib';
import { DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleCommand, GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cloud } from '../../local/cloud.ts';
import type { Credentials } from '../../local/principals.ts';
import type { Json } from '../../local/service.ts';
import { httpApi, lambda, role, table } from './planted.ts';
import { start, stopAll } from './planted-cloud.ts';

const region = 'cn-northwest-1';
let cloud: Cloud;
let reader: Credentials;
let writer: Credentials;

beforeAll(async () => {
  cloud = await start({
    stacks: {
      one: {
        Resources: {
          Table: table({ TableName: 'cases' }),
          Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'documents' } },
          Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'notices' } },
          QueuePolicy: {
            Type: 'AWS::SQS::QueuePolicy',
            Properties: {
              Queues: [{ Ref: 'Queue' }],
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                  {
                    Effect: 'Allow',
                    Action: 'sqs:SendMessage',
                    Principal: { Service: 'events.amazonaws.com' },
                    Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] },
                    Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['Rule', 'Arn'] } } },
                  },
                ],
              },
            },
          },
          Rule: {
            Type: 'AWS::Events::Rule',
            Properties: {
              EventPattern: { source: ['test'] },
              State: 'ENABLED',
              Targets: [{ Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, Id: 'queue' }],
            },
          },
          Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: ownKey } },
          ...lambda('echo', { FunctionName: 'echo' }),
          Reader: role('lambda.amazonaws.com', [
            { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } },
          ]),
          Writer: role('lambda.amazonaws.com', [
            {
              Effect: 'Allow',
              Action: ['dynamodb:*', 's3:*', 'events:PutEvents', 'lambda:InvokeFunction'],
              Resource: '*',
            },
            { Effect: 'Deny', Action: 'dynamodb:DeleteItem', Resource: '*' },
          ]),
          Timer: role('scheduler.amazonaws.com'),
          ...httpApi({ 'GET /': 'echo' }),
        },
      },
    },
    code: {
      echo: 'export const handler = async (event) => { if (event.fail) throw new Error("asked to"); return event; };',
    },
  });
  const { principals, blueprint } = cloud.services;
  const keys = (id: string) =>
    principals.keys(String(blueprint.resources.find(({ logicalId }) => logicalId === id)!.attributes.Arn));
  reader = keys('Reader');
  writer = keys('Writer');
});
afterAll(stopAll);

const ownKey = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'kms:*',
      Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } },
      Resource: '*',
    },
  ],
};

const config = (credentials: Credentials = cloud.operator) => ({
  endpoint: cloud.endpointUrl,
  region,
  credentials,
  maxAttempts: 1,
  systemClockOffset: cloud.clock.offset,
});
const put = (credentials?: Credentials) =>
  new DynamoDBClient(config(credentials)).send(
    new PutItemCommand({ TableName: 'cases', Item: { pk: { S: 'a' }, sk: { S: 'b' } } }),
  );
const get = (credentials?: Credentials) =>
  new DynamoDBClient(config(credentials)).send(
    new GetItemCommand({ TableName: 'cases', Key: { pk: { S: 'a' }, sk: { S: 'b' } } }),
  );
const refusal = async (call: Promise<unknown>) =>
  call.then(
    () => ({ name: 'nothing was refused' }),
    ({ name, message, $metadata }) => ({ name, message, status: $metadata?.httpStatusCode }),
  );

/** A signed call by hand: target, body and what may be wrong with it. */
async function call(
  target: string,
  body: string,
  {
    service = 'dynamodb',
    credentials = cloud.operator,
    at = cloud.clock.now(),
    spoil,
  }: { service?: string; credentials?: Credentials; at?: number; spoil?: (request: HttpRequest) => void } = {},
): Promise<{ status: number; headers: Json; body: string }> {
  const { hostname, port } = new URL(cloud.endpointUrl);
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  const headers = { host: `${hostname}:${port}`, 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0' };
  const plain = new HttpRequest({
    method: 'POST',
    protocol: 'http:',
    hostname,
    port: Number(port),
    path: '/',
    headers,
    body,
  });
  const signed = (await signer.sign(plain, { signingDate: new Date(at) })) as HttpRequest;
  spoil?.(signed);
  return new Promise((resolve, reject) => {
    const outgoing = send(cloud.endpointUrl, { method: 'POST', headers: signed.headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks).toString() });
    });
    outgoing.on('error', reject);
    outgoing.end(signed.body);
  });
}
/** What the signer asks of a hash. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === 'string' ? secret : secret && Buffer.from(secret as Uint8Array);
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }
  update(data: string | Uint8Array) {
    this.#hash.update(data);
  }
  async digest() {
    return new Uint8Array(this.#hash.digest());
  }
  reset() {}
}

describe('one address for all services', () => {
  test('finds the service in the scope of the signature', async () => {
    await put();
    expect((await get()).Item).toEqual({ pk: { S: 'a' }, sk: { S: 'b' } });
    const s3 = new S3Client(config());
    await s3.send(new PutObjectCommand({ Bucket: 'documents', Key: 'a', Body: 'content' }));
    expect(
      await (await s3.send(new GetObjectCommand({ Bucket: 'documents', Key: 'a' }))).Body!.transformToString(),
    ).toBe('content');
    expect(
      await refusal(
        new SFNClient(config()).send(
          new StartExecutionCommand({ stateMachineArn: `arn:aws-cn:states:${region}:000000000000:stateMachine:none` }),
        ),
      ),
    ).toMatchObject({ name: 'StateMachineDoesNotExist', status: 400 });
  });

  test('invokes a function, and tells its failure in a header', async () => {
    const client = new LambdaClient(config());
    const invoke = async (event: Json, InvocationType?: 'Event' | 'DryRun') =>
      client.send(new InvokeCommand({ FunctionName: 'echo', Payload: JSON.stringify(event), InvocationType }));
    const fine = await invoke({ a: 1 });
    expect(fine).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(fine.FunctionError).toBeUndefined();
    expect(fine.Payload!.transformToString()).toBe('{"a":1}');
    const failed = await invoke({ fail: true });
    expect(failed.FunctionError).toBe('Unhandled');
    expect(JSON.parse(failed.Payload!.transformToString())).toMatchObject({ errorMessage: 'asked to' });
    expect((await invoke({}, 'Event')).StatusCode).toBe(202);
    expect((await invoke({}, 'DryRun')).StatusCode).toBe(204);
    expect(await refusal(client.send(new InvokeCommand({ FunctionName: 'none' })))).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
    });
    const large = client.send(
      new InvokeCommand({
        FunctionName: 'echo',
        InvocationType: 'Event',
        Payload: JSON.stringify('x'.repeat(300_000)),
      }),
    );
    expect(await refusal(large)).toMatchObject({ name: 'RequestEntityTooLargeException', status: 413 });
  });

  test('speaks the REST protocol of Scheduler', async () => {
    const client = new SchedulerClient(config());
    const RoleArn = `arn:aws-cn:iam::000000000000:role/${cloud.blueprint.resources.find(({ logicalId }) => logicalId === 'Timer')!.ref}`;
    const Target = { Arn: `arn:aws-cn:lambda:${region}:000000000000:function:echo`, RoleArn };
    await client.send(
      new CreateScheduleCommand({
        Name: 'soon',
        ScheduleExpression: 'rate(1 day)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target,
      }),
    );
    expect(await client.send(new GetScheduleCommand({ Name: 'soon' }))).toMatchObject({
      ScheduleExpression: 'rate(1 day)',
      State: 'ENABLED',
    });
  });

  test('gives DynamoDB answers the checksum that clients verify', async () => {
    const { body, headers } = await call('DynamoDB_20120810.ListTables', '{}');
    expect(headers['x-amz-crc32']).toBe(String(crc32(body)));
    expect(headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('tells SQS clients the old code of an error beside the new one', async () => {
    const { body, headers } = await call('AmazonSQS.GetQueueUrl', '{"QueueName":"none"}', { service: 'sqs' });
    expect(JSON.parse(body).__type).toBe('com.amazonaws.sqs#QueueDoesNotExist');
    expect(headers['x-amzn-query-error']).toBe('AWS.SimpleQueueService.NonExistentQueue;Sender');
  });

  test('tells the time of the cloud, by which clients set their clock', async () => {
    await cloud.advance(40 * 86_400_000);
    expect(
      (
        await new DynamoDBClient({ ...config(), systemClockOffset: 0, maxAttempts: 3 }).send(
          new GetItemCommand({ TableName: 'cases', Key: { pk: { S: 'a' }, sk: { S: 'b' } } }),
        )
      ).Item,
    ).toBeDefined();
    const { headers } = await call('DynamoDB_20120810.ListTables', '{}');
    expect(Math.abs(Date.parse(headers.date) - cloud.clock.now())).toBeLessThan(2000);
  });
});

describe('refused', () => {
  test('without a signature, with an unknown key, with a wrong secret or token', async () => {
    const wrong = async (spoil: Parameters<typeof call>[2]) =>
      JSON.parse((await call('DynamoDB_20120810.ListTables', '{}', spoil)).body);
    expect(await wrong({ spoil: ({ headers }) => delete headers.authorization })).toMatchObject({
      __type: expect.stringContaining('MissingAuthenticationToken'),
    });
    expect(await wrong({ credentials: { ...cloud.operator, accessKeyId: 'AKIAUNKNOWN' } })).toMatchObject({
      __type: expect.stringContaining('UnrecognizedClientException'),
    });
    expect(await wrong({ credentials: { ...cloud.operator, secretAccessKey: 'wrong' } })).toMatchObject({
      __type: expect.stringContaining('InvalidSignatureException'),
    });
    expect(await wrong({ credentials: { ...reader, sessionToken: 'wrong' } })).toMatchObject({
      __type: expect.stringContaining('UnrecognizedClientException'),
    });
  });

  test('a body that is not the one that was signed, and a signature older than the skew allows', async () => {
    const tampered = await call('DynamoDB_20120810.ListTables', '{}', {
      spoil: (request) => {
        request.body = '{ }';
      },
    });
    expect([tampered.status, JSON.parse(tampered.body).__type]).toEqual([
      400,
      expect.stringContaining('InvalidSignatureException'),
    ]);
    const old = await call('DynamoDB_20120810.ListTables', '{}', { at: cloud.clock.now() - 20 * 60_000 });
    expect(JSON.parse(old.body).message).toContain('Signature expired');
  });

  test('an operation that is not here, and a body that is no object', async () => {
    expect(JSON.parse((await call('DynamoDB_20120810.Imagine', '{}')).body)).toMatchObject({
      __type: expect.stringContaining('UnknownOperationException'),
    });
    expect(JSON.parse((await call('DynamoDB_20120810.ListTables', '[1')).body)).toMatchObject({
      __type: expect.stringContaining('SerializationException'),
    });
    expect(JSON.parse((await call('Some.Thing', '{}', { service: 'ec2' })).body).message).toContain(
      'No service of this cloud is named ec2',
    );
  });
});

describe('policies of the template are evaluated on every call', () => {
  test('a missing permission is AccessDenied in the words of the service', async () => {
    expect((await get(reader)).Item).toBeDefined();
    expect(await refusal(put(reader))).toMatchObject({
      name: 'AccessDeniedException',
      status: 400,
      message: expect.stringMatching(
        /^User: arn:aws-cn:iam::000000000000:role\/\S+ is not authorized to perform: dynamodb:PutItem on resource: arn:aws-cn:dynamodb:\S+:table\/cases because no identity-based policy allows the dynamodb:PutItem action$/,
      ),
    });
    expect(
      await refusal(
        new KMSClient(config(reader)).send(
          new GenerateDataKeyCommand({ KeyId: cloud.blueprint.of('AWS::KMS::Key')[0]!.ref, KeySpec: 'AES_256' }),
        ),
      ),
    ).toMatchObject({ name: 'AccessDeniedException', status: 400 });
    expect(
      await refusal(
        new SQSClient(config(reader)).send(
          new SendMessageCommand({ QueueUrl: `${cloud.endpointUrl}/000000000000/notices`, MessageBody: 'x' }),
        ),
      ),
    ).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(
      await refusal(new S3Client(config(reader)).send(new GetObjectCommand({ Bucket: 'documents', Key: 'a' }))),
    ).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(
      await refusal(new LambdaClient(config(reader)).send(new InvokeCommand({ FunctionName: 'echo' }))),
    ).toMatchObject({ name: 'AccessDeniedException', status: 403 });
    expect(
      await refusal(new EventBridgeClient(config(reader)).send(new PutEventsCommand({ Entries: [] }))),
    ).toMatchObject({ status: 400 });
  });

  test('an explicit Deny wins over any Allow', async () => {
    const client = new DynamoDBClient(config(writer));
    expect(
      await refusal(
        client.send(new DeleteItemCommand({ TableName: 'cases', Key: { pk: { S: 'a' }, sk: { S: 'b' } } })),
      ),
    ).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('with an explicit deny in an identity-based policy'),
    });
  });

  test('a presigned URL has the permissions of who signed it, and needs no others', async () => {
    const sign = (credentials: Credentials) =>
      getSignedUrl(new S3Client(config(credentials)), new GetObjectCommand({ Bucket: 'documents', Key: 'a' }), {
        signingDate: new Date(cloud.clock.now()),
      });
    expect(await (await fetch(await sign(writer))).text()).toBe('content');
    expect((await fetch(await sign(reader))).status).toBe(403);
  });

  test('a bus delivers to a queue only as the queue’s own policy allows', async () => {
    const bus = new EventBridgeClient(config(writer));
    const { FailedEntryCount } = await bus.send(
      new PutEventsCommand({ Entries: [{ Source: 'test', DetailType: 'x', Detail: '{}' }] }),
    );
    expect(FailedEntryCount).toBe(0);
    await cloud.settle();
    const { Messages = [] } = await cloud.services.sqs.call(
      'ReceiveMessage',
      { QueueUrl: cloud.services.sqs.urlOf('notices') },
      { principal: cloud.services.principals.operator, requestId: '' },
    );
    expect(JSON.parse(Messages[0].Body)).toMatchObject({ source: 'test', 'detail-type': 'x' });
  });
});

test('calls are counted, and the units DynamoDB consumed, which callers see only when they ask', async () => {
  const before = cloud.counts();
  const answer = await put();
  await get();
  const { calls, writeUnits, readUnits } = cloud.counts();
  expect(answer.ConsumedCapacity).toBeUndefined();
  expect(writeUnits - before.writeUnits).toBe(1);
  expect(readUnits - before.readUnits).toBe(0.5);
  expect(calls['dynamodb:PutItem']! - before.calls['dynamodb:PutItem']!).toBe(1);
});
