import { arn, type Kind, type Named, nameFrom } from './kind.ts';
import { idle, type Shape, used } from './shape.ts';

const noAlarms = 'alarms do not ring here: their metrics and thresholds are tested on the template';
const tags = idle('tags have no effect on behaviour');

const logGroupName = nameFrom('LogGroupName', 512);

const logGroup: Kind = {
  properties: {
    LogGroupName: used,
    RetentionInDays: idle('log files are kept until the state folder is removed'),
    KmsKeyId: idle('nothing leaves this machine'),
    LogGroupClass: idle('a class of logs is a matter of price'),
    Tags: tags,
  },
  ref: logGroupName,
  attributes: { Arn: (self) => `${arn(self.place, 'logs', `log-group:${logGroupName(self)}`)}:*` },
};

const alarmName = nameFrom('AlarmName', 255);

const alarmProperties = [
  'ActionsEnabled',
  'AlarmActions',
  'AlarmDescription',
  'ComparisonOperator',
  'DatapointsToAlarm',
  'Dimensions',
  'EvaluateLowSampleCountPercentile',
  'EvaluationPeriods',
  'ExtendedStatistic',
  'InsufficientDataActions',
  'MetricName',
  'Metrics',
  'Namespace',
  'OKActions',
  'Period',
  'Statistic',
  'Tags',
  'Threshold',
  'ThresholdMetricId',
  'TreatMissingData',
  'Unit',
];

const alarm: Kind = {
  properties: {
    AlarmName: used,
    ...Object.fromEntries(alarmProperties.map((name): [string, Shape] => [name, idle(noAlarms)])),
  },
  ref: alarmName,
  attributes: { Arn: (self: Named) => arn(self.place, 'cloudwatch', `alarm:${alarmName(self)}`) },
};

export const watching: Readonly<Record<string, Kind>> = {
  'AWS::Logs::LogGroup': logGroup,
  'AWS::CloudWatch::Alarm': alarm,
};
