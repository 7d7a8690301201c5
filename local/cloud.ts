import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { Activity } from './activity.ts';
import { SteerableClock } from './clock.ts';
import { createControl } from './control.ts';
import type { Counts } from './counts.ts';
import { Door } from './door.ts';
import { readJson, writeJson } from './durable.ts';
import { createEndpoint } from './endpoint.ts';
import { Faults } from './faults.ts';
import { createGateway } from './gateway.ts';
import { readPeople } from './identity/people.ts';
import { type Identity, openIdentity } from './identity.ts';
import { host, listen, listenAgain, shut } from './listen.ts';
import { lock } from './lock.ts';
import type { Credentials } from './principals.ts';
import { seed } from './seed.ts';
import { openServices, type Services } from './services.ts';
import { type Blueprint, readTemplate } from './template.ts';

export interface CloudOptions {
  /** The folder that holds everything; made when it is not there. */
  readonly state: string;
  /** Of the HTTP API; 0 = a free one. */
  readonly port: number;
  /** The cloud assembly to run. */
  readonly assembly: string;
  /** Nothing is printed. */
  readonly quiet?: boolean;
  /** Every log line of the functions is printed. */
  readonly verbose?: boolean;
  /** Else the clock that the state folder remembers. */
  readonly clock?: SteerableClock;
  /** A file of invented people; `local/people.json` unless told. */
  readonly people?: string;
  /** A file of requests to be made at the first start, or false for none; `local/seed.json` unless told. */
  readonly seed?: string | false;
}

/** A running embedded cloud. */
export interface Cloud {
  readonly gatewayUrl: string;
  readonly endpointUrl: string;
  readonly issuerUrl: string;
  readonly controlUrl: string;
  readonly controlSecret: string;
  readonly blueprint: Blueprint;
  readonly services: Services;
  readonly clock: SteerableClock;
  readonly faults: Faults;
  /** Keys with which everything may be done: for looking into the services from outside. */
  readonly operator: Credentials;
  /** Folder of the log files: one per function, and `access.log`. */
  readonly logs: string;
  /** An access token of an invented person. */
  token(sub: string): Promise<string>;
  /** Moves the clock by `ms`, running everything that falls due on the way. */
  advance(ms: number): Promise<void>;
  /** Resolves when nothing is in flight. */
  settle(): Promise<void>;
  counts(): Counts;
  /** Finishes what is in flight, then stops. */
  stop(): Promise<void>;
  /** Stops at once, as `kill -9` would. */
  kill(): Promise<void>;
}

/** What a state folder remembers of its ports: links to uploads hold that of the endpoint. */
interface Ports {
  readonly endpoint?: number;
  readonly issuer?: number;
}

/**
 * Opens the embedded cloud on one state folder.
 * @throws Error naming what of the template is not run here, or who holds the folder
 */
export async function openCloud(options: CloudOptions): Promise<Cloud> {
  const folder = resolve(options.state);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const undo = new Undo();
  undo.add(lock(folder));
  try {
    return await open(options, folder, undo);
  } catch (error) {
    await undo.run();
    throw error;
  }
}

/** How to close what has been opened, newest first. */
class Undo {
  readonly #steps: (() => void | Promise<void>)[] = [];

  add(step: () => void | Promise<void>): void {
    this.#steps.push(step);
  }

  async run(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) await step();
  }
}

