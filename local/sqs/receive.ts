import { randomBytes } from 'node:crypto';
import type { Json } from '../service.ts';
import { handleOf } from './handles.ts';
import type { Message, Queue, Queues } from './queues.ts';
import { wholeNumber } from './refusals.ts';
import { type Attributes, md5, md5OfAttributes } from './send.ts';

/** Takes up to ten messages out of sight; when there is none, waits as long as asked by the cloud's clock. */
export async function receiveMessage(queues: Queues, queue: Queue, input: Json): Promise<Json> {
  const most = wholeNumber(input, 'MaxNumberOfMessages', 1, 10, 1);
  const timeout = wholeNumber(input, 'VisibilityTimeout', 0, 43_200, queue.visibilityTimeout);
  const wait = wholeNumber(input, 'WaitTimeSeconds', 0, 20, queue.receiveMessageWaitTimeSeconds);
  const deadline = queues.clock.now() + wait * 1000;
  for (;;) {
    const messages = take(queues, queue, most, timeout);
    if (messages.length > 0) return { Messages: messages.map((message) => show(message, input)) };
    if (queues.clock.now() >= deadline) return {};
    await change(queues, queue.name, deadline);
    if (queues.closed) return {};
  }
}

function take(queues: Queues, queue: Queue, most: number, timeout: number): Message[] {
  const now = queues.clock.now();
  const redriven = new Set<string>();
  const taken = queues.atOnce(() => {
    queues.expire(queue);
    for (;;) {
      const found = visible(queues, queue, now, most);
      const moved = redrive(queues, queue, found, now);
      if (!moved) return found.map((message) => hide(queues, message, now, timeout));
      redriven.add(moved);
    }
  });
  for (const name of redriven) queues.changed(name);
  if (taken.length > 0) queues.changed(queue.name);
  return taken;
}

const visible = (queues: Queues, { name }: Queue, now: number, most: number): Message[] =>
  queues.all<Message>(
    'SELECT * FROM message WHERE queue = ? AND visible <= ? ORDER BY visible, seq LIMIT ?',
    ...[name, now, most],
  );

function hide(queues: Queues, message: Message, now: number, timeout: number): Message {
  const next = {
    ...message,
    visible: now + timeout * 1000,
    receives: message.receives + 1,
    firstReceived: message.firstReceived ?? now,
    receipt: randomBytes(18).toString('base64url'),
  };
  queues.run(
    'UPDATE message SET visible = ?, receives = ?, firstReceived = ?, receipt = ? WHERE seq = ?',
    ...[next.visible, next.receives, next.firstReceived, next.receipt, message.seq],
  );
  return next;
}

/**
 * Moves what has been received too often to the dead-letter queue; its age goes on counting. Gives that queue's name
 * when something moved.
 */
function redrive(queues: Queues, { name, redrivePolicy }: Queue, found: Message[], now: number): string | undefined {
  const dead = redrivePolicy && queues.lookUp(redrivePolicy.deadLetterTargetArn.split(':').at(-1)!);
  if (!dead) return undefined;
  const tired = found.filter(({ receives }) => receives >= redrivePolicy.maxReceiveCount);
  for (const { seq } of tired)
    queues.run(
      `UPDATE message SET queue = ?, source = ?, visible = ?, receives = 0, firstReceived = NULL, receipt = '' WHERE seq = ?`,
      ...[dead.name, queues.arnOf(name), now, seq],
    );
  return tired.length > 0 ? dead.name : undefined;
}

/** Resolves when something happens in the queue, or at the deadline. */
const change = (queues: Queues, name: string, deadline: number): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      timer.cancel();
      deafen();
      resolve();
    };
    const timer = queues.clock.at(deadline, end);
    const deafen = queues.listen((changed) => changed === name && end());
  });

function show(message: Message, input: Json): Json {
  const attributes = chosen(JSON.parse(message.attributes), input.MessageAttributeNames ?? []);
  const wanted = [...(input.MessageSystemAttributeNames ?? []), ...(input.AttributeNames ?? [])];
  const system = systemAttributes(message, wanted);
  return {
    MessageId: message.id,
    ReceiptHandle: handleOf(message),
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(Object.keys(system).length > 0 && { Attributes: system }),
    ...(Object.keys(attributes).length > 0 && {
      MessageAttributes: attributes,
      MD5OfMessageAttributes: md5OfAttributes(attributes),
    }),
  };
}

function systemAttributes(message: Message, wanted: readonly string[]): Record<string, string> {
  const known: Record<string, string | number | null> = {
    SenderId: message.sender,
    SentTimestamp: message.sent,
    ApproximateReceiveCount: message.receives,
    ApproximateFirstReceiveTimestamp: message.firstReceived,
    AWSTraceHeader: message.trace,
    DeadLetterQueueSourceArn: message.source,
  };
  const found = Object.entries(known).filter(
    ([name, value]) => value !== null && (wanted.includes('All') || wanted.includes(name)),
  );
  return Object.fromEntries(found.map(([name, value]) => [name, String(value)]));
}

/** `All`, `.*`, a name, or the beginning of names before `.*`. */
function chosen(attributes: Attributes, wanted: readonly string[]): Attributes {
  const isWanted = (name: string) =>
    wanted.some(
      (each) => each === 'All' || each === name || (each.endsWith('.*') && name.startsWith(each.slice(0, -2))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}
