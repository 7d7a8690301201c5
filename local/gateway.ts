import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Activity } from './activity.ts';
import type { Clock } from './clock.ts';
import { type Exchanged, logLine } from './gateway/access-log.ts';
import { type Answer, answerOf, refusal } from './gateway/answer.ts';
import { type Authorization, JwtCheck } from './gateway/authorize.ts';
import { Cors } from './gateway/cors.ts';
import { type ApiContext, type Arrived, eventOf } from './gateway/event.ts';
import { type Match, match, type Route, routesOf } from './gateway/routes.ts';
import { Throttle } from './gateway/throttle.ts';
import type { Lambda } from './host/index.ts';
import type { Outcome } from './host/thread.ts';
import { LineFile } from './lines.ts';
import type { Blueprint, Resource } from './template.ts';

export interface GatewayParts {
  readonly blueprint: Blueprint;
  readonly lambda: Lambda;
  readonly clock: Clock;
  readonly activity: Activity;
  /** The state folder. */
  readonly folder: string;
  /** Whether the function's permissions let this API call it. */
  permits(functionName: string, sourceArn: string): boolean;
  /** Leads from the issuer in the template to the one that stands in for it here. */
  issuerOf(issuer: string): Promise<string>;
}

/** Bytes (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html). */
const bodyLimit = 10 * 1024 * 1024;
const headersLimit = 10_240;

export interface Gateway {
  readonly server: Server;
  close(): void;
}

/**
 * The HTTP API of the template.
 * @throws Error unless there is exactly one, with one stage
 */
export function createGateway(parts: GatewayParts): Gateway {
  const api = onlyOne(parts.blueprint.of('AWS::ApiGatewayV2::Api'), 'HTTP API');
  const stage = onlyOne(parts.blueprint.of('AWS::ApiGatewayV2::Stage'), 'stage');
  const logs = new LineFile(join(parts.folder, 'logs', 'access.log'));
  const front = new Front(parts, api, stage, logs);
  const server = createServer((request, response) => void front.serve(request, response));
  server.keepAliveTimeout = 60_000;
  return { server, close: () => logs.close() };
}

function onlyOne(resources: readonly Resource[], what: string): Resource {
  const [first, ...others] = resources;
  if (!first || others.length)
    throw new Error(`Exactly one ${what} is run here, and the template has ${resources.length}`);
  return first;
}

/** What was learnt on the way to an answer, for the access log. */
interface Trace {
  routeKey?: string;
  claims?: Readonly<Record<string, string>>;
  integrationLatency?: number;
  integrationStatus?: number;
}

class Front {
  readonly #parts: GatewayParts;
  readonly #routes: readonly Route[];
  readonly #context: ApiContext;
  readonly #throttle: Throttle;
  readonly #cors: Cors;
  readonly #jwt: JwtCheck;
  readonly #logs: LineFile;
  readonly #format: string | undefined;

