import { fileURLToPath } from 'node:url';
import { Aws, Stack } from 'aws-cdk-lib';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Lambda } from './lambda.ts';
import { machine, machineRole } from './machine.ts';
import { arnOfMachine, rebuildName } from './names.ts';
import { allow } from './permissions.ts';

/** Counts everything anew when an operator starts it, as `workflows/rebuild-counts.asl.json` tells. */
export class Rebuild extends Construct {
  readonly arn: string;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, measurer: Lambda<'measurer'>) {
    super(scope, 'Rebuild');
    this.arn = arnOfMachine(Stack.of(this), rebuildName);
    const role = machineRole(this);
    this.grantPrincipal = role;
    allow(this, ['lambda:InvokeFunction'], measurer.function.functionArn);
    const file = fileURLToPath(new URL('../workflows/rebuild-counts.asl.json', import.meta.url));
    machine(this, rebuildName, file, role, { Partition: Aws.PARTITION, MeasurerArn: measurer.function.functionArn });
  }
}
