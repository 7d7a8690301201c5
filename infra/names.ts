import { ArnFormat, type Stack } from 'aws-cdk-lib';

/**
 * Fixed names, for what people look up in the console, what a runbook mentions, and what would otherwise close a circle
 * (a state machine and the role that may start it). One deployment is one district: one per account and region.
 */
export const system = 'bangdaiban';

export const nameOf = (part: string): string => `${system}-${part}`;

/** The state machine of `workflows/agency-case.asl.json`. */
export const agencyCase = nameOf('agency-case');

export const agencyCaseArn = (stack: Stack): string =>
  stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: agencyCase,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** Every execution of it: IAM has no narrower name for executions that are yet to come. */
export const agencyExecutionsArn = (stack: Stack): string =>
  stack.formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${agencyCase}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** The metric that `scheduled` publishes by a line in its log, and the operations stack watches. */
export const oldestOpenTask = { namespace: 'BangDaiBan', metricName: 'OldestOpenTaskAge' } as const;
