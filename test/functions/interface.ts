import { createHash, randomUUID } from 'node:crypto';
import type { Context as LambdaContext } from 'aws-lambda';
import { expect } from 'vitest';
import type { Passing } from '../../functions/http/call.ts';
import * as authorityLambda from '../../functions/lambdas/authority.ts';
import * as complainantLambda from '../../functions/lambdas/complainant.ts';
import * as complaintsLambda from '../../functions/lambdas/complaints.ts';
import * as figuresLambda from '../../functions/lambdas/figures.ts';
import * as linkLambda from '../../functions/lambdas/link.ts';
import * as managerLambda from '../../functions/lambdas/manager.ts';
import * as papersLambda from '../../functions/lambdas/papers.ts';
import * as printsLambda from '../../functions/lambdas/prints.ts';
import * as publicLambda from '../../functions/lambdas/public.ts';
import * as reportsLambda from '../../functions/lambdas/reports.ts';
import * as residentLambda from '../../functions/lambdas/resident.ts';
import * as staffLambda from '../../functions/lambdas/staff.ts';
import * as supervisorLambda from '../../functions/lambdas/supervisor.ts';
import * as surveysLambda from '../../functions/lambdas/surveys.ts';
import { described } from '../../functions/openapi/operations.ts';
import { answers } from '../../functions/openapi/schemas.ts';
import { type Server, serverOf } from '../../functions/route.ts';
import { routes } from '../../functions/routes.ts';
import { ProblemShape } from '../../functions/views/shapes/published.ts';
import { Meter } from '../../local/counts.ts';
import { openDynamoDb } from '../../local/dynamodb/index.ts';
import { openEvents } from '../../local/events/events.ts';
import { openKms } from '../../local/kms.ts';
import type { JsonService } from '../../local/service.ts';
import { surround } from '../local/conformance/cloud.ts';
import { front, operator } from '../local/conformance/front.ts';
import { serveS3 } from '../local/s3/served.ts';

/** What is asked, as API Gateway would hand it over. */
export interface Ask {
  /** `sub` of the token. */
  readonly as?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Becomes JSON; `text` is sent as it is. */
  readonly body?: unknown;
  readonly text?: string;
  /** The body arrives in Base64, as API Gateway hands over what it takes for binary. */
  readonly base64?: boolean;
  /** `Idempotency-Key`: a fresh one unless told; `null` for none. */
  readonly key?: string | null;
  /** Milliseconds from now. */
  readonly after?: number;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are held to their published shapes, and then looked into freely
type Body = any;

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

type Handler = (event: Passing, context: LambdaContext) => Promise<unknown>;

const handlers: Readonly<Record<Server, Handler>> = {
  public: publicLambda.handler as Handler,
  resident: residentLambda.handler as Handler,
  staff: staffLambda.handler as Handler,
  manager: managerLambda.handler as Handler,
  authority: authorityLambda.handler as Handler,
  link: linkLambda.handler as Handler,
  papers: papersLambda.handler as Handler,
  prints: printsLambda.handler as Handler,
  complainant: complainantLambda.handler as Handler,
  complaints: complaintsLambda.handler as Handler,
  reports: reportsLambda.handler as Handler,
  supervisor: supervisorLambda.handler as Handler,
  figures: figuresLambda.handler as Handler,
  surveys: surveysLambda.handler as Handler,
};

/** Lines that the functions log are kept instead of printed. */
const logged: string[] = [];
console.log = (line: string) => logged.push(line);

/** The services that the functions reach, and their environment. One set per test file. */
export async function openInterface() {
  const { surroundings, services, stop } = surround('cn-northwest-1');
  const [dynamo, kms] = [openDynamoDb(surroundings), openKms(surroundings)];
  const bus = openEvents(surroundings);
  services.push(dynamo, kms, bus);
  bus.ensureBus('notices');
  dynamo.ensureTable(table);
  const meter = new Meter();
  const { endpoint, stop: close } = await front(metered(dynamo, meter), metered(kms, meter), bus);
  const s3 = await serveS3();
  s3.s3.ensureBucket({ name: 'documents', versioning: 'Enabled' });
  s3.s3.ensureBucket({ name: 'archives', versioning: 'Enabled' });
  Object.assign(process.env, {
    AWS_REGION: s3.region,
    AWS_ACCESS_KEY_ID: 'OPERATOR',
    AWS_SECRET_ACCESS_KEY: 'operator-secret',
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: s3.endpoint,
    TABLE_NAME: table.TableName,
    DOCUMENT_BUCKET: 'documents',
    ARCHIVE_BUCKET: 'archives',
    EVENT_BUS_NAME: 'notices',
    DATA_KEY_ARN: kms.ensureKey({ id: 'data' }),
  });
  return {
    /** What the functions have used, as a bill would count it. */
    meter,
    /** The lines that the functions logged. */
    logged,
    /** Everything that lies under a case, or in its access log: to see that nothing was written. */
    under: async (pk: string): Promise<Record<string, Body>[]> => {
      const values = { ':pk': { S: pk } };
      const input = {
        TableName: table.TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: values,
      };
      return (await dynamo.call('Query', input, { principal: operator, requestId: 'test' })).Items;
    },
    stop: async () => {
      await close();
      await s3.stop();
      await stop();
    },
  };
}

/** The service, with its calls and the capacity they take counted. */
const metered = (service: JsonService, meter: Meter): JsonService => ({
  name: service.name,
  needs: (operation, input) => service.needs(operation, input),
  call: async (operation, input, context) => {
    meter.called(service.name, operation);
    const output = await service.call(operation, meter.asks(service.name, operation, input), context);
    return meter.measure(service.name, operation, input, output);
  },
});

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const key = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];
const index = (number: number, projected?: string[]) => ({
  IndexName: `GSI${number}`,
  KeySchema: key(`gsi${number}pk`, `gsi${number}sk`),
  Projection: projected
    ? { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: projected }
    : { ProjectionType: 'KEYS_ONLY' as const },
});

