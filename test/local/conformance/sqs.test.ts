import { randomBytes } from 'node:crypto';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqs, type QueueDescription, type Sqs } from '../../../local/sqs.ts';
import { type Cloud, cloud } from './cloud.ts';

let place: Cloud;
let sqs: SQSClient;
/** The service under test when it runs in this process. */
let here: Sqs | undefined;

beforeAll(async () => {
  place = await cloud((surroundings) => {
    here = openSqs(surroundings);
    return here;
  });
  sqs = new SQSClient(place);
});
afterAll(() => place.stop());

/** Makes a queue that no other test uses and gives its URL. */
async function queue({ visibilityTimeout, redrivePolicy }: Partial<QueueDescription> = {}): Promise<string> {
  const name = `conformance-${randomBytes(5).toString('hex')}`;
  if (here) {
    here.ensureQueue({
      name,
      ...(visibilityTimeout && { visibilityTimeout }),
      ...(redrivePolicy && { redrivePolicy }),
    });
    return here.urlOf(name);
  }
  const Attributes: Record<string, string> = {};
  if (visibilityTimeout) Attributes.VisibilityTimeout = String(visibilityTimeout);
  if (redrivePolicy) Attributes.RedrivePolicy = JSON.stringify(redrivePolicy);
  return (await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes }))).QueueUrl!;
}

/** Lets time pass, by moving the clock where that is possible. */
const pass = (seconds: number) =>
  place.advance ? place.advance(seconds * 1000) : new Promise((done) => setTimeout(done, seconds * 1000));
const send = (QueueUrl: string, MessageBody: string, more = {}) =>
  sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
const receive = async (QueueUrl: string, more = {}): Promise<Message[]> =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl, ...more }))).Messages ?? [];
const attribute = async (QueueUrl: string, name: 'ApproximateNumberOfMessages' | 'QueueArn') => {
  const found = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }));
  return found.Attributes?.[name];
};

describe('messages', () => {
  test('a message comes back with its body, attributes and digests', async () => {
    const url = await queue();
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: '通知' },
      count: { DataType: 'Number', StringValue: '3' },
      raw: { DataType: 'Binary', BinaryValue: Buffer.from([0, 255]) },
    };
    const sent = await send(url, '你好', { MessageAttributes });
    const [message] = await receive(url, { MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] });
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: '你好',
      MD5OfBody: sent.MD5OfMessageBody,
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      Attributes: { ApproximateReceiveCount: '1' },
    });
    expect(message?.MessageAttributes?.kind?.StringValue).toBe('通知');
    expect(Buffer.from(message!.MessageAttributes!.raw!.BinaryValue!)).toEqual(Buffer.from([0, 255]));
  });

  test('a received message is out of sight until its visibility timeout has passed', async () => {
    const url = await queue({ visibilityTimeout: 2 });
    await send(url, 'x');
    expect(await receive(url)).toHaveLength(1);
    expect(await receive(url)).toEqual([]);
    await pass(2.5);
    const [again] = await receive(url, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(again?.Attributes).toEqual({ ApproximateReceiveCount: '2' });
  });

  test('a deleted message never comes back', async () => {
    const url = await queue({ visibilityTimeout: 1 });
    await send(url, 'x');
    const [{ ReceiptHandle } = {}] = await receive(url);
    await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
    await pass(1.5);
    expect(await receive(url)).toEqual([]);
  });

  test('a visibility of zero gives the message back at once', async () => {
    const url = await queue();
    await send(url, 'x');
    const [{ ReceiptHandle } = {}] = await receive(url);
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 0 }));
    expect(await receive(url, { WaitTimeSeconds: 1 })).toHaveLength(1);
  });

  test('a delayed message is not seen before its time', async () => {
    const url = await queue();
    await send(url, 'later', { DelaySeconds: 2 });
    expect(await receive(url)).toEqual([]);
    await pass(2.5);
    expect(await receive(url)).toMatchObject([{ Body: 'later' }]);
  });

  test('a long poll ends as soon as a message comes', async () => {
    const url = await queue();
    const polled = receive(url, { WaitTimeSeconds: 20 });
    await send(url, 'x');
    expect(await polled).toMatchObject([{ Body: 'x' }]);
  });

  test('a purge empties the queue', async () => {
    const url = await queue();
    await send(url, 'x');
    await sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
    expect(await receive(url)).toEqual([]);
  });

  test('a purge within a minute of the last is PurgeQueueInProgress', async () => {
    const url = await queue();
    await sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
    const again = sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
    await expect(again).rejects.toMatchObject({ name: 'PurgeQueueInProgress' });
  });
});