async function open(options: CloudOptions, folder: string, undo: Undo): Promise<Cloud> {
  const say = options.quiet ? () => {} : (line: string) => console.log(line);
  const clock = options.clock ?? new SteerableClock(readJson(join(folder, 'clock.json'))?.offset ?? 0);
  undo.add(() => clock.stop());
  const ports: Ports = readJson(join(folder, 'ports.json')) ?? {};
  const activity = new Activity();
  const faults = new Faults();

  const identity = startIdentity(options, folder, ports, clock);
  // Awaited later: until then a failure must not count as unhandled.
  const closeIdentity = identity.then(({ close }) => close).catch(() => async () => {});
  undo.add(async () => (await closeIdentity)());
  const endpointServer = createServer();
  const endpointPort = await listenAgain(endpointServer, ports.endpoint, say);
  undo.add(() => shut(endpointServer));
  const endpointUrl = `http://${host}:${endpointPort}`;

  const door = new Door(faults);
  const services = openServices({ options, folder, clock, activity, faults, door, endpointUrl });
  undo.add(() => services.close());
  const { blueprint, principals, lambda } = services;
  const endpoint = createEndpoint({ door, principals, clock, activity, s3: services.s3, rest: services.rest });
  handOver(endpointServer, endpoint);

  const gateway = createGateway({
    blueprint,
    lambda,
    clock,
    activity,
    folder,
    permits: services.permitsApi,
    issuerOf: async () => (await identity).url,
  });
  undo.add(() => gateway.close());
  const port = await listen(gateway.server, options.port);
  undo.add(() => shut(gateway.server));
  services.resume();

  const controlSecret = randomBytes(24).toString('base64url');
  const { url: issuerUrl, port: issuerPort, token, people } = await identity;
  writeJson(join(folder, 'ports.json'), { endpoint: endpointPort, issuer: issuerPort });

  const steer = steering(clock, activity, join(folder, 'clock.json'));
  const counts = (): Counts => ({
    invocations: lambda.invocations,
    transitions: services.states.transitions,
    transitionsBy: services.states.transitionsBy,
    waits: services.states.waits,
    wakeUps: services.states.wakeUps,
    itemsWritten: door.meter.itemsWritten,
    writeUnits: door.meter.writeUnits,
    readUnits: door.meter.readUnits,
    calls: { ...door.meter.calls },
  });
  const control = createControl({ faults, counts, ...steer, now: () => clock.now() }, controlSecret);
  const controlUrl = `http://${host}:${await listen(control, 0)}`;
  undo.add(() => shut(control));

  const cloud: Cloud = {
    gatewayUrl: `http://${host}:${port}`,
    endpointUrl,
    issuerUrl,
    controlUrl,
    controlSecret,
    blueprint,
    services,
    clock,
    faults,
    operator: principals.operatorKeys,
    logs: join(folder, 'logs'),
    token,
    ...steer,
    counts,
    stop: async () => {
      await steer.settle();
      await undo.run();
    },
    kill: () => undo.run(),
  };
  writeJson(join(folder, 'run.json'), runFile(cloud, people));
  if (options.seed !== false) await seed(folder, cloud.gatewayUrl, token, options.seed);
  return cloud;
}

/** The server that was listening before there was anything to serve gets its handler. */
function handOver(listening: Server, serving: Server): void {
  listening.requestTimeout = serving.requestTimeout;
  listening.keepAliveTimeout = serving.keepAliveTimeout;
  listening.on('request', (request, response) => serving.emit('request', request, response));
}

async function startIdentity(options: CloudOptions, folder: string, { issuer }: Ports, clock: SteerableClock) {
  const people = readPeople(options.people);
  const audience = audienceOf(readTemplate(options.assembly));
  const wish = { folder, audience, people, clock };
  try {
    return await openIdentity({ ...wish, port: issuer ?? 0 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return openIdentity({ ...wish, port: 0 });
  }
}

/** What the template's authorizer asks of a token. */
const audienceOf = (blueprint: Blueprint): string =>
  blueprint.of('AWS::ApiGatewayV2::Authorizer')[0]?.properties.JwtConfiguration.Audience[0] ?? 'nobody';

/** The clock as others may move it: kept in the state folder at every step, so that a restart does not fall back. */
function steering(clock: SteerableClock, activity: Activity, path: string): Pick<Cloud, 'advance' | 'settle'> {
  const settle = () => activity.settle();
  const step = async () => {
    writeJson(path, { offset: clock.offset });
    await settle();
  };
  return { settle, advance: (ms) => clock.advance(ms, step) };
}

/** What other programs on this machine need to find and steer the running cloud; readable by the owner only. */
const runFile = (cloud: Cloud, people: Identity['people']) => ({
  pid: process.pid,
  gatewayUrl: cloud.gatewayUrl,
  endpointUrl: cloud.endpointUrl,
  issuerUrl: cloud.issuerUrl,
  controlUrl: cloud.controlUrl,
  controlSecret: cloud.controlSecret,
  region: cloud.blueprint.place.region,
  operator: cloud.operator,
  people,
});
