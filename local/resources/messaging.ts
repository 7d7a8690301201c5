import { arn, type Kind, type Named, nameFrom, physicalName } from './kind.ts';
import { idle, list, object, only, used } from './shape.ts';

const loopback = 'nothing leaves this machine, and the state folder is as safe as the disk it lies on';
const tags = idle('tags have no effect on behaviour');
const words = idle('a description has no effect on behaviour');

const queueName = nameFrom('QueueName', 80);

const queue: Kind = {
  properties: {
    QueueName: used,
    VisibilityTimeout: used,
    MessageRetentionPeriod: used,
    DelaySeconds: used,
    ReceiveMessageWaitTimeSeconds: used,
    MaximumMessageSize: used,
    RedrivePolicy: used,
    SqsManagedSseEnabled: idle(loopback),
    KmsMasterKeyId: idle(loopback),
    KmsDataKeyReusePeriodSeconds: idle(loopback),
    Tags: tags,
  },
  ref: queueUrl,
  attributes: { Arn: (self) => arn(self.place, 'sqs', queueName(self)), QueueName: queueName, QueueUrl: queueUrl },
};

function queueUrl(self: Named): string {
  const { endpoint, region, partition, account } = self.place;
  return `${endpoint ?? `https://sqs.${region}.${urlSuffix(partition)}`}/${account}/${queueName(self)}`;
}

/** The suffix of the partition's host names. */
export const urlSuffix = (partition: string) => (partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com');

const queuePolicy: Kind = {
  properties: { Queues: used, PolicyDocument: used },
  ref: (self) => physicalName(self),
  attributes: {},
};

const busName = nameFrom('Name', 256);

const bus: Kind = {
  properties: { Name: used, Description: words, Tags: tags },
  ref: busName,
  attributes: { Arn: (self) => arn(self.place, 'events', `event-bus/${busName(self)}`), Name: busName },
};

const ruleName = nameFrom('Name', 64);

const rulePath = (self: Named) => {
  const on = self.property('EventBusName');
  return on && on !== 'default' ? `${on}/${ruleName(self)}` : ruleName(self);
};

const rule: Kind = {
  properties: {
    Name: used,
    Description: words,
    EventBusName: used,
    EventPattern: used,
    State: used,
    Targets: list(
      object({
        Arn: used,
        Id: used,
        Input: used,
        InputPath: used,
        InputTransformer: used,
        RoleArn: used,
        RetryPolicy: used,
        DeadLetterConfig: used,
      }),
    ),
  },
  ref: ruleName,
  attributes: { Arn: (self) => arn(self.place, 'events', `rule/${rulePath(self)}`) },
};

const scheduleName = nameFrom('Name', 64);

const schedule: Kind = {
  properties: {
    Name: used,
    Description: words,
    GroupName: used,
    ScheduleExpression: used,
    ScheduleExpressionTimezone: used,
    StartDate: used,
    EndDate: used,
    State: used,
    FlexibleTimeWindow: used,
    Target: object({ Arn: used, RoleArn: used, Input: used, RetryPolicy: used, DeadLetterConfig: used }),
  },
  ref: scheduleName,
  attributes: {
    Arn: (self) =>
      arn(self.place, 'scheduler', `schedule/${self.property('GroupName') ?? 'default'}/${scheduleName(self)}`),
  },
};

const groupName = nameFrom('Name', 64);

const scheduleGroup: Kind = {
  properties: { Name: used, Tags: tags },
  ref: groupName,
  attributes: { Arn: (self) => arn(self.place, 'scheduler', `schedule-group/${groupName(self)}`) },
};

const noTopics = 'alarms do not ring here: see the log files';
const topicArn = (self: Named) => arn(self.place, 'sns', nameFrom('TopicName', 256)(self));

const topic: Kind = {
  properties: {
    TopicName: used,
    DisplayName: idle(noTopics),
    KmsMasterKeyId: idle(noTopics),
    Subscription: idle(noTopics),
    Tags: tags,
  },
  ref: topicArn,
  attributes: { TopicArn: topicArn, TopicName: nameFrom('TopicName', 256) },
};

const topicPolicy: Kind = {
  properties: { Topics: idle(noTopics), PolicyDocument: idle(noTopics) },
  ref: (self) => physicalName(self),
  attributes: {},
};

const subscription: Kind = {
  properties: { Protocol: only('email', 'email-json'), Endpoint: idle(noTopics), TopicArn: idle(noTopics) },
  ref: (self) => `${self.property('TopicArn')}:${physicalName(self)}`,
  attributes: {},
};

export const messaging: Readonly<Record<string, Kind>> = {
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': queuePolicy,
  'AWS::Events::EventBus': bus,
  'AWS::Events::Rule': rule,
  'AWS::Scheduler::Schedule': schedule,
  'AWS::Scheduler::ScheduleGroup': scheduleGroup,
  'AWS::SNS::Topic': topic,
  'AWS::SNS::TopicPolicy': topicPolicy,
  'AWS::SNS::Subscription': subscription,
};
