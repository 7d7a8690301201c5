import type { App } from 'aws-cdk-lib';
import { type Service, services } from '../domain/kinds.ts';
import type { District } from '../domain/settings.ts';
import { type Environment, machineNames } from '../functions/env.ts';
import { ApiStack } from './api-stack.ts';
import type { Bundles } from './bundle.ts';
import { DataStack } from './data-stack.ts';
import { machineArn } from './names.ts';
import { OperationsStack } from './operations-stack.ts';
import type { Place } from './system-stack.ts';
import { type Definitions, WorkflowStack } from './workflow-stack.ts';

/**
 * Feature flags that matter here. References between stacks are exports and imports, which forbid to remove what another
 * stack still uses; CDK asks to say so.
 */
export const flags = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};

export interface Plan {
  readonly district: District;
  readonly bundles: Bundles;
  /** The files of `workflows/`, or those a test runs instead. */
  readonly definitions: Definitions;
  readonly place: Place;
}

/** The system: what is kept, what happens over time, what can be asked, and what is watched. */
export function plan(app: App, { district, bundles, definitions, place }: Plan): void {
  const data = new DataStack(app, place, district);
  const common = { bundles, runtime: district.runtime, environment: environmentOf(data) };
  const workflow = new WorkflowStack(app, place, { data, common, definitions });
  const api = new ApiStack(app, place, { data, common, district });
  new OperationsStack(app, place, { workflow, api });
}

const machinesOf = (data: DataStack) =>
  Object.fromEntries(services.map((service) => [machineNames[service], machineArn(data, service)])) as Environment<
    (typeof machineNames)[Service]
  >;

const environmentOf = (data: DataStack): Environment => ({
  TABLE_NAME: data.records.table.tableName,
  DOCUMENT_BUCKET: data.documents.bucket.bucketName,
  ARCHIVE_BUCKET: data.archives.bucket.bucketName,
  EXPORT_BUCKET: data.exports?.bucket.bucketName ?? '',
  DATA_KEY_ARN: data.dataKey.key.keyArn,
  EVENT_BUS_NAME: data.notices.bus.eventBusName,
  ...machinesOf(data),
});
