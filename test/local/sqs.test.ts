import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AwsError, type Json } from '../../local/service.ts';
import { openSqs, queryErrorHeader, type Sqs } from '../../local/sqs.ts';
import { surround } from './conformance/cloud.ts';
import { operator } from './conformance/front.ts';

let place: ReturnType<typeof surround>;
let sqs: Sqs;
const port = { current: 4566 };
const open = () => openSqs(place.surroundings, () => `http://127.0.0.1:${port.current}`);
beforeEach(() => {
  place = surround('cn-north-1');
  sqs = open();
  sqs.ensureQueue({ name: 'work' });
});
afterEach(async () => {
  sqs.close();
  await place.stop();
});

const call = (operation: string, input: Json) => sqs.call(operation, input, { principal: operator, requestId: 'test' });
const send = (MessageBody: string, queue = 'work') => call('SendMessage', { QueueUrl: sqs.urlOf(queue), MessageBody });
const receive = async (more: Json = {}, queue = 'work'): Promise<Json[]> =>
  (await call('ReceiveMessage', { QueueUrl: sqs.urlOf(queue), ...more })).Messages ?? [];

describe('what is kept', () => {
  test('messages, their visibility and their count survive, under a new port too', async () => {
    await send('in flight');
    await send('waiting');
    await receive();
    sqs.close();
    port.current = 4567;
    sqs = open();
    expect(await receive()).toMatchObject([{ Body: 'waiting' }]);
    await place.clock.advance(31_000);
    const [again] = await receive({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(again).toMatchObject({ Body: 'in flight', Attributes: { ApproximateReceiveCount: '2' } });
  });

  test('a message is forgotten when its retention period is over', async () => {
    sqs.ensureQueue({ name: 'short', messageRetentionPeriod: 60 });
    await send('x', 'short');
    await place.clock.advance(61_000);
    expect(await receive({}, 'short')).toEqual([]);
    const { Attributes } = await call('GetQueueAttributes', { QueueUrl: sqs.urlOf('short'), AttributeNames: ['All'] });
    expect(Attributes).toMatchObject({ ApproximateNumberOfMessages: '0', MessageRetentionPeriod: '60' });
  });
});

describe('waiting', () => {
  test('a long poll ends by the clock', async () => {
    const polled = receive({ WaitTimeSeconds: 20 });
    await place.clock.advance(20_000);
    expect(await polled).toEqual([]);
  });

  test('a long poll gets the message that comes back during it', async () => {
    await send('x');
    await receive({ VisibilityTimeout: 10 });
    const polled = receive({ WaitTimeSeconds: 20 });
    await place.clock.advance(10_000);
    expect(await polled).toMatchObject([{ Body: 'x' }]);
  });

  test('a listener hears of messages that come and that come back', async () => {
    const heard: string[] = [];
    const stop = sqs.onMessage((queue) => heard.push(queue));
    await send('x');
    expect(heard).toEqual(['work']);
    await receive({ VisibilityTimeout: 10 });
    heard.length = 0;
    await place.clock.advance(10_000);
    expect(heard).toEqual(['work']);
    stop();
    await send('y');
    expect(heard).toEqual(['work']);
  });

  test('who waits is let go when the service closes', async () => {
    const polled = receive({ WaitTimeSeconds: 20 });
    sqs.close();
    expect(await polled).toEqual([]);
    sqs = open();
  });
});

describe('names and permissions', () => {
  test('a queue has the ARN of its partition and a URL at the endpoint', () => {
    expect(sqs.ensureQueue({ name: 'q' })).toBe('arn:aws-cn:sqs:cn-north-1:000000000000:q');
    expect(sqs.urlOf('q')).toBe(`http://127.0.0.1:${port.current}/000000000000/q`);
  });

  test.each([
    ['SendMessageBatch', { QueueUrl: 'http://127.0.0.1:1/000000000000/work' }, 'sqs:SendMessage', ':work'],
    ['ReceiveMessage', { QueueUrl: 'http://127.0.0.1:1/000000000000/work' }, 'sqs:ReceiveMessage', ':work'],
    ['GetQueueUrl', { QueueName: 'work' }, 'sqs:GetQueueUrl', ':work'],
    ['ListQueues', {}, 'sqs:ListQueues', '*'],
    ['AddPermission', {}, 'sqs:AddPermission', '*'],
  ])('%s needs its action on its queue', (operation, input, action, end) => {
    expect(sqs.needs(operation, input)).toMatchObject([{ action, resource: expect.stringMatching(`\\${end}$`) }]);
  });

  test('the policy of a queue is found by a need', () => {
    const policy = { Version: '2012-10-17', Statement: [] };
    const resource = sqs.ensureQueue({ name: 'q', policy });
    expect(sqs.policyOf({ action: 'sqs:SendMessage', resource })).toEqual(policy);
  });
});

describe('what is refused by its name', () => {
  test('FIFO queues', () => {
    expect(() => sqs.ensureQueue({ name: 'q', fifo: true })).toThrow('FIFO');
    expect(() => sqs.ensureQueue({ name: 'q.fifo' })).toThrow('FIFO');
  });

  test.each([
    ['CreateQueue', {}, 'CreateQueue'],
    ['SendMessage', { QueueUrl: 'x', MessageGroupId: 'g' }, 'MessageGroupId'],
    ['ReceiveMessage', { QueueUrl: 'x', ReceiveRequestAttemptId: 'a' }, 'ReceiveRequestAttemptId'],
  ])('%s with what is not supported', async (operation, input, name) => {
    await expect(call(operation, input)).rejects.toMatchObject({
      code: 'UnsupportedOperation',
      message: expect.stringContaining(name),
    });
  });

  test('a batch that is no list', async () => {
    const attempt = call('SendMessageBatch', { QueueUrl: sqs.urlOf('work'), Entries: 'none' });
    await expect(attempt).rejects.toMatchObject({ code: 'EmptyBatchRequest' });
  });

  test('a queue of another account', async () => {
    const QueueUrl = 'http://127.0.0.1:4566/111111111111/work';
    await expect(call('SendMessage', { QueueUrl, MessageBody: 'x' })).rejects.toMatchObject({
      code: 'QueueDoesNotExist',
    });
  });
});

test('the client tells the older code of an error, from the header that goes with it', async () => {
  const error = new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
  const server = createServer((_, response) => {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0', ...queryErrorHeader(error) });
    response.end(JSON.stringify({ __type: `com.amazonaws.sqs#${error.code}`, message: error.message }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const client = new SQSClient({
    region: 'cn-north-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const attempt = client.send(new SendMessageCommand({ QueueUrl: sqs.urlOf('gone'), MessageBody: 'x' }));
  await expect(attempt).rejects.toMatchObject({
    name: 'QueueDoesNotExist',
    Code: 'AWS.SimpleQueueService.NonExistentQueue',
  });
  server.close();
  server.closeAllConnections();
});
