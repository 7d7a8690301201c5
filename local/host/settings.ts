import { dirname, join } from 'node:path';
import type { Principals } from '../principals.ts';
import type { Json, Principal } from '../service.ts';
import type { Blueprint, Resource } from '../template.ts';

/** What the template says of one function. */
export interface FunctionSettings {
  readonly name: string;
  readonly arn: string;
  /** Where the bundle lies. */
  readonly folder: string;
  /** `index.handler` */
  readonly handler: string;
  /** Seconds. */
  readonly timeout: number;
  /** MB. */
  readonly memory: number;
  readonly environment: Readonly<Record<string, string>>;
  /** The role it runs as. */
  readonly role: Principal;
  readonly asynchronous: Asynchronous;
}

/** How asynchronous invocations are tried again, and where those go that failed. */
export interface Asynchronous {
  readonly retries: number;
  /** Seconds. */
  readonly maxAge: number;
  /** ARNs. */
  readonly deadLetter?: string;
  readonly onFailure?: string;
  readonly onSuccess?: string;
}

/** Reads the functions of the template, with the environment each is to find. */
export function functionsOf(blueprint: Blueprint, principals: Principals, endpoint: string): FunctionSettings[] {
  return blueprint.of('AWS::Lambda::Function').map((resource) => {
    const { Handler, Timeout = 3, MemorySize = 128, Role } = resource.properties;
    const role = principals.assume(Role, 'lambda.amazonaws.com');
    return {
      name: resource.ref,
      arn: String(resource.attributes.Arn),
      folder: folderOf(resource, blueprint),
      handler: Handler,
      timeout: Number(Timeout),
      memory: Number(MemorySize),
      environment: environmentOf(resource, blueprint, principals, endpoint),
      role,
      asynchronous: asynchronousOf(resource, blueprint),
    };
  });
}

function folderOf({ stack, logicalId, properties }: Resource, blueprint: Blueprint): string {
  const folder = blueprint.asset(properties.Code.S3Key);
  if (!folder) throw new Error(`${stack} / ${logicalId}: the assembly has no asset ${properties.Code.S3Key}`);
  return folder;
}

/** Keys that Lambda keeps for itself and refuses in a template. */
const reserved =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_)?REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_.*|AWS_ACCESS_KEY(_ID)?|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;
/** Bytes of all variables together. */
const environmentLimit = 4096;

function environmentOf(resource: Resource, { place, asset }: Blueprint, principals: Principals, endpoint: string) {
  const { properties, ref } = resource;
  const variables: Record<string, string> = properties.Environment?.Variables ?? {};
  refuseVariables(resource, variables);
  const keys = principals.keys(properties.Role);
  const memory = String(properties.MemorySize ?? 128);
  return {
    ...variables,
    PATH: process.env.PATH ?? '',
    LANG: 'en_US.UTF-8',
    TZ: variables.TZ ?? ':UTC',
    _HANDLER: properties.Handler,
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: ref,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: memory,
    AWS_LAMBDA_LOG_GROUP_NAME: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${ref}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    AWS_LAMBDA_LOG_LEVEL: properties.LoggingConfig?.ApplicationLogLevel ?? 'INFO',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_SESSION_TOKEN: keys.sessionToken ?? '',
    AWS_ENDPOINT_URL: endpoint,
    LAMBDA_TASK_ROOT: asset(properties.Code.S3Key) ?? '',
    LAMBDA_RUNTIME_DIR: join(dirname(process.execPath), '..'),
  };
}

function refuseVariables({ stack, logicalId }: Resource, variables: Record<string, string>): void {
  const taken = Object.keys(variables).filter((name) => reserved.test(name));
  if (taken.length) throw new Error(`${stack} / ${logicalId}: Lambda reserves the variables ${taken.join(', ')}`);
  if (JSON.stringify(variables).length > environmentLimit)
    throw new Error(`${stack} / ${logicalId}: the variables are larger than ${environmentLimit} bytes`);
}

function asynchronousOf({ ref, properties }: Resource, blueprint: Blueprint): Asynchronous {
  const config: Json = blueprint.of('AWS::Lambda::EventInvokeConfig').find((c) => c.properties.FunctionName === ref);
  const { MaximumRetryAttempts = 2, MaximumEventAgeInSeconds = 21_600, DestinationConfig } = config?.properties ?? {};
  return {
    retries: Number(MaximumRetryAttempts),
    maxAge: Number(MaximumEventAgeInSeconds),
    deadLetter: properties.DeadLetterConfig?.TargetArn,
    onFailure: DestinationConfig?.OnFailure?.Destination,
    onSuccess: DestinationConfig?.OnSuccess?.Destination,
  };
}
