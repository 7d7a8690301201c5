import { readFileSync } from 'node:fs';
import { Aws } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { logKeeping } from './lambda.ts';
import { accept } from './permissions.ts';

/** A role that the state machines of this account, and nobody else's, may take. */
export function machineRole(scope: Construct): Role {
  const fromThisAccount = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
  return new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('states.amazonaws.com', { conditions: fromThisAccount }),
  });
}

/**
 * A state machine from its ASL file.
 * @param substitutions what the file's `${…}` stand for; one that none of them fills fails at synth
 */
export function machine(
  scope: Construct,
  stateMachineName: string,
  file: string,
  role: Role,
  substitutions: Readonly<Record<string, string>>,
): void {
  const made = new StateMachine(scope, 'Machine', {
    stateMachineName,
    stateMachineType: StateMachineType.STANDARD,
    definitionBody: DefinitionBody.fromString(readDefinition(file, Object.keys(substitutions))),
    definitionSubstitutions: { ...substitutions },
    role,
    logs: { destination: new LogGroup(scope, 'Log', logKeeping), level: LogLevel.ERROR, includeExecutionData: false },
  });
  accept(
    scope,
    'IAM5[Resource::*]',
    'Step Functions writes its log by log deliveries, for which CloudWatch Logs knows no resource but the star.',
  );
  accept(
    made,
    'SF1',
    'What is done is in the records themselves; the log tells failures only, and never the data of a step.',
  );
  accept(made, 'SF2', 'X-Ray can not follow a call into Lambda in the China regions, so tracing shows nothing there.');
}

/**
 * The definition without its white space, since a template holds 1 MB.
 * @throws Error when the file asks for a part that nobody fills in: CloudFormation would leave it as it stands
 */
function readDefinition(file: string, parts: readonly string[]): string {
  const text = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
  const strangers = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, part]) => part!).filter((part) => !parts.includes(part));
  if (strangers.length > 0) throw new Error(`${file}: nobody fills in ${[...new Set(strangers)].join(', ')}`);
  return text;
}
