import type { Service } from '../domain/kinds.ts';

/**
 * The environment of the Lambda functions: one list, read by the functions and filled by the stacks, so that a variable
 * forgotten in a stack does not compile. Values are strings as Lambda has them.
 */
export const environmentNames = {
  /** The one table. */
  TABLE_NAME: 'table',
  /** Materials and printed documents, versioned. */
  DOCUMENT_BUCKET: 'documents',
  /** Sealed packages under Object Lock. */
  ARCHIVE_BUCKET: 'archives',
  /** Rows of the counts for Athena; absent in a district that exports none. */
  EXPORT_BUCKET: 'exports',
  /** ARN of the KMS key that wraps the data keys of the cases. */
  DATA_KEY_ARN: 'key',
  /** Name of the bus on which notices leave. */
  EVENT_BUS_NAME: 'bus',
  /** ARN of the state machine of `workflows/agency-case.asl.json`. */
  AGENCY_STATE_MACHINE_ARN: 'workflow',
  /** ARN of the state machine of `workflows/assistance-case.asl.json`. */
  ASSISTANCE_STATE_MACHINE_ARN: 'assistance workflow',
  /** ARN of the state machine of `workflows/complaint-case.asl.json`. */
  COMPLAINT_STATE_MACHINE_ARN: 'complaint workflow',
  /** ARN of the state machine of `workflows/repair-case.asl.json`. */
  REPAIR_STATE_MACHINE_ARN: 'repair workflow',
} as const;

/** Which variable names the workflow of which kind. */
export const machineNames = {
  assistance: 'ASSISTANCE_STATE_MACHINE_ARN',
  agency: 'AGENCY_STATE_MACHINE_ARN',
  complaint: 'COMPLAINT_STATE_MACHINE_ARN',
  repair: 'REPAIR_STATE_MACHINE_ARN',
} as const satisfies Record<Service, keyof typeof environmentNames>;

export type EnvironmentName = keyof typeof environmentNames;
export type Environment<Names extends EnvironmentName = EnvironmentName> = Readonly<Record<Names, string>>;

/**
 * Reads one variable.
 * @throws Error naming the variable when it is missing: a defect of the deployment, not of a request.
 */
export function env(name: EnvironmentName): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is missing`);
  return value;
}
