import { Aws, Stack } from 'aws-cdk-lib';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Lambda } from './lambda.ts';
import { machine, machineRole } from './machine.ts';
import { arnOfMachine, reportMachineName } from './names.ts';
import { allow, type Grantee } from './permissions.ts';
import type { Records } from './records.ts';

export interface ReportWorkflowProps {
  /** The ASL file. */
  readonly definition: string;
  readonly records: Records;
  readonly reporter: Lambda;
}

/** A report from the freeze of its period to its publication, as `workflows/monthly-report.asl.json` tells it. */
export class ReportWorkflow extends Construct {
  readonly arn: string;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, { definition, records, reporter }: ReportWorkflowProps) {
    super(scope, 'ReportWorkflow');
    this.arn = arnOfMachine(Stack.of(this), reportMachineName);
    const role = machineRole(this);
    this.grantPrincipal = role;
    records.grantReportWaits(this);
    allow(this, ['lambda:InvokeFunction'], reporter.function.functionArn);
    machine(this, reportMachineName, definition, role, {
      Partition: Aws.PARTITION,
      TableName: records.table.tableName,
      ReporterArn: reporter.function.functionArn,
    });
  }

  grantStarting(to: Grantee): void {
    allow(to, ['states:StartExecution'], this.arn);
  }

  /** Ends a wait by its token. */
  grantAnswering(to: Grantee): void {
    allow(to, ['states:SendTaskSuccess'], this.arn);
  }
}
