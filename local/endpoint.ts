import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Activity } from './activity.ts';
import type { Clock } from './clock.ts';
import { type Door, LostAnswer } from './door.ts';
import {
  answerJson,
  answerJsonError,
  answerRaw,
  answerRestError,
  type Envelope,
  internalError,
} from './endpoint/answer.ts';
import type { RestMapping } from './endpoint/rest.ts';
import type { Principals } from './principals.ts';
import { exchange } from './s3/admit.ts';
import { answerError as s3Error } from './s3/errors.ts';
import type { S3 } from './s3/s3.ts';
import { AwsError, type Json, type Principal } from './service.ts';
import { type SecretOf, verify } from './sigv4.ts';

export interface EndpointParts {
  readonly door: Door;
  readonly principals: Principals;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly s3: S3;
  /** The services that speak restJson1, by SigV4 name. */
  readonly rest: Readonly<Record<string, RestMapping>>;
}

/** The longest body of a JSON call, bytes; services have smaller limits of their own. */
const bodyLimit = 16 * 1024 * 1024;

/**
 * The one address of all services: a request finds its service by the name in its SigV4 scope, after its signature was
 * verified and its key has led to a principal. The policies are evaluated at the door.
 */
export function createEndpoint(parts: EndpointParts): Server {
  const server = createServer((request, response) => void new Exchange(parts, request, response).run());
  // Uploads may take their time; nothing here is open to the world.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  return server;
}

interface Caller {
  readonly principal: Principal;
  readonly body: string;
}

/** One request and its answer. */
class Exchange {
  readonly #parts: EndpointParts;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #envelope: Envelope;

  constructor(parts: EndpointParts, request: IncomingMessage, response: ServerResponse) {
    this.#parts = parts;
    this.#request = request;
    this.#response = response;
    this.#headers = flat(request);
    this.#envelope = { requestId: randomUUID(), date: new Date(parts.clock.now()).toUTCString() };
  }

  async run(): Promise<void> {
    const done = this.#polls() ? () => {} : this.#parts.activity.busy(`${this.#request.method} to a service`);
    try {
      if (this.#headers['x-amz-target']) await this.#json();
      else if (this.#service() in this.#parts.rest) await this.#rest(this.#service());
      else await this.#raw();
    } catch (error) {
      // A defect in answering must not leave the client waiting.
      if (!(error instanceof LostAnswer)) console.error(error);
      this.#request.socket.destroy();
    } finally {
      done();
    }
  }

  /** Whoever waits for messages may wait for the clock: nothing is in flight meanwhile. */
  #polls = () => this.#headers['x-amz-target'] === 'AmazonSQS.ReceiveMessage';

  /** The service in the scope of the Authorization header, before anything is verified. */
  #service = (): string => /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(this.#headers.authorization ?? '')?.[1] ?? '';

  async #json(): Promise<void> {
    const [, operation = ''] = String(this.#headers['x-amz-target']).split('.');
    const contentType = this.#headers['content-type'] ?? 'application/x-amz-json-1.0';
    const service = this.#service();
    try {
      const { principal, body } = await this.#authenticated(service);
      const input = parse(body);
      const output = await this.#enter(service, operation, input, principal);
      answerJson(this.#response, 200, output, contentType, this.#envelope);
    } catch (error) {
      answerJsonError(this.#response, service, asAwsError(error), contentType, this.#envelope);
    }
  }

  async #rest(service: string): Promise<void> {
    try {
      const { principal, body } = await this.#authenticated(service);
      const { pathname, searchParams } = new URL(this.#request.url ?? '/', 'http://endpoint');
      const { method = '', headers } = this.#request;
      const call = this.#parts.rest[service]?.({ method, path: pathname, query: searchParams, headers, body });
      if (!call) throw new AwsError('UnknownOperationException', `${method} ${pathname} is no operation here`, 404);
      const output = await this.#enter(service, call.operation, call.input, principal);
      this.#answerRest(call.answer?.(output) ?? { status: 200, headers: {}, body: JSON.stringify(output) });
    } catch (error) {
      answerRestError(this.#response, asAwsError(error), this.#envelope);
    }
  }

  #answerRest({ status, headers, body }: { status: number; headers: Record<string, string>; body: string }): void {
    const { requestId, date } = this.#envelope;
    this.#response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-amzn-requestid': requestId,
      date,
      ...headers,
    });
    this.#response.end(body);
  }

  /** S3 streams, and speaks XML even when a signature is wrong: it takes its requests off the wire itself. */
  async #raw(): Promise<void> {
    const { door, s3, clock } = this.#parts;
    const { method = 'GET', url = '/' } = this.#request;
    let operation = method;
    const answer = await exchange(
      s3,
      { method, url, headers: this.#headers, body: this.#request },
      {
        secretOf: this.#secretOf,
        principalOf: this.#principalOf,
        now: () => clock.now(),
        policyOf: door.policyOf,
        before: (request) => {
          operation = s3.needs(request)[0]?.action.replace('s3:', '') ?? method;
          door.refuse('s3', operation);
          door.meter.called('s3', operation);
        },
      },
    ).catch((error) => s3Error(asAwsError(error), method, this.#envelope.requestId));
    door.lose('s3', operation);
    // What was not read of the body would be taken for the next request.
    if (answer.status >= 400) this.#response.setHeader('connection', 'close');
    answerRaw(this.#response, answer, this.#envelope);
  }

  async #authenticated(service: string): Promise<Caller> {
    const { method = '', url = '/' } = this.#request;
    const bytes = await read(this.#request);
    const bodyHash = createHash('sha256').update(bytes).digest('hex');
    const signed = verify({ method, url, headers: this.#headers, bodyHash }, this.#secretOf, this.#parts.clock.now());
    if (signed.service !== service) throw new AwsError('InvalidSignatureException', 'The scope names another service');
    return { principal: this.#principalOf(signed.accessKeyId), body: bytes.toString() };
  }

  #enter = (service: string, operation: string, input: Json, principal: Principal): Promise<Json> =>
    this.#parts.door.enter(service, operation, input, principal, this.#envelope.requestId);

  #secretOf: SecretOf = (id) => {
    const { secretAccessKey: secret, sessionToken } = this.#parts.principals.holder(id)?.credentials ?? {};
    return secret === undefined ? undefined : { secret, sessionToken };
  };

  #principalOf = (accessKeyId: string): Principal =>
    this.#parts.principals.holder(accessKeyId)?.principal ?? { arn: 'anonymous', policies: [] };
}

/** @throws LostAnswer when the connection is to break */
function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  if (!(error instanceof LostAnswer)) return internalError(error);
  if (error.how === 'break') throw error;
  return new AwsError('InternalServerError', 'Internal server error', 500);
}

/** Lower-case names with one value each. */
function flat({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]),
  );
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyLimit) throw new AwsError('RequestEntityTooLarge', 'Request size exceeded the maximum', 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(body: string): Json {
  try {
    const input = JSON.parse(body || '{}');
    if (input && typeof input === 'object' && !Array.isArray(input)) return input;
  } catch {
    // Falls through to the refusal.
  }
  throw new AwsError('SerializationException', 'The body is not a JSON object');
}
