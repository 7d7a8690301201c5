import type { IncomingMessage } from 'node:http';
import type { Json } from '../service.ts';
import type { Match } from './routes.ts';

/** What a request looks like to the gateway. */
export interface Arrived {
  readonly request: IncomingMessage;
  /** Decoded, without the query. */
  readonly path: string;
  /** As received. */
  readonly query: string;
  readonly body: Buffer;
  readonly requestId: string;
  /** ms since the epoch, by the clock. */
  readonly at: number;
}

export interface ApiContext {
  readonly accountId: string;
  readonly apiId: string;
  readonly stageVariables: Readonly<Record<string, string>> | undefined;
}

/**
 * The event of payload format 2.0
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
 */
export function eventOf(arrived: Arrived, { route, parameters }: Match, jwt: Json, api: ApiContext): Json {
  const { request, path, query, body } = arrived;
  const cookies = cookiesOf(request);
  const queries = queriesOf(query);
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length && { cookies }),
    headers: headersOf(arrived),
    ...(queries && { queryStringParameters: queries }),
    ...(Object.keys(parameters).length && { pathParameters: parameters }),
    ...(api.stageVariables && { stageVariables: api.stageVariables }),
    requestContext: contextOf(arrived, route.key, jwt, api),
    ...(body.length && { body: isText(request) ? body.toString() : body.toString('base64') }),
    isBase64Encoded: body.length > 0 && !isText(request),
  };
}

function contextOf({ request, path, requestId, at }: Arrived, routeKey: string, jwt: Json, api: ApiContext): Json {
  const host = request.headers.host ?? '';
  return {
    accountId: api.accountId,
    apiId: api.apiId,
    ...(jwt && { authorizer: { jwt } }),
    domainName: host,
    domainPrefix: host.split('.')[0],
    http: {
      method: request.method,
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: sourceOf(request),
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId,
    routeKey,
    stage: '$default',
    time: logTime(at),
    timeEpoch: Math.floor(at),
  };
}

export const sourceOf = (request: IncomingMessage): string =>
  (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');

/** Names in lower case, several values of one name joined by commas, cookies apart, and what API Gateway adds. */
function headersOf({ request }: Arrived): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at]!.toLowerCase();
    if (name === 'cookie' || hopByHop.has(name)) continue;
    const value = request.rawHeaders[at + 1]!;
    headers[name] = name in headers ? `${headers[name]},${value}` : value;
  }
  const forwarded = headers['x-forwarded-for'];
  return {
    'content-length': '0',
    ...headers,
    'x-forwarded-for': forwarded ? `${forwarded}, ${sourceOf(request)}` : sourceOf(request),
    'x-forwarded-port': String(request.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  };
}

/** Headers of the connection, which end at the gateway. */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer', 'expect']);

const cookiesOf = ({ headers }: IncomingMessage): string[] =>
  (headers.cookie ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter(Boolean);

function queriesOf(query: string): Record<string, string> | undefined {
  const queries: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query))
    queries[name] = name in queries ? `${queries[name]},${value}` : value;
  return Object.keys(queries).length ? queries : undefined;
}

/**
 * Bodies that stay text. Everything else arrives as base64, forms and bodies without a type included: not documented,
 * but observed on AWS by several projects.
 */
function isText({ headers }: IncomingMessage): boolean {
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  return type.startsWith('text/') || textTypes.has(type);
}
const textTypes = new Set(['application/json', 'application/xml', 'application/javascript']);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12/Mar/2026:19:03:58 +0000`, the time of common log format. */
export function logTime(at: number): string {
  const time = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(time.getUTCDate())}/${months[time.getUTCMonth()]}/${time.getUTCFullYear()}`;
  return `${day}:${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} +0000`;
}
