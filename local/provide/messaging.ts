import type { Events, RuleTarget } from '../events/events.ts';
import type { Principals } from '../principals.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import { type Json, type Principal, servicePrincipal } from '../service.ts';
import type { QueueDescription, Sqs } from '../sqs.ts';
import type { Blueprint } from '../template.ts';
import { each, isTrue } from './each.ts';

/** Makes the queues of the template with their policies, keeping their messages. */
export function provideQueues(blueprint: Blueprint, sqs: Sqs): void {
  const policies = blueprint.of('AWS::SQS::QueuePolicy').map(({ properties }) => properties);
  each(blueprint, 'AWS::SQS::Queue', ({ ref, attributes, properties }) => {
    const policy = policies.find(({ Queues }) => Queues.includes(ref))?.PolicyDocument;
    sqs.ensureQueue({ name: String(attributes.QueueName), ...queueOf(properties), ...(policy && { policy }) });
  });
}

function queueOf(properties: Json): Omit<QueueDescription, 'name'> {
  const { RedrivePolicy: redrive } = properties;
  const numbers = {
    visibilityTimeout: properties.VisibilityTimeout,
    messageRetentionPeriod: properties.MessageRetentionPeriod,
    delaySeconds: properties.DelaySeconds,
    receiveMessageWaitTimeSeconds: properties.ReceiveMessageWaitTimeSeconds,
    maximumMessageSize: properties.MaximumMessageSize,
  };
  const told = Object.entries(numbers).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(told.map(([name, value]) => [name, Number(value)])),
    ...(redrive && { redrivePolicy: { ...redrive, maxReceiveCount: Number(redrive.maxReceiveCount) } }),
    ...(properties.SqsManagedSseEnabled !== undefined && {
      sqsManagedSseEnabled: isTrue(properties.SqsManagedSseEnabled),
    }),
    ...(properties.KmsMasterKeyId && { kmsMasterKeyId: properties.KmsMasterKeyId }),
  };
}

/** Makes the buses and rules of the template. */
export function provideRules(blueprint: Blueprint, events: Events, principals: Principals): void {
  each(blueprint, 'AWS::Events::EventBus', ({ ref }) => events.ensureBus(ref));
  each(blueprint, 'AWS::Events::Rule', ({ ref, attributes, properties }) => {
    const asService = servicePrincipal('events.amazonaws.com', String(attributes.Arn), blueprint.place.account);
    events.ensureRule({
      name: ref,
      bus: properties.EventBusName,
      pattern: properties.EventPattern,
      state: properties.State,
      targets: (properties.Targets ?? []).map((target: Json) => targetOf(target, asService, principals)),
    });
  });
}

function targetOf(target: Json, asService: Principal, principals: Principals): RuleTarget {
  const { Id, Arn, RoleArn, Input, InputPath, InputTransformer, DeadLetterConfig, RetryPolicy } = target;
  return {
    id: Id,
    arn: Arn,
    principal: RoleArn ? principals.assume(RoleArn, 'events.amazonaws.com') : asService,
    roleArn: RoleArn,
    ...(Input !== undefined && { input: Input }),
    ...(InputPath !== undefined && { inputPath: InputPath }),
    ...(InputTransformer !== undefined && { inputTransformer: InputTransformer }),
    deadLetterArn: DeadLetterConfig?.Arn,
    retryPolicy: RetryPolicy,
  };
}

/** Makes the schedules of the template; the role of each target must trust Scheduler. */
export function provideSchedules(blueprint: Blueprint, scheduler: Scheduler, principals: Principals): void {
  each(blueprint, 'AWS::Scheduler::ScheduleGroup', ({ ref }) => scheduler.ensureGroup(ref));
  each(blueprint, 'AWS::Scheduler::Schedule', ({ ref, properties }) =>
    scheduler.ensureSchedule(
      { ...properties, Name: ref },
      principals.assume(properties.Target.RoleArn, 'scheduler.amazonaws.com'),
    ),
  );
}