  constructor(parts: GatewayParts, api: Resource, stage: Resource, logs: LineFile) {
    const { blueprint, clock } = parts;
    this.#parts = parts;
    this.#routes = routesOf(blueprint, api.ref);
    this.#context = {
      accountId: blueprint.place.account,
      apiId: api.ref,
      stageVariables: stage.properties.StageVariables,
    };
    this.#throttle = new Throttle(clock, stage.properties);
    this.#cors = new Cors(api.properties.CorsConfiguration);
    this.#jwt = new JwtCheck(clock, parts.issuerOf);
    this.#logs = logs;
    this.#format = stage.properties.AccessLogSettings?.Format;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const done = this.#parts.activity.busy(`${request.method} ${request.url}`);
    const started = performance.now();
    const trace: Trace = {};
    const arrived = await this.#arrive(request);
    try {
      const answer =
        this.#cors.preflight(request) ?? withCors(await this.#answer(arrived, trace), this.#cors.headers(request));
      this.#send(response, arrived, answer);
      this.#log(arrived, answer, trace, performance.now() - started);
    } catch (error) {
      console.error(error);
      this.#send(response, arrived, refusal(500));
    } finally {
      done();
    }
  }

  async #arrive(request: IncomingMessage): Promise<Arrived & { tooLong: boolean }> {
    const [path = '/', query = ''] = split(request.url ?? '/');
    const { body, tooLong } = await read(request);
    const at = this.#parts.clock.now();
    return { request, path: decode(path), query, body, tooLong, requestId: randomUUID(), at };
  }

  async #answer(arrived: Arrived & { tooLong: boolean }, trace: Trace): Promise<Answer> {
    const { request, path } = arrived;
    if (headLength(request) > headersLimit) return refusal(431, 'Headers too large');
    const found = match(this.#routes, request.method ?? 'GET', path);
    if (!found) return refusal(404, 'No route');
    trace.routeKey = found.route.key;
    if (!this.#throttle.admits(found.route.key)) return refusal(429, 'Throttled');
    const authorization = await this.#authorize(arrived, found.route);
    if (authorization && authorization.status !== 200)
      return refusal(authorization.status, 'Not authorized', { 'www-authenticate': authorization.challenge });
    if (arrived.tooLong) return refusal(413, 'Body too long');
    return this.#integrate(arrived, found, authorization, trace);
  }

  async #authorize({ request }: Arrived, route: Route): Promise<Authorization | undefined> {
    if (!route.authorizer) return undefined;
    return this.#jwt.check(request.headers.authorization, route.authorizer, route.scopes);
  }

  async #integrate(arrived: Arrived, found: Match, allowed: Authorization | undefined, trace: Trace): Promise<Answer> {
    const { route } = found;
    if (!this.#parts.permits(route.functionName, this.#sourceArn(route)))
      return refusal(500, 'No permission to invoke');
    const jwt = allowed?.status === 200 ? { claims: allowed.claims, scopes: allowed.scopes } : undefined;
    trace.claims = jwt?.claims ?? {};
    const started = performance.now();
    const outcome = await within(
      route.timeout,
      this.#parts.lambda.run(route.functionName, eventOf(arrived, found, jwt, this.#context)),
    );
    trace.integrationLatency = performance.now() - started;
    const answer = outcome ? answerOf(outcome) : refusal(503, 'The function took too long');
    trace.integrationStatus = answer.status;
    return answer;
  }

  /** `arn:…:execute-api:region:account:api/stage/METHOD/path`, as the permissions of functions name it. */
  #sourceArn({ method, key }: Route): string {
    const { partition, region, account } = this.#parts.blueprint.place;
    const path = key === '$default' ? '$default' : `${method === 'ANY' ? '*' : method}${key.replace(/^\S+ /, '')}`;
    return `arn:${partition}:execute-api:${region}:${account}:${this.#context.apiId}/$default/${path}`;
  }

  #send(response: ServerResponse, { request, requestId, at }: Arrived, { status, headers, body }: Answer): void {
    response.writeHead(status, {
      date: new Date(at).toUTCString(),
      'content-length': body.length,
      'apigw-requestid': requestId,
      ...(headers as Record<string, string | string[]>),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  #log(arrived: Arrived, answer: Answer, trace: Trace, latency: number): void {
    if (!this.#format) return;
    const exchanged: Exchanged = {
      arrived,
      answer,
      latency,
      routeKey: trace.routeKey,
      claims: trace.claims ?? {},
      accountId: this.#context.accountId,
      apiId: this.#context.apiId,
      integrationLatency: trace.integrationLatency,
      integrationStatus: trace.integrationStatus,
    };
    this.#logs.write(logLine(this.#format, exchanged));
  }
}

/** Where the API has a CORS configuration, it alone speaks of CORS. */
function withCors(answer: Answer, cors: Record<string, string> | undefined): Answer {
  if (!cors) return answer;
  const own = Object.entries(answer.headers).filter(([name]) => !name.startsWith('access-control-'));
  return { ...answer, headers: { ...Object.fromEntries(own), ...cors } };
}

function split(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

/** Bytes of the request line and the headers, which have one limit together. */
const headLength = ({ method, url, rawHeaders }: IncomingMessage): number =>
  `${method} ${url}`.length + rawHeaders.join('').length;

/** HTTP APIs hand paths over decoded, `rawPath` too. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Reads a body to its end, keeping no more of it than is allowed. */
async function read(request: IncomingMessage): Promise<{ body: Buffer; tooLong: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size <= bodyLimit) chunks.push(chunk);
    }
  } catch {
    // The client went away in the middle: what it sent is as good as nothing, and nobody hears the answer.
    return { body: Buffer.alloc(0), tooLong: true };
  }
  return size > bodyLimit ? { body: Buffer.alloc(0), tooLong: true } : { body: Buffer.concat(chunks), tooLong: false };
}

/** The outcome, or undefined when it takes longer; the function itself runs on. */
async function within(ms: number, outcome: Promise<Outcome>): Promise<Outcome | undefined> {
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    alarm = setTimeout(resolve, ms, undefined);
  });
  return Promise.race([outcome, late]).finally(() => clearTimeout(alarm));
}
