import { check } from './iam.ts';
import type { CallContext, Json, JsonService, Need, PolicyDocument, Surroundings } from './service.ts';
import { attributesOf } from './sqs/attributes.ts';
import { batch } from './sqs/batch.ts';
import { changeVisibility, deleteMessage } from './sqs/handles.ts';
import { type Listener, type QueueDescription, Queues } from './sqs/queues.ts';
import { receiveMessage } from './sqs/receive.ts';
import { refusal, refuseUnknown, required, unsupported } from './sqs/refusals.ts';
import { checkBatchSize, sendMessage } from './sqs/send.ts';

export type { QueueDescription } from './sqs/queues.ts';
export { queryErrorHeader } from './sqs/refusals.ts';

export interface Sqs extends JsonService {
  /** Makes a queue as the template describes it, or brings one up to date; gives its ARN. FIFO queues are refused. */
  ensureQueue(queue: QueueDescription): string;
  /**
   * Calls `listener` with a queue's name whenever messages may have become visible in it: sent, redriven, or back after
   * their visibility timeout. Gives back how to stop.
   */
  onMessage(listener: Listener): () => void;
  /** The URL of a queue, as its `Ref` in the template is. */
  urlOf(name: string): string;
  /** The queue policy of the queue that a need speaks of, for `authorize`. */
  policyOf(need: Need): PolicyDocument | undefined;
  close(): void;
}

/**
 * SQS standard queues (awsJson1_0) on SQLite. Queues come from the template; messages survive.
 *
 * @param baseUrl where the endpoint listens, `http://127.0.0.1:port`; queue URLs begin with it, and are told apart by
 *   account and name only, so that they stay good when the port changes
 */
export function openSqs(surroundings: Surroundings, baseUrl: () => string = () => 'http://127.0.0.1'): Sqs {
  const queues = new Queues(surroundings);
  const urlOf = (name: string) => `${baseUrl()}/${surroundings.account}/${name}`;
  return {
    name: 'sqs',
    async call(operation, input, context) {
      const act = operations[operation];
      if (!act) throw unsupported(operation);
      refuseUnknown(operation, input, act.takes);
      return act.run({ queues, input, context, urlOf });
    },
    needs: (operation, input) => needsOf(queues, operation, input),
    ensureQueue(queue) {
      if (queue.policy) check(queue.policy);
      return queues.ensure(queue);
    },
    onMessage: (listener) => queues.listen(listener),
    urlOf,
    policyOf: ({ resource }) =>
      resource.includes(':sqs:') ? queues.lookUp(resource.split(':').at(-1)!)?.policy : undefined,
    close: () => queues.close(),
  };
}

interface Asked {
  readonly queues: Queues;
  readonly input: Json;
  readonly context: CallContext;
  urlOf(name: string): string;
}

interface Act {
  /** Members of the input it knows. */
  readonly takes: readonly string[];
  run(asked: Asked): Json | Promise<Json>;
}

const sending = ['QueueUrl', 'MessageBody', 'DelaySeconds', 'MessageAttributes', 'MessageSystemAttributes'];
const receiving = [
  'QueueUrl',
  'AttributeNames',
  'MessageSystemAttributeNames',
  'MessageAttributeNames',
  'MaxNumberOfMessages',
  'VisibilityTimeout',
  'WaitTimeSeconds',
];

const operations: Readonly<Record<string, Act>> = {
  SendMessage: {
    takes: sending,
    run: ({ queues, input, context }) => sendMessage(queues, queues.find(input.QueueUrl), input, context.principal.arn),
  },
  SendMessageBatch: {
    takes: ['QueueUrl', 'Entries'],
    run: ({ queues, input, context }) => {
      const queue = queues.find(input.QueueUrl);
      return batch(input.Entries, (entry) => sendMessage(queues, queue, entry, context.principal.arn), checkBatchSize);
    },
  },
  ReceiveMessage: {
    takes: receiving,
    run: ({ queues, input }) => receiveMessage(queues, queues.find(input.QueueUrl), input),
  },
  DeleteMessage: {
    takes: ['QueueUrl', 'ReceiptHandle'],
    run: ({ queues, input }) => deleteMessage(queues, queues.find(input.QueueUrl), input),
  },
  DeleteMessageBatch: {
    takes: ['QueueUrl', 'Entries'],
    run: ({ queues, input }) => {
      const queue = queues.find(input.QueueUrl);
      return batch(input.Entries, (entry) => deleteMessage(queues, queue, entry));
    },
  },
  ChangeMessageVisibility: {
    takes: ['QueueUrl', 'ReceiptHandle', 'VisibilityTimeout'],
    run: ({ queues, input }) => changeVisibility(queues, queues.find(input.QueueUrl), input),
  },
  ChangeMessageVisibilityBatch: {
    takes: ['QueueUrl', 'Entries'],
    run: ({ queues, input }) => {
      const queue = queues.find(input.QueueUrl);
      return batch(input.Entries, (entry) => changeVisibility(queues, queue, entry));
    },
  },
  GetQueueUrl: { takes: ['QueueName', 'QueueOwnerAWSAccountId'], run: getQueueUrl },
  GetQueueAttributes: {
    takes: ['QueueUrl', 'AttributeNames'],
    run: ({ queues, input }) => ({
      Attributes: attributesOf(queues, queues.find(input.QueueUrl), input.AttributeNames ?? []),
    }),
  },
  ListQueues: { takes: ['QueueNamePrefix', 'MaxResults', 'NextToken'], run: listQueues },
  PurgeQueue: { takes: ['QueueUrl'], run: ({ queues, input }) => purge(queues, input.QueueUrl) },
};

function getQueueUrl({ queues, input, urlOf }: Asked): Json {
  const name = required(input, 'QueueName');
  if (!queues.lookUp(name)) throw refusal('QueueDoesNotExist', 'The specified queue does not exist.');
  return { QueueUrl: urlOf(name) };
}

function listQueues({ queues, input, urlOf }: Asked): Json {
  if (input.NextToken) throw unsupported('NextToken of ListQueues');
  const names = queues.names().filter((name) => name.startsWith(input.QueueNamePrefix ?? ''));
  return { QueueUrls: names.slice(0, input.MaxResults ?? 1000).map(urlOf) };
}

function purge(queues: Queues, url: string): Json {
  if (!queues.purge(queues.find(url)))
    throw refusal('PurgeQueueInProgress', 'Only one PurgeQueue operation on a queue is allowed every 60 seconds.');
  return {};
}

/** A batch needs what its single operation needs. */
function needsOf(queues: Queues, operation: string, { QueueUrl, QueueName }: Json): Need[] {
  const action = `sqs:${operation.replace(/Batch$/, '')}`;
  if (!operations[operation] || operation === 'ListQueues') return [{ action, resource: '*' }];
  return [{ action, resource: queues.arnOf(QueueName ?? String(QueueUrl).split('/').at(-1)) }];
}
