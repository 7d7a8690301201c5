import { Aws, Stack } from 'aws-cdk-lib';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Service } from '../domain/kinds.ts';
import type { Lambda } from './lambda.ts';
import { machine, machineRole } from './machine.ts';
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
    const role = machineRole(this);
    this.grantPrincipal = role;
    records.grantWaits(this);
    for (const each of [worker, ...(printer ? [printer] : [])])
      allow(this, ['lambda:InvokeFunction'], each.function.functionArn);
    this.grantStarting(this);
    other?.grantStarting(this);
    machine(this, machineName(service), definition, role, {
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
}
