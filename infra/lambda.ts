import { AssetHashType, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IGrantable, type IPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as Deployed,
  LoggingFormat,
  Runtime,
  RuntimeFamily,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { District } from '../domain/settings.ts';
import type { Environment } from '../functions/env.ts';
import { type LambdaName, type LambdaSpec, lambdas } from '../functions/lambdas.ts';
import type { Bundles } from './bundle.ts';
import { nameOf } from './names.ts';

/** What all functions have in common. */
export interface Common {
  readonly bundles: Bundles;
  readonly runtime: District['runtime'];
  /** Every variable there is: each function gets those that `functions/lambdas.ts` lists for it. */
  readonly environment: Environment;
}

/**
 * One function of `functions/lambdas.ts`, with a role that may write its own log and nothing else, until the parts of
 * the system grant access to themselves.
 */
export class Lambda<Name extends LambdaName = LambdaName> extends Construct implements IGrantable {
  readonly name: Name;
  readonly function: Deployed;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, name: Name, { bundles, runtime, environment }: Common) {
    super(scope, idOf(name));
    const spec: LambdaSpec = lambdas[name];
    const log = new LogGroup(this, 'Log', logKeeping);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    log.grantWrite(role);
    this.name = name;
    this.grantPrincipal = role;
    this.function = new Deployed(this, 'Function', {
      functionName: nameOf(name),
      description: spec.description,
      code: codeOf(name, bundles),
      handler: 'index.handler',
      runtime: new Runtime(runtime, RuntimeFamily.NODEJS),
      architecture: Architecture.ARM_64,
      memorySize: spec.memory,
      timeout: Duration.seconds(spec.timeout),
      environment: variablesOf(spec, environment),
      role,
      logGroup: log,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      // A line per call is in the access log of the interface already; start and report lines double the bill.
      systemLogLevelV2: SystemLogLevel.WARN,
    });
  }
}

/**
 * 网络安全法 asks that network logs be kept for at least six months (六个月). CloudWatch's 180 days fall short of every
 * six months of the calendar, so it is the next step up; and they outlive the stack.
 */
export const logKeeping = { retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN };

/** What the district does not have is left out. Fonts are named relative to the folder of the bundle, which is `LAMBDA_TASK_ROOT`. */
const variablesOf = (spec: LambdaSpec, environment: Environment): Record<string, string> => ({
  ...Object.fromEntries(
    spec.environment.filter((name) => environment[name] !== '').map((name) => [name, environment[name]]),
  ),
  ...(spec.assets && { FONT_FOLDER: spec.assets }),
});

const idOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The bundler knows already whether anything changed: CDK need not read ten megabytes of fonts to find out. */
const codeOf = (name: LambdaName, bundles: Bundles) =>
  Code.fromAsset(bundles[name].folder, { assetHashType: AssetHashType.CUSTOM, assetHash: bundles[name].hash });
