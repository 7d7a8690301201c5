import { queueUrl } from '../destination.ts';
import type { Json, Principal, Surroundings } from '../service.ts';
import { integrationOf } from '../states/integrations.ts';

/** Where something is delivered, and as whom. */
export interface Target {
  readonly arn: string;
  readonly principal: Principal;
  /** SqsParameters.MessageGroupId */
  readonly messageGroup?: string | undefined;
  /** EventBridgeParameters, for a bus. */
  readonly event?: { readonly DetailType: string; readonly Source: string } | undefined;
  /** Attributes of an SQS message, as text. */
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

const KINDS = ['lambda', 'sqs', 'states', 'events'] as const;
export type TargetKind = (typeof KINDS)[number] | 'sdk';

/** What an ARN leads to, or undefined when nothing is delivered there. */
export function kindOf(arn: string, partition: string): TargetKind | undefined {
  const [, , service = '', , , resource = ''] = arn.split(':');
  if (service === 'scheduler' && resource === 'aws-sdk') return 'refused' in sdk(arn, partition) ? undefined : 'sdk';
  return KINDS.find((kind) => kind === service);
}

/** A universal target of Scheduler is named like an SDK integration of Step Functions. */
const sdk = (arn: string, partition: string) => integrationOf(arn.replace(':scheduler:::', ':states:::'), partition);

/**
 * Delivers once.
 * @param id of the delivery: an execution is named for it, so that delivering again does not start a second one
 */
export async function send(surroundings: Surroundings, target: Target, payload: string, id: string): Promise<void> {
  const [service, operation, input] = request(surroundings.partition, target, payload, id);
  const output = await surroundings.call(service, operation, input, target.principal);
  if (service === 'events' && output.FailedEntryCount > 0)
    throw new Error(`${target.arn} did not take the event: ${output.Entries[0].ErrorMessage}`);
}

function request(partition: string, target: Target, payload: string, id: string): [string, string, Json] {
  const { arn, messageGroup, event, attributes = {} } = target;
  switch (kindOf(arn, partition)) {
    case 'lambda':
      return ['lambda', 'Invoke', { FunctionName: arn, InvocationType: 'Event', Payload: payload }];
    case 'states':
      return ['states', 'StartExecution', { stateMachineArn: arn, name: id, input: payload }];
    case 'sqs':
      return [
        'sqs',
        'SendMessage',
        { QueueUrl: queueUrl(arn), MessageBody: payload, ...message(attributes, messageGroup) },
      ];
    case 'events':
      return ['events', 'PutEvents', { Entries: [{ EventBusName: arn, ...event, Detail: payload }] }];
    case 'sdk': {
      const integration = sdk(arn, partition);
      if ('refused' in integration) throw new Error(integration.refused);
      return [integration.service, integration.operation, integration.request(JSON.parse(payload))];
    }
    default:
      throw new Error(`Nothing is delivered to ${arn} here`);
  }
}

function message(attributes: Readonly<Record<string, string>>, group: string | undefined): Json {
  const named = Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]);
  return {
    ...(named.length && { MessageAttributes: Object.fromEntries(named) }),
    ...(group !== undefined && { MessageGroupId: group }),
  };
}