describe('batches', () => {
  test('each entry has its own outcome', async () => {
    const url = await queue();
    const Entries = [
      { Id: 'good', MessageBody: 'x' },
      { Id: 'bad', MessageBody: '\u0001' },
    ];
    const { Successful, Failed } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    expect(Successful).toMatchObject([{ Id: 'good' }]);
    expect(Failed).toMatchObject([{ Id: 'bad', SenderFault: true }]);
    const [{ ReceiptHandle } = {}] = await receive(url);
    const deleted = await sqs.send(
      new DeleteMessageBatchCommand({ QueueUrl: url, Entries: [{ Id: 'one', ReceiptHandle }] }),
    );
    expect(deleted.Successful).toEqual([{ Id: 'one' }]);
  });

  const entries = (count: number, MessageBody = 'x') =>
    Array.from({ length: count }, (_, i) => ({ Id: `m${i}`, MessageBody }));

  test.each([
    ['TooManyEntriesInBatchRequest', entries(11)],
    ['BatchEntryIdsNotDistinct', [...entries(1), ...entries(1)]],
    ['InvalidBatchEntryId', [{ Id: 'not an id', MessageBody: 'x' }]],
    ['EmptyBatchRequest', []],
    ['BatchRequestTooLong', entries(3, 'x'.repeat(100_000))],
  ])('a batch may be %s', async (name, Entries) => {
    const attempt = sqs.send(new SendMessageBatchCommand({ QueueUrl: await queue(), Entries }));
    await expect(attempt).rejects.toMatchObject({ name });
  });
});

describe('dead letters', () => {
  test('a message that was received too often goes to the dead-letter queue', async () => {
    const dead = await queue();
    const redrivePolicy = { deadLetterTargetArn: (await attribute(dead, 'QueueArn'))!, maxReceiveCount: 2 };
    const url = await queue({ visibilityTimeout: 1, redrivePolicy });
    const { MessageId } = await send(url, 'poison');
    for (const _ of [1, 2]) {
      expect(await receive(url)).toHaveLength(1);
      await pass(1.5);
    }
    expect(await receive(url)).toEqual([]);
    const [letter] = await receive(dead, { WaitTimeSeconds: 5, MessageSystemAttributeNames: ['All'] });
    expect(letter).toMatchObject({ MessageId, Body: 'poison' });
    expect(letter?.Attributes?.DeadLetterQueueSourceArn).toBe(await attribute(url, 'QueueArn'));
  });
});

describe('queues', () => {
  test('a queue is found by its name and listed', async () => {
    const url = await queue();
    const QueueName = url.split('/').at(-1)!;
    expect((await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl).toBe(url);
    expect((await sqs.send(new ListQueuesCommand({ QueueNamePrefix: QueueName }))).QueueUrls).toEqual([url]);
  });

  test('a queue tells how many messages it has', async () => {
    const url = await queue();
    await send(url, 'a');
    await send(url, 'b');
    expect(await attribute(url, 'ApproximateNumberOfMessages')).toBe('2');
  });

  test('an attribute that no queue has is InvalidAttributeName', async () => {
    const asked = new GetQueueAttributesCommand({ QueueUrl: await queue(), AttributeNames: ['Colour' as 'All'] });
    await expect(sqs.send(asked)).rejects.toMatchObject({ name: 'InvalidAttributeName' });
  });

  test('an unknown queue is QueueDoesNotExist', async () => {
    const gone = `${await queue()}-gone`;
    await expect(send(gone, 'x')).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    const QueueName = gone.split('/').at(-1)!;
    const asked = sqs.send(new GetQueueUrlCommand({ QueueName }));
    await expect(asked).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });
});

describe('refusals', () => {
  test('more than 256 KB is refused', async () => {
    const url = await queue();
    await expect(send(url, 'x'.repeat(262_145))).rejects.toMatchObject({
      message: expect.stringContaining('must be shorter than 262144 bytes'),
    });
    expect((await send(url, 'x'.repeat(262_144))).MessageId).toBeTruthy();
  });

  test('characters that XML cannot hold are InvalidMessageContents', async () => {
    await expect(send(await queue(), 'a\u0000b')).rejects.toMatchObject({ name: 'InvalidMessageContents' });
  });

  test('a handle that is none is ReceiptHandleIsInvalid', async () => {
    const attempt = sqs.send(new DeleteMessageCommand({ QueueUrl: await queue(), ReceiptHandle: 'no-handle' }));
    await expect(attempt).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
  });

  test('the visibility of a message in sight is MessageNotInflight', async () => {
    const url = await queue();
    await send(url, 'x');
    const [{ ReceiptHandle } = {}] = await receive(url, { VisibilityTimeout: 1 });
    await pass(1.5);
    const late = new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 5 });
    await expect(sqs.send(late)).rejects.toMatchObject({ name: 'MessageNotInflight' });
  });

  test.each([
    ['MaxNumberOfMessages', 11],
    ['WaitTimeSeconds', 21],
    ['VisibilityTimeout', 43_201],
  ])('%s has its bounds', async (name, value) => {
    await expect(receive(await queue(), { [name]: value })).rejects.toMatchObject({
      message: expect.stringContaining(name),
    });
  });
});
