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

/**
 * When a report is due (§8.3): at two on the day of the freeze, when what was late to be counted has been, and a little later
 * for longer periods.
 */
const reportTimes = { month: 'cron(0 2 14 * ? *)', quarter: 'cron(30 2 14 1,4,7,10 ? *)', year: 'cron(0 3 14 1 ? *)' };

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly expression: string;
  readonly input?: object;
}

/** Calls functions by the clock of the district, `scheduled` every quarter of an hour, `measurer` each night; and starts reports. */
export class Timetable extends Construct {
  readonly deadLetters: DeadLetters;
  readonly grantPrincipal: IPrincipal;
  private readonly role: Role;
  private readonly group: CfnScheduleGroup;

  constructor(scope: Construct, scheduled: Lambda<'scheduled'>, measurer: Lambda<'measurer'>, reports: ReportWorkflow) {
    super(scope, 'Timetable');
    this.deadLetters = new DeadLetters(this, 'scheduled');
    this.group = new CfnScheduleGroup(this, 'Group', { name: system });
    this.role = this.callingRole();
    this.grantPrincipal = this.role;
    this.deadLetters.grantSending(this);
    allow(this, ['lambda:InvokeFunction'], scheduled.function.functionArn, measurer.function.functionArn);
    this.schedule(scheduled, {
      id: 'Reconcile',
      name: 'reconcile',
      description: 'Finds cases whose dispatch, leg or timer is missing',
      expression: 'cron(0/15 * * * ? *)',
    });
    this.schedule(measurer, {
      id: 'CheckCounts',
      name: 'check-counts',
      description: 'Compares counts with the histories they come from',
      expression: 'cron(30 2 * * ? *)',
      input: { task: 'check-counts' },
    });
    reports.grantStarting(this);
    for (const [kind, time] of Object.entries(reportTimes)) this.scheduleReport(kind, time, reports);
    this.keepFailures(scheduled, 'Failures');
    this.keepFailures(measurer, 'MeasurerFailures');
  }

  /** Writes a month of counts anew each night from the freeze on: that which was frozen, then those before it, as since revised. */
  exportCounts(measurer: Lambda<'measurer'>): void {
    this.schedule(measurer, {
      id: 'ExportCounts',
      name: 'export-counts',
      description: 'Exports a month of counts',
      expression: 'cron(0 4 14-25 * ? *)',
      input: { task: 'export-counts', at: '<aws.scheduler.scheduled-time>' },
    });
  }

  /** For calls that never reached the function. */
  private schedule(called: Lambda, { id, name, description, expression, input }: Entry): void {
    const schedule = new CfnSchedule(this, id, {
      name: nameOf(name),
      description,
      groupName: this.group.ref,
      scheduleExpression: expression,
      scheduleExpressionTimezone: 'Asia/Shanghai',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: called.function.functionArn,
        roleArn: this.role.roleArn,
        ...(input && { input: JSON.stringify(input) }),
        deadLetterConfig: { arn: this.deadLetters.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: 900, maximumRetryAttempts: 3 },
      },
    });
    schedule.node.addDependency(this.role);
  }

  /** The instant of the schedule goes along, so that a start that came late still is for the same period. */
  private scheduleReport(kind: string, time: string, reports: ReportWorkflow): void {
    const schedule = new CfnSchedule(this, `Report${kind}`, {
      name: nameOf(`report-${kind}`),
      description: `Starts the report of the last ${kind}`,
      groupName: this.group.ref,
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
  private keepFailures(called: Lambda, id: string): void {
    this.deadLetters.grantSending(called);
    new EventInvokeConfig(this, id, {
      function: called.function,
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
