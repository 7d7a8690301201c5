import { Aws, Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Service } from '../domain/kinds.ts';
import type { LambdaName } from '../functions/lambdas.ts';
import { calendarDaysMissing, casesNotCounted, countDifferences, nameOf, oldestOpenTask } from './names.ts';

interface Watch {
  readonly namespace: string;
  readonly metric: string;
  readonly of: Readonly<Record<string, string>>;
  readonly statistic: string;
  /** Alarm at this value and above. */
  readonly from: number;
  readonly period: Duration;
  /** Periods in a row that must be bad. */
  readonly periods: number;
  /** What a period without any value means. */
  readonly silence: TreatMissingData;
  readonly description: string;
}

/** Nothing was counted: nothing happened. */
const quiet = {
  statistic: Stats.SUM,
  from: 1,
  period: Duration.minutes(5),
  periods: 1,
  silence: TreatMissingData.NOT_BREACHING,
};

/**
 * The alarms, and the topic that carries them to people. What is watched goes by its fixed name: an import from the
 * other stack would forbid that stack ever to drop or rename it.
 */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct) {
    super(scope, 'Alarms');
    this.topic = new Topic(this, 'Topic', { topicName: nameOf('alarms'), displayName: '帮代办云', enforceSSL: true });
    // A topic with a policy of its own no longer lets the account's alarms in by default.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }

  /**
   * By how many seconds the most overdue open case of the district is overdue. People are reminded, then their manager
   * is told, well within three days: beyond them either nobody acts or nothing reminds. Nothing published at all means
   * that nobody looks any more.
   */
  watchOldestTask(): void {
    this.raise('oldest-open-task', {
      namespace: oldestOpenTask.namespace,
      metric: oldestOpenTask.metricName,
      of: {},
      statistic: Stats.MAXIMUM,
      from: Duration.days(3).toSeconds(),
      period: Duration.minutes(15),
      periods: 3,
      silence: TreatMissingData.BREACHING,
      description: 'A case is three days overdue, or nobody has looked for overdue cases for three quarters of an hour',
    });
  }

  /** The notices of working days end within two months, and the next has not been entered: dates become provisional. */
  watchCalendar(): void {
    this.raise('calendar', {
      namespace: calendarDaysMissing.namespace,
      metric: calendarDaysMissing.metricName,
      of: {},
      statistic: Stats.MAXIMUM,
      from: 1,
      period: Duration.hours(1),
      periods: 1,
      silence: TreatMissingData.NOT_BREACHING,
      description: 'The calendar of working days ends within two months, and the next notice has not been entered',
    });
  }

  /** Numbers come from the counts: what is missing or wrong there would be published. */
  watchCounts(): void {
    this.raise('cases-not-counted', {
      namespace: casesNotCounted.namespace,
      metric: casesNotCounted.metricName,
      of: {},
      statistic: Stats.MAXIMUM,
      from: 1,
      period: Duration.minutes(15),
      periods: 3,
      silence: TreatMissingData.NOT_BREACHING,
      description: 'A case could not be counted for three quarters of an hour',
    });
    this.raise('count-differences', {
      namespace: countDifferences.namespace,
      metric: countDifferences.metricName,
      of: {},
      statistic: Stats.MAXIMUM,
      from: 1,
      period: Duration.days(1),
      periods: 1,
      silence: TreatMissingData.BREACHING,
      description: 'Counts differ from the histories they come from, or nobody has compared them for a day',
    });
  }

  watchStream(reader: LambdaName): void {
    this.raise(`${reader}-lag`, {
      ...lambda('IteratorAge', reader),
      statistic: Stats.MAXIMUM,
      from: Duration.minutes(5).toMilliseconds(),
      periods: 2,
      description: 'Changes of cases reach the workflow and the notices more than five minutes late',
    });
  }

  watchLegs(service: Service, arn: string): void {
    this.watchWorkflow(`${service}-case`, arn, 'A leg of a case', 'the case itself is whole');
  }

  watchReports(arn: string): void {
    this.watchWorkflow('report', arn, 'The workflow of a report', 'start it again for the same period');
  }

  private watchWorkflow(name: string, arn: string, what: string, comfort: string): void {
    for (const [how, metric] of [
      ['failures', 'ExecutionsFailed'],
      ['timeouts', 'ExecutionsTimedOut'],
    ] as const)
      this.raise(`${name}-${how}`, {
        ...quiet,
        namespace: 'AWS/States',
        metric,
        of: { StateMachineArn: arn },
        description: `${what} ended by ${how === 'failures' ? 'failure' : 'time-out'}; ${comfort}`,
      });
  }

  /** The counts are read as they were until they have all been counted anew. */
  watchRebuild(arn: string): void {
    this.raise('rebuild-counts-failures', {
      ...quiet,
      namespace: 'AWS/States',
      metric: 'ExecutionsFailed',
      of: { StateMachineArn: arn },
      description: 'Counting everything anew stopped; started again, it goes on where it was',
    });
  }

  watchInterface(apiId: string): void {
    this.raise('api-5xx', {
      ...quiet,
      namespace: 'AWS/ApiGateway',
      metric: '5xx',
      of: { ApiId: apiId },
      from: 5,
      description: 'Five calls or more in five minutes were answered with a server error',
    });
  }

  watchFunction(name: LambdaName): void {
    this.raise(`${name}-errors`, { ...lambda('Errors', name), description: `The function ${name} failed` });
    this.raise(`${name}-throttles`, {
      ...lambda('Throttles', name),
      description: `Calls of the function ${name} were turned away: too many at once`,
    });
  }

  watchDeadLetters(source: string): void {
    this.raise(`${source}-failures`, {
      ...quiet,
      namespace: 'AWS/SQS',
      metric: 'ApproximateNumberOfMessagesVisible',
      of: { QueueName: nameOf(`${source}-failures`) },
      statistic: Stats.MAXIMUM,
      description: `Something could not be done after all retries and lies in ${nameOf(`${source}-failures`)}`,
    });
  }

  private raise(name: string, { namespace, metric, of, statistic, period, ...watch }: Watch): void {
    const alarm = new Alarm(this, name, {
      alarmName: nameOf(name),
      alarmDescription: `${watch.description}. docs/operations.md: ${nameOf(name)}`,
      metric: new Metric({ namespace, metricName: metric, dimensionsMap: { ...of }, statistic, period }),
      threshold: watch.from,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: watch.periods,
      treatMissingData: watch.silence,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
  }
}

const lambda = (metric: string, name: LambdaName) => ({
  ...quiet,
  namespace: 'AWS/Lambda',
  metric,
  of: { FunctionName: nameOf(name) },
});
