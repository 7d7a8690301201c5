import { readFileSync } from 'node:fs';
import { Aws, Stack } from 'aws-cdk-lib';
import { type IPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Service } from '../domain/kinds.ts';
import { type Lambda, logKeeping } from './lambda.ts';
import { executionsArn, machineArn, machineName } from './names.ts';
import { accept, allow, type Grantee, shown } from './permissions.ts';
import type { Records } from './records.ts';

export interface CaseWorkflowProps {
  readonly service: Service;
  /** The ASL file. Its `${…}` are filled from the parts below; one that none of them fills fails at synth. */
  readonly definition: string;
  readonly records: Records;
  readonly worker: Lambda;
  /** Only where something is printed. */
  readonly printer?: Lambda;
  /** The workflow that a case may go on in. */
  readonly other?: CaseWorkflow;
}

/** The legs of the cases of one kind, as `workflows/<service>-case.asl.json` tells them. */
export class CaseWorkflow extends Construct {
  readonly service: Service;
  readonly arn: string;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, { service, definition, records, worker, printer, other }: CaseWorkflowProps) {
    super(scope, `${service.charAt(0).toUpperCase()}${service.slice(1)}Workflow`);
    this.service = service;
    this.arn = machineArn(Stack.of(this), service);
    const role = this.role();
    this.grantPrincipal = role;
    records.grantWaits(this);
    for (const each of [worker, ...(printer ? [printer] : [])])
      allow(this, ['lambda:InvokeFunction'], each.function.functionArn);
    this.grantStarting(this);
    other?.grantStarting(this);
    this.machine(definition, role, {
      Partition: Aws.PARTITION,
      TableName: records.table.tableName,
      WorkerArn: worker.function.functionArn,
      ...(printer && { PrinterArn: printer.function.functionArn }),
      ...(other && { OtherStateMachineArn: other.arn }),
      StateMachineArn: this.arn,
    });
  }

  /** Starts a leg. */
  grantStarting(to: Grantee): void {
    allow(to, ['states:StartExecution'], this.arn);
  }

  /** Ends a wait by its token; IAM knows tokens only by the machine that gave them out. */
  grantAnswering(to: Grantee): void {
    allow(to, ['states:SendTaskSuccess'], this.arn);
  }

  /** Looks whether a leg is under way. */
  grantInspection(to: Grantee): void {
    const stack = Stack.of(this);
    const here = `${shown(stack.region, 'Region')}:${shown(stack.account, 'AccountId')}`;
    allow(to, ['states:DescribeExecution'], executionsArn(stack, this.service));
    accept(
      to,
      `IAM5[Resource::arn:<AWS::Partition>:states:${here}:execution:${machineName(this.service)}:*]`,
      'An execution is named after its case and leg, which nobody knows before; all of them belong to this one machine.',
    );
  }

  private role(): Role {
    const fromThisAccount = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', { conditions: fromThisAccount }),
    });
  }

  private machine(file: string, role: Role, substitutions: Readonly<Record<string, string>>): void {
    const machine = new StateMachine(this, 'Machine', {
      stateMachineName: machineName(this.service),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(readDefinition(file, Object.keys(substitutions))),
      definitionSubstitutions: { ...substitutions },
      role,
      logs: { destination: new LogGroup(this, 'Log', logKeeping), level: LogLevel.ERROR, includeExecutionData: false },
    });
    accept(
      this,
      'IAM5[Resource::*]',
      'Step Functions writes its log by log deliveries, for which CloudWatch Logs knows no resource but the star.',
    );
    accept(
      machine,
      'SF1',
      'Every step is in the case itself; the log tells failures only, and never the data of a step.',
    );
    accept(
      machine,
      'SF2',
      'X-Ray can not follow a call into Lambda in the China regions, so tracing shows nothing there.',
    );
  }
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
