import type { Activity } from './activity.ts';
import type { SteerableClock } from './clock.ts';
import type { CloudOptions } from './cloud.ts';
import type { Door } from './door.ts';
import { type DynamoDb, openDynamoDb } from './dynamodb/index.ts';
import { lambdaMapping, type RestMapping } from './endpoint/rest.ts';
import { type Events, openEvents } from './events/events.ts';
import type { Faults } from './faults.ts';
import { type Lambda, openLambda } from './host/index.ts';
import { functionsOf } from './host/settings.ts';
import { evaluateResource } from './iam.ts';
import { type Kms, openKms } from './kms.ts';
import { openPrincipals, type Principals } from './principals.ts';
import { permissionsOf, provideMachines } from './provide/compute.ts';
import { provideBuckets, provideKeys, provideTables } from './provide/data.ts';
import { provideQueues, provideRules, provideSchedules } from './provide/messaging.ts';
import { openS3, type S3 } from './s3/s3.ts';
import { route as schedulerMapping } from './scheduler/route.ts';
import { openScheduler, type Scheduler } from './scheduler/scheduler.ts';
import { type PolicyDocument, type Surroundings, servicePrincipal } from './service.ts';
import { openSqs, type Sqs } from './sqs.ts';
import { openStates, type States } from './states/states.ts';
import { mappingsOf } from './streams/mapping.ts';
import { openStreams } from './streams.ts';
import { type Blueprint, readTemplate } from './template.ts';

/** All services, filled with what the template holds. */
export interface Services {
  readonly blueprint: Blueprint;
  readonly principals: Principals;
  readonly dynamodb: DynamoDb;
  readonly s3: S3;
  readonly kms: Kms;
  readonly sqs: Sqs;
  readonly states: States;
  readonly events: Events;
  readonly scheduler: Scheduler;
  readonly lambda: Lambda;
  readonly rest: Readonly<Record<string, RestMapping>>;
  /** Whether a function's permissions let the HTTP API call it. */
  permitsApi(functionName: string, sourceArn: string): boolean;
  /** Goes on with what a stop interrupted. */
  resume(): void;
  close(): void;
}

export interface ServiceParts {
  readonly options: CloudOptions;
  readonly folder: string;
  readonly clock: SteerableClock;
  readonly activity: Activity;
  readonly faults: Faults;
  readonly door: Door;
  readonly endpointUrl: string;
}

/** Opens every service on the state folder, and makes in it what the template says. */
export function openServices(parts: ServiceParts): Services {
  const opened: { close(): void }[] = [];
  const keep = <T extends { close(): void }>(service: T): T => {
    opened.push(service);
    return service;
  };
  const close = () => {
    for (const service of opened.reverse()) service.close();
  };
  try {
    return { ...fill(parts, keep), close };
  } catch (error) {
    close();
    throw error;
  }
}

type Keep = <T extends { close(): void }>(service: T) => T;

function fill(parts: ServiceParts, keep: Keep): Omit<Services, 'close'> {
  const { options, folder, clock, activity, faults, door, endpointUrl: endpoint } = parts;
  const draft = readTemplate(options.assembly, { endpoint });
  const surroundings: Surroundings = { ...draft.place, folder, clock, call: door.call, busy: activity.busy };

  const dynamodb = keep(openDynamoDb(surroundings));
  provideTables(draft, dynamodb);
  // Read again: only now the streams have their ARNs.
  const blueprint = readTemplate(options.assembly, { endpoint, streamArn: streamArns(draft, dynamodb) });
  const principals = openPrincipals(blueprint, folder);

  const s3 = keep(openS3(surroundings));
  provideBuckets(blueprint, s3);
  const kms = keep(openKms(surroundings));
  provideKeys(blueprint, kms);
  const sqs = keep(openSqs(surroundings, () => endpoint));
  provideQueues(blueprint, sqs);
  const functions = functionsOf(blueprint, principals, endpoint);
  const show = options.verbose ? (name: string, line: string) => console.log(`${name}: ${line}`) : undefined;
  const lambda = keep(openLambda(surroundings, functions, { clock, faults, ...(show && { show }) }));
  const states = keep(openStates(surroundings));
  provideMachines(blueprint, states, principals);
  const events = keep(openEvents(deliveringTwice(surroundings, 'events', faults)));
  provideRules(blueprint, events, principals);
  const scheduler = keep(
    openScheduler(deliveringTwice(surroundings, 'scheduler', faults), { principalOf: principals.find }),
  );
  provideSchedules(blueprint, scheduler, principals);

  const permissions = permissionsOf(blueprint);
  for (const service of [dynamodb, kms, sqs, lambda, states, events, scheduler]) door.add(service);
  for (const service of [s3, kms, sqs]) door.addPolicies((need) => service.policyOf(need));
  door.addPolicies(({ resource }) => permissions.get(resource));
  const mappings = mappingsOf(blueprint, functions);
  const streams = keep(openStreams(mappings, { surroundings, dynamodb, sqs, lambda, faults }));

  return {
    blueprint,
    principals,
    dynamodb,
    s3,
    kms,
    sqs,
    states,
    events,
    scheduler,
    lambda,
    rest: { lambda: lambdaMapping, scheduler: schedulerMapping },
    permitsApi: apiPermissions(blueprint, permissions),
    resume() {
      lambda.resume();
      states.resume();
      events.resume();
      scheduler.resume();
      streams.resume();
    },
  };
}

function streamArns(blueprint: Blueprint, dynamodb: DynamoDb): (table: string) => string | undefined {
  const tables = blueprint.of('AWS::DynamoDB::GlobalTable').filter(({ properties }) => properties.StreamSpecification);
  const arns = new Map(tables.map(({ ref }) => [ref, dynamodb.streamArn(ref)]));
  return (table) => arns.get(table);
}

/**
 * The surroundings of a service that delivers to others, with the faults of deliveries: a doubled one is made twice, a
 * delayed one is refused at first, so that it comes with the service's own next attempt.
 */
function deliveringTwice(surroundings: Surroundings, service: string, faults: Faults): Surroundings {
  const call: Surroundings['call'] = async (name, operation, input, principal) => {
    const target = String(input.FunctionName ?? input.QueueUrl ?? input.stateMachineArn ?? '')
      .split(/[:/]/)
      .at(-1)!;
    faults.beforeDelivery(service, target);
    if (faults.copies(service, target) > 1) await surroundings.call(name, operation, input, principal);
    return surroundings.call(name, operation, input, principal);
  };
  return { ...surroundings, call };
}

function apiPermissions(blueprint: Blueprint, permissions: ReadonlyMap<string, PolicyDocument>) {
  const { account } = blueprint.place;
  const arns = new Map(
    blueprint.of('AWS::Lambda::Function').map(({ ref, attributes }) => [ref, String(attributes.Arn)]),
  );
  return (functionName: string, sourceArn: string): boolean => {
    const resource = arns.get(functionName) ?? '';
    const principal = servicePrincipal('apigateway.amazonaws.com', sourceArn, account);
    const need = { action: 'lambda:InvokeFunction', resource, context: principal.context ?? {} };
    const policy = permissions.get(resource);
    return policy !== undefined && evaluateResource(policy, principal, need) === 'allow';
  };
}
