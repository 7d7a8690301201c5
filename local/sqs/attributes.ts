import type { Queue, Queues } from './queues.ts';
import { refusal } from './refusals.ts';

/** The attributes of a queue by name, all values as strings. Throws InvalidAttributeName. */
export function attributesOf(queues: Queues, queue: Queue, wanted: readonly string[]): Record<string, string> {
  queues.expire(queue);
  const known = { ...settingsOf(queues, queue), ...countsOf(queues, queue) };
  const unknown = wanted.find((name) => name !== 'All' && !names.has(name));
  if (unknown) throw refusal('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  const found = Object.entries(known).filter(
    ([name, value]) => value !== undefined && (wanted.includes('All') || wanted.includes(name)),
  );
  return Object.fromEntries(found.map(([name, value]) => [name, String(value)]));
}

const names = new Set([
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
  'CreatedTimestamp',
  'DelaySeconds',
  'KmsMasterKeyId',
  'LastModifiedTimestamp',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'Policy',
  'QueueArn',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
]);

const settingsOf = (queues: Queues, queue: Queue): Record<string, unknown> => ({
  QueueArn: queues.arnOf(queue.name),
  CreatedTimestamp: Math.floor(queue.created / 1000),
  LastModifiedTimestamp: Math.floor(queue.changed / 1000),
  VisibilityTimeout: queue.visibilityTimeout,
  MaximumMessageSize: queue.maximumMessageSize,
  MessageRetentionPeriod: queue.messageRetentionPeriod,
  DelaySeconds: queue.delaySeconds,
  ReceiveMessageWaitTimeSeconds: queue.receiveMessageWaitTimeSeconds,
  RedrivePolicy: queue.redrivePolicy && JSON.stringify(queue.redrivePolicy),
  Policy: queue.policy && JSON.stringify(queue.policy),
  KmsMasterKeyId: queue.kmsMasterKeyId,
  SqsManagedSseEnabled: queue.sqsManagedSseEnabled ?? !queue.kmsMasterKeyId,
});

/** Not yet visible and never received is delayed, else in flight. */
function countsOf(queues: Queues, { name }: Queue): Record<string, number> {
  const now = queues.clock.now();
  const [row] = queues.all<{ visible: number | null; delayed: number | null; hidden: number | null }>(
    `SELECT sum(visible <= ?) AS visible, sum(visible > ? AND receives = 0) AS delayed,
       sum(visible > ? AND receives > 0) AS hidden FROM message WHERE queue = ?`,
    ...[now, now, now, name],
  );
  return {
    ApproximateNumberOfMessages: row?.visible ?? 0,
    ApproximateNumberOfMessagesDelayed: row?.delayed ?? 0,
    ApproximateNumberOfMessagesNotVisible: row?.hidden ?? 0,
  };
}
