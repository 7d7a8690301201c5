import { randomUUID } from 'node:crypto';
import type { Route } from '../functions/route.ts';
import { routes } from '../functions/routes.ts';

/** What is asked, and by whom. */
export interface Asked {
  readonly operation: string;
  /** `sub` of the token. */
  readonly as: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The event that API Gateway makes of a request (payload format 2.0), with the headers that a browser sends. */
export function apiEvent({ operation, as, path = {}, body }: Asked) {
  const route = routes.find((each) => each.operation === operation);
  if (!route) throw new Error(`No route ${operation}`);
  const rawPath = Object.entries(path).reduce((url, [name, value]) => url.replace(`{${name}}`, value), route.path);
  return {
    version: '2.0',
    routeKey: `${route.method} ${route.path}`,
    rawPath,
    rawQueryString: '',
    headers: { ...browser, ...headersOf(route) },
    ...(Object.keys(path).length > 0 && { pathParameters: path }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: contextOf(route, rawPath, as),
  };
}

const browser = {
  accept: 'application/json',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'zh-CN,zh;q=0.9',
  authorization: `Bearer ${'x'.repeat(800)}`,
  host: 'api.example.cn',
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36',
  'x-forwarded-for': '192.0.2.1',
  'x-forwarded-port': '443',
  'x-forwarded-proto': 'https',
};

const headersOf = ({ method }: Route): Record<string, string> =>
  method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {};

function contextOf({ method, path }: Route, rawPath: string, sub: string) {
  const claims = { sub, iss: 'https://login.example.cn', aud: 'bangdaiban', iat: '1767225600', exp: '1767229200' };
  return {
    accountId: '000000000000',
    apiId: 'bench',
    authorizer: { jwt: { claims, scopes: [] } },
    domainName: 'api.example.cn',
    domainPrefix: 'api',
    http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: browser['user-agent'] },
    requestId: randomUUID(),
    routeKey: `${method} ${path}`,
    stage: '$default',
    time: '01/Jan/2026:00:00:00 +0000',
    timeEpoch: Date.now(),
  };
}
