import { Duration, Stack } from 'aws-cdk-lib';
import { type IPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import type { Lambda } from './lambda.ts';
import { nameOf, system } from './names.ts';
import { allow } from './permissions.ts';
import type { ReportWorkflow } from './report-workflow.ts';

/** When a report is due (§8.3): at two on the day of the freeze, when what was late to be counted has been, and a little later for longer periods. */
const reportTimes = { month: 'cron(0 2 14 * ? *)', quarter: 'cron(30 2 14 1,4,7,10 ? *)', year: 'cron(0 3 14 1 ? *)' };

/** Calls `scheduled` every quarter of an hour, and starts reports, by the clock of the district. */
export class Timetable extends Construct {
  readonly deadLetters: DeadLetters;
  readonly grantPrincipal: IPrincipal;
  private readonly role: Role;

  constructor(scope: Construct, scheduled: Lambda<'scheduled'>, reports: ReportWorkflow) {
    super(scope, 'Timetable');
    this.deadLetters = new DeadLetters(this, 'scheduled');
    const group = new CfnScheduleGroup(this, 'Group', { name: system });
    this.role = this.callingRole();
    this.grantPrincipal = this.role;
    this.deadLetters.grantSending(this);
    allow(this, ['lambda:InvokeFunction'], scheduled.function.functionArn);
    this.schedule(scheduled, group);
    reports.grantStarting(this);
    for (const [kind, time] of Object.entries(reportTimes)) this.scheduleReport(kind, time, reports, group);
    this.keepFailures(scheduled);
  }

  /** For calls that never reached the function. */
  private schedule(scheduled: Lambda<'scheduled'>, group: CfnScheduleGroup): void {
    const schedule = new CfnSchedule(this, 'Reconcile', {
      name: nameOf('reconcile'),
      description: 'Finds cases whose dispatch, leg or timer is missing',
      groupName: group.ref,
      scheduleExpression: 'cron(0/15 * * * ? *)',
      scheduleExpressionTimezone: 'Asia/Shanghai',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: scheduled.function.functionArn,
        roleArn: this.role.roleArn,
        deadLetterConfig: { arn: this.deadLetters.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: 900, maximumRetryAttempts: 3 },
      },
    });
    schedule.node.addDependency(this.role);
  }

  /** The instant of the schedule goes along, so that a start that came late still is for the same period. */
  private scheduleReport(kind: string, time: string, reports: ReportWorkflow, group: CfnScheduleGroup): void {
    const schedule = new CfnSchedule(this, `Report${kind}`, {
      name: nameOf(`report-${kind}`),
      description: `Starts the report of the last ${kind}`,
      groupName: group.ref,
      scheduleExpression: time,
      scheduleExpressionTimezone: 'Asia/Shanghai',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: reports.arn,
        roleArn: this.role.roleArn,
        input: JSON.stringify({ kind, at: '<aws.scheduler.scheduled-time>' }),
        deadLetterConfig: { arn: this.deadLetters.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 24 },
      },
    });
    schedule.node.addDependency(this.role);
  }

  /** For calls that reached it and failed: Scheduler calls asynchronously and never hears of those. */
  private keepFailures(scheduled: Lambda<'scheduled'>): void {
    this.deadLetters.grantSending(scheduled);
    new EventInvokeConfig(this, 'Failures', {
      function: scheduled.function,
      maxEventAge: Duration.minutes(15),
      retryAttempts: 2,
      onFailure: { bind: () => ({ destination: this.deadLetters.queueArn }) },
    });
  }

  private callingRole(): Role {
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
  }
}
