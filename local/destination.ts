import type { Json, Principal, Surroundings } from './service.ts';

/** Services that take what failed elsewhere, by the service in their ARN. */
const kinds = ['sqs', 'lambda', 'events'] as const;
type DestinationKind = (typeof kinds)[number];

const kindOf = (arn: string) => arn.split(':')[2] as DestinationKind;

/** @throws Error naming a destination that is not delivered to here; to be asked at the start. */
export function checkDestination(arn: string | undefined, where: string): void {
  if (arn && !kinds.includes(kindOf(arn)))
    throw new Error(`${where}: the destination ${arn} is not delivered to here (only ${kinds.join(', ')})`);
}

/**
 * Sends a record to a queue, function or bus, with the permissions of `principal`.
 * @param attributes of the SQS message, as text
 */
export async function deliver(
  { call }: Surroundings,
  arn: string,
  record: Json,
  principal: Principal,
  attributes: Readonly<Record<string, string>> = {},
): Promise<void> {
  const body = typeof record === 'string' ? record : JSON.stringify(record);
  switch (kindOf(arn)) {
    case 'sqs':
      await call('sqs', 'SendMessage', sqsMessage(arn, body, attributes), principal);
      return;
    case 'lambda':
      await call('lambda', 'Invoke', { FunctionName: arn, InvocationType: 'Event', Payload: body }, principal);
      return;
    case 'events':
      await call('events', 'PutEvents', { Entries: [busEntry(arn, body)] }, principal);
      return;
    default:
      throw new Error(`The destination ${arn} is not delivered to here`);
  }
}

function sqsMessage(arn: string, MessageBody: string, attributes: Readonly<Record<string, string>>): Json {
  const MessageAttributes = Object.fromEntries(
    Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  );
  return { QueueUrl: queueUrl(arn), MessageBody, MessageAttributes };
}

/** The URL of a queue by its ARN, as calls from inside the cloud name it: the host does not matter, only the path. */
export function queueUrl(arn: string): string {
  const [, , , region, account, name] = arn.split(':');
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}

const busEntry = (arn: string, Detail: string) => ({
  EventBusName: arn,
  Source: 'lambda',
  DetailType: 'Lambda Function Invocation Result',
  Detail,
});
