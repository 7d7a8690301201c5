import { Duration, Stack } from 'aws-cdk-lib';
import { type IPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import type { Lambda } from './lambda.ts';
import { nameOf, system } from './names.ts';
import { allow } from './permissions.ts';

/** Calls `scheduled` every quarter of an hour, by the clock of the district. */
export class Timetable extends Construct {
  readonly deadLetters: DeadLetters;
  readonly grantPrincipal: IPrincipal;
  private readonly role: Role;

  constructor(scope: Construct, scheduled: Lambda<'scheduled'>) {
    super(scope, 'Timetable');
    this.deadLetters = new DeadLetters(this, 'scheduled');
    const group = new CfnScheduleGroup(this, 'Group', { name: system });
    this.role = this.callingRole();
    this.grantPrincipal = this.role;
    this.deadLetters.grantSending(this);
    allow(this, ['lambda:InvokeFunction'], scheduled.function.functionArn);
    this.schedule(scheduled, group);
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
