import { ArnFormat, type Stack } from 'aws-cdk-lib';
import type { Service } from '../domain/kinds.ts';

/**
 * Fixed names, for what people look up in the console, what a runbook mentions, and what would otherwise close a circle
 * (a state machine and the role that may start it). One deployment is one district: one per account and region.
 */
export const system = 'bangdaiban';

export const nameOf = (part: string): string => `${system}-${part}`;

/** The state machine of `workflows/<service>-case.asl.json`. */
export const machineName = (service: Service): string => nameOf(`${service}-case`);

/** The state machine of `workflows/monthly-report.asl.json`. */
export const reportMachineName = nameOf('monthly-report');

/** The state machine of `workflows/rebuild-counts.asl.json`, by which an operator starts it (docs/operations.md). */
export const rebuildName = nameOf('rebuild-counts');

export const machineArn = (stack: Stack, service: Service): string => arnOfMachine(stack, machineName(service));

export const arnOfMachine = (stack: Stack, name: string): string =>
  stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: name,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** Every execution of it: IAM has no narrower name for executions that are yet to come. */
export const executionsArn = (stack: Stack, service: Service): string =>
  stack.formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${machineName(service)}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** The metric that `scheduled` publishes by a line in its log, and the operations stack watches. */
export const calendarDaysMissing = { namespace: 'BangDaiBan', metricName: 'CalendarDaysMissing' } as const;

/** The same of the most overdue case. */
export const oldestOpenTask = { namespace: 'BangDaiBan', metricName: 'OldestOpenTaskAge' } as const;

/** Cases that could not be counted, by the same function. */
export const casesNotCounted = { namespace: 'BangDaiBan', metricName: 'CasesNotCounted' } as const;

/** Differences between counts and histories that a nightly check found; it says so even when there is none. */
export const countDifferences = { namespace: 'BangDaiBan', metricName: 'CountDifferences' } as const;