const table = {
  TableName: 'records',
  KeySchema: key('pk', 'sk'),
  AttributeDefinitions: ['pk', 'sk', ...[1, 2, 3].flatMap((n) => [`gsi${n}pk`, `gsi${n}sk`])].map(text),
  GlobalSecondaryIndexes: [index(1, ['summary', 'caseId']), index(2, ['summary', 'caseId']), index(3)],
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
};

const start = Date.now();
let latest = start;

/** The time now, and never the same twice: what is sorted by time has an order. */
function tick(): number {
  latest = Math.max(latest + 1, Date.now());
  return latest;
}

/** Asks an operation of `functions/routes.ts`, and holds the answer to what the interface publishes. */
export async function ask(operation: string, asked: Ask = {}): Promise<Answered> {
  const route = routes.find((each) => each.operation === operation);
  if (!route) throw new Error(`No route ${operation}`);
  const answer = (await handlers[serverOf(route)](eventOf(route, asked), {} as LambdaContext)) as {
    statusCode: number;
    headers: Record<string, string>;
    body?: string;
    isBase64Encoded?: boolean;
  };
  const { statusCode: status, headers, body = '', isBase64Encoded } = answer;
  const isJson = headers['content-type']?.includes('json');
  const answered = {
    status,
    headers,
    body: isJson ? JSON.parse(body) : isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
  holdToShape(operation, answered);
  return answered;
}

function eventOf({ method, path, audience }: (typeof routes)[number], asked: Ask): Passing {
  const { as, text: given, body, key: once = randomUUID(), after = 0, base64 = false } = asked;
  const sent = given ?? (body === undefined ? undefined : JSON.stringify(body));
  const requestContext = {
    requestId: randomUUID(),
    timeEpoch: tick() + after,
    authorizer: { jwt: { claims: as === undefined ? {} : { sub: as }, scopes: [] } },
  };
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    headers: {
      ...(sent !== undefined && { 'content-type': 'application/json' }),
      ...(method === 'POST' && once !== null && { 'idempotency-key': once }),
      ...asked.headers,
    },
    ...(asked.path && { pathParameters: asked.path }),
    ...(asked.query && { queryStringParameters: asked.query }),
    ...(sent !== undefined && { body: base64 ? Buffer.from(sent).toString('base64') : sent }),
    isBase64Encoded: base64,
    requestContext: audience === 'public' ? { ...requestContext, authorizer: undefined } : requestContext,
  } as unknown as Passing;
}

function holdToShape(operation: string, { status, headers, body }: Answered): void {
  if (status >= 400) {
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(ProblemShape.safeParse(body).error?.issues, operation).toBeUndefined();
    expect(body.status).toBe(status);
    return;
  }
  const name = described[operation]?.answer.name;
  const isPage = headers['content-type']?.startsWith('text/html');
  if (name && !isPage && status !== 304) expect(answers[name].safeParse(body).error?.issues, operation).toBeUndefined();
}

/** The day in Shanghai, so many days after today. */
export const dayAfter = (days: number): string =>
  new Date(start + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** A PDF that begins like one, and a photograph. */
export const pdf = (words: string) => Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`);
export const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4]);
