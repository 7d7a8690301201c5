import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SteerableClock } from '../../local/clock.ts';
import type { Cloud } from '../../local/cloud.ts';
import { JwtCheck } from '../../local/gateway/authorize.ts';
import { match, routesOf } from '../../local/gateway/routes.ts';
import type { Json } from '../../local/service.ts';
import { readTemplate } from '../../local/template.ts';
import { httpApi, lambda, plant } from './planted.ts';
import { start, stopAll } from './planted-cloud.ts';

/** Answers what the body says, or tells the event. */
const echo = `export const handler = async (event) => {
  if (event.rawPath === '/answer') return JSON.parse(event.body);
  if (event.rawPath === '/fail') throw new Error('with 110101199001011234 inside');
  return event;
};`;
const sleeper = 'export const handler = () => new Promise((done) => setTimeout(done, 60_000));';

let cloud: Cloud;
let api: Cloud;

beforeAll(async () => {
  const routes = {
    'GET /things/{id}': 'echo',
    'POST /things': 'echo',
    'POST /answer': 'echo',
    'GET /fail': 'echo',
    'GET /files/{path+}': 'echo',
    'GET /mine': { to: 'echo', jwt: true },
    'GET /scoped': { to: 'echo', jwt: true, more: { AuthorizationScopes: ['api:write', 'api'] } },
    'GET /other': { to: 'echo', jwt: true, more: { AuthorizationScopes: ['never'] } },
  };
  const stage = {
    AccessLogSettings: {
      DestinationArn: 'arn:aws:logs:x',
      Format:
        '{"status":"$context.status","route":"$context.routeKey","who":"$context.authorizer.claims.sub","none":"$context.nothing"}',
    },
  };
  const cors = {
    AllowOrigins: ['https://pages.example.gov.cn'],
    AllowMethods: ['*'],
    AllowHeaders: ['Authorization', 'Idempotency-Key'],
    ExposeHeaders: ['etag'],
    MaxAge: 600,
  };
  cloud = await start({
    stacks: { api: { Resources: { ...lambda('echo'), ...httpApi(routes, { stage }) } } },
    code: { echo },
  });
  api = await start({
    stacks: {
      api: {
        Resources: {
          ...lambda('echo'),
          ...lambda('sleeper', { Timeout: 29 }),
          ...httpApi(
            { 'GET /things/{id}': 'echo', 'GET /calm': 'echo', 'GET /slow': 'sleeper', 'POST /answer': 'echo' },
            {
              api: { CorsConfiguration: cors },
              stage: {
                DefaultRouteSettings: { ThrottlingRateLimit: 2, ThrottlingBurstLimit: 4 },
                RouteSettings: {
                  'GET /slow': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 },
                  'POST /answer': { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 100 },
                },
              },
              integration: { TimeoutInMillis: 300 },
            },
          ),
        },
      },
    },
    code: { echo, sleeper },
  });
});
afterAll(stopAll);

const ask = (path: string, init?: RequestInit) => fetch(cloud.gatewayUrl + path, init);
const post = (path: string, body: string | Buffer, type?: string): Promise<Response> =>
  ask(path, { method: 'POST', body, ...(type && { headers: { 'content-type': type } }) });
const event = async (response: Promise<Response>): Promise<Json> => (await response).json();
/** What becomes of a function's result. */
const answer = (result: Json) => post('/answer', JSON.stringify(result), 'application/json');
const said = async (response: Response | Promise<Response>) => [(await response).status, await (await response).json()];

describe('the event of payload 2.0', () => {
  test('tells route, path, query and variables, and whence the request came', async () => {
    const found = await event(ask('/things/a%20b?x=1&x=%E4%BA%8C&y='));
    expect(found).toMatchObject({
      version: '2.0',
      routeKey: 'GET /things/{id}',
      rawPath: '/things/a b',
      rawQueryString: 'x=1&x=%E4%BA%8C&y=',
      queryStringParameters: { x: '1,二', y: '' },
      pathParameters: { id: 'a b' },
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        stage: '$default',
        routeKey: 'GET /things/{id}',
        http: { method: 'GET', path: '/things/a b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
      },
    });
    expect(found.requestContext.time).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
    expect(found).not.toHaveProperty('body');
    expect(found).not.toHaveProperty('requestContext.authorizer');
  });

  test('names headers in lower case, joins several of one name, and keeps cookies apart', async () => {
    const headers = new Headers([
      ['X-Many', 'a'],
      ['X-Many', 'b'],
      ['Cookie', 'one=1; two=2'],
    ]);
    const found = await event(ask('/things/1', { headers }));
    expect(found.headers).toMatchObject({
      'x-many': 'a, b',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
    });
    expect(found.cookies).toEqual(['one=1', 'two=2']);
    expect(found.headers).not.toHaveProperty('cookie');
  });

  test('JSON and text stay text; everything else arrives as base64, forms too', async () => {
    const body = (type?: string) => event(post('/things', Buffer.from('{"a":1}'), type));
    for (const type of ['application/json', 'application/json; charset=utf-8', 'text/csv'])
      expect(await body(type)).toMatchObject({ body: '{"a":1}', isBase64Encoded: false });
    for (const type of ['application/octet-stream', 'application/x-www-form-urlencoded', undefined])
      expect(await body(type)).toMatchObject({ body: 'eyJhIjoxfQ==', isBase64Encoded: true });
  });
});

describe('the answer', () => {
  test('a result without a status code is the body of a 200', async () => {
    const response = await answer({ hello: 'world' });
    expect(response.headers.get('content-type')).toBe('application/json');
    expect([response.status, await response.text()]).toEqual([200, '{"hello":"world"}']);
    expect(await (await answer('just text')).text()).toBe('just text');
  });

  test('a result with a status code is the answer itself', async () => {
    const response = await answer({
      statusCode: 201,
      headers: { 'X-Number': 5, etag: '"3"' },
      body: 'made',
      cookies: ['a=1', 'b=2'],
    });
    expect([response.status, await response.text()]).toEqual([201, 'made']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-number': '5',
      etag: '"3"',
      'content-type': 'text/plain; charset=utf-8',
    });
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test('bytes come as base64 and leave as bytes', async () => {
    const bytes = Buffer.from([0, 255, 128]);
    const response = await answer({
      statusCode: 200,
      isBase64Encoded: true,
      body: bytes.toString('base64'),
      headers: { 'content-type': 'application/pdf' },
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  test('a result that is no answer, and a function that fails, are 500 without a reason', async () => {
    const failed = [500, { message: 'Internal Server Error' }];
    expect(await said(answer({ statusCode: 200, body: { not: 'text' } }))).toEqual(failed);
    expect(await said(answer({ statusCode: 'ok' }))).toEqual(failed);
    expect(await said(ask('/fail'))).toEqual(failed);
  });
});

describe('refusals in the words of API Gateway', () => {
  test('404 for a path or method that no route has, a trailing slash included', async () => {
    for (const response of [ask('/nowhere'), post('/things/1', ''), ask('/things/1/')])
      expect(await said(response)).toEqual([404, { message: 'Not Found' }]);
  });

  test('413 for a body above ten megabytes', async () => {
    expect(await said(post('/things', Buffer.alloc(10 * 1024 * 1024 + 1)))).toEqual([
      413,
      { message: 'Request Too Long' },
    ]);
  });

  test('431 for headers above ten kilobytes', async () => {
    const headers = { 'x-long': 'x'.repeat(10_300) };
    expect(await said(ask('/things/1', { headers }))).toEqual([431, { message: 'Request Header Fields Too Large' }]);
  });

  test('429 when the bucket of the stage is empty, until the clock has filled it', async () => {
    const statuses = async (times: number) => {
      const all: number[] = [];
      for (let index = 0; index < times; index++) all.push((await fetch(`${api.gatewayUrl}/calm`)).status);
      return all.filter((status) => status === 429).length;
    };
    await api.advance(60_000);
    expect(await statuses(12)).toBeGreaterThan(0);
    const refused = await fetch(`${api.gatewayUrl}/calm`);
    expect(await said(refused)).toEqual([429, { message: 'Too Many Requests' }]);
    await api.advance(10_000);
    expect(await statuses(3)).toBe(0);
  });

  test('503 when the function takes longer than the integration waits', async () => {
    expect(await said(fetch(`${api.gatewayUrl}/slow`))).toEqual([503, { message: 'Service Unavailable' }]);
  });

  test('500 when the function does not permit the API to call it', async () => {
    const { Permission0: _, ...resources } = httpApi({ 'GET /closed': 'echo' });
    const closed = await start({ stacks: { api: { Resources: { ...lambda('echo'), ...resources } } }, code: { echo } });
    expect(await said(fetch(`${closed.gatewayUrl}/closed`))).toEqual([500, { message: 'Internal Server Error' }]);
  });
});

describe('routes', () => {
  const found = (method: string, path: string, keys: readonly string[]) => {
    const resources = { ...lambda('echo'), ...httpApi(Object.fromEntries(keys.map((key) => [key, 'echo']))) };
    const blueprint = readTemplate(plant({ stacks: { api: { Resources: resources } }, code: { echo } }));
    const hit = match(routesOf(blueprint, blueprint.of('AWS::ApiGatewayV2::Api')[0]!.ref), method, path);
    return hit && [hit.route.key, hit.parameters];
  };
  const keys = ['$default', 'ANY /{all+}', 'GET /a/{b}', 'GET /a/c', 'ANY /a/c', 'GET /a/{b+}'];

  test('text comes before a variable, a variable before the rest of a path, a method before ANY, $default last', () => {
    expect(found('GET', '/a/c', keys)).toEqual(['GET /a/c', {}]);
    expect(found('POST', '/a/c', keys)).toEqual(['ANY /a/c', {}]);
    expect(found('GET', '/a/d', keys)).toEqual(['GET /a/{b}', { b: 'd' }]);
    expect(found('GET', '/a/d/e', keys)).toEqual(['GET /a/{b+}', { b: 'd/e' }]);
    expect(found('PUT', '/x/y', keys)).toEqual(['ANY /{all+}', { all: 'x/y' }]);
    expect(found('PUT', '/', keys)).toEqual(['$default', {}]);
    expect(found('PUT', '/a', ['GET /a'])).toBeUndefined();
  });
});

describe('CORS', () => {
  const origin = 'https://pages.example.gov.cn';
  const preflight = (from: string) =>
    fetch(`${api.gatewayUrl}/things/1`, {
      method: 'OPTIONS',
      headers: { origin: from, 'access-control-request-method': 'GET' },
    });

  test('the gateway answers a preflight itself', async () => {
    const response = await preflight(origin);
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'authorization,idempotency-key',
      'access-control-allow-methods': 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT',
      'access-control-max-age': '600',
    });
  });

  test('another origin is told nothing, and the headers of a function do not count', async () => {
    expect((await preflight('https://elsewhere.example')).headers.get('access-control-allow-origin')).toBeNull();
    const body = JSON.stringify({ statusCode: 200, headers: { 'access-control-allow-origin': '*' } });
    const response = await fetch(`${api.gatewayUrl}/answer`, {
      method: 'POST',
      body,
      headers: { origin, 'content-type': 'application/json' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-expose-headers')).toBe('etag');
  });
});

describe('the JWT authorizer', () => {
  const bearer = async (path: string, token?: string) =>
    ask(path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

  test('lets a token of the issuer in, and hands every claim over as a string', async () => {
    const found = await event(bearer('/mine', await cloud.token('agent-1')));
    const { claims, scopes } = found.requestContext.authorizer.jwt;
    expect(claims).toMatchObject({ sub: 'agent-1', aud: 'bangdaiban', iss: cloud.issuerUrl });
    expect(Object.values(claims).every((claim) => typeof claim === 'string')).toBe(true);
    expect(scopes).toBeNull();
  });

  test('takes the token without the word Bearer too', async () => {
    expect((await ask('/mine', { headers: { authorization: await cloud.token('agent-1') } })).status).toBe(200);
  });

  test('without a token: 401 and the bare challenge', async () => {
    const response = await bearer('/mine');
    expect(await said(response)).toEqual([401, { message: 'Unauthorized' }]);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('a broken token: 401 with invalid_token', async () => {
    const token = await cloud.token('agent-1');
    for (const broken of ['nonsense', token.slice(0, -4), `${token.split('.').slice(0, 2).join('.')}.`]) {
      const response = await bearer('/mine', broken);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
    }
  });

  test('one of the route’s scopes is enough, and none is 403', async () => {
    const token = await cloud.token('agent-1');
    expect((await event(bearer('/scoped', token))).requestContext.authorizer.jwt.scopes).toEqual(['api']);
    const response = await bearer('/other', token);
    expect(await said(response)).toEqual([403, { message: 'Forbidden' }]);
    expect(response.headers.get('www-authenticate')).toContain('insufficient_scope');
  });

  test('a token expires by the clock of the cloud, and a new one is good again', async () => {
    const old = await cloud.token('resident-1');
    await cloud.advance(3_700_000);
    expect((await bearer('/mine', old)).status).toBe(401);
    expect((await bearer('/mine', await cloud.token('resident-1'))).status).toBe(200);
  });

  test('writes the access log in the format of the stage, with - for what is not there', async () => {
    await bearer('/mine', await cloud.token('agent-2'));
    await ask('/nowhere');
    await cloud.settle();
    const lines = readFileSync(join(cloud.logs, 'access.log'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual({ status: '200', route: 'GET /mine', who: 'agent-2', none: '-' });
    expect(lines).toContainEqual({ status: '404', route: '-', who: '-', none: '-' });
  });
});

describe('tokens of other issuers', () => {
  /** An issuer whose keys can be changed. */
  async function issuer() {
    const make = async (alg: string) => ({
      ...(await generateKeyPair(alg, { extractable: true })),
      kid: `${Math.random()}`,
      alg,
    });
    let key = await make('RS256');
    const server = createServer(async (request, response) => {
      const jwk = { ...(await exportJWK(key.publicKey)), kid: key.kid, alg: key.alg, use: 'sig' };
      response.end(JSON.stringify(request.url === '/jwks' ? { keys: [jwk] } : { jwks_uri: `${url}/jwks` }));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const sign = (claims: Json, header: Json = {}) =>
      new SignJWT({ iss: url, aud: 'bangdaiban', sub: 'x', exp: 4e9, ...claims })
        .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header })
        .sign(key.privateKey);
    const rotate = async (alg = 'RS256') => {
      key = await make(alg);
    };
    return { url, sign, rotate, close: () => server.close() };
  }

  test('issuer, audience, times, key and algorithm are checked', async () => {
    const { url, sign, rotate, close } = await issuer();
    const clock = new SteerableClock();
    const check = new JwtCheck(clock, async () => url);
    const status = async (token: string) =>
      (await check.check(`Bearer ${token}`, { issuer: url, audience: ['bangdaiban'] }, [])).status;
    expect(await status(await sign({}))).toBe(200);
    expect(await status(await sign({ aud: ['other', 'bangdaiban'] }))).toBe(200);
    expect(await status(await sign({ aud: undefined, client_id: 'bangdaiban' }))).toBe(200);
    expect(await status(await sign({ aud: 'other', client_id: 'bangdaiban' }))).toBe(401);
    expect(await status(await sign({ iss: 'http://elsewhere' }))).toBe(401);
    expect(await status(await sign({ exp: 1 }))).toBe(401);
    expect(await status(await sign({ nbf: 3e9 }))).toBe(401);
    expect(await status(await sign({}, { kid: 'unknown' }))).toBe(401);
    expect(await status(await sign({}, { kid: undefined }))).toBe(401);

    await rotate();
    await clock.advance(60_000);
    expect(await status(await sign({}))).toBe(200);

    await rotate('ES256');
    await clock.advance(60_000);
    expect(await status(await sign({}))).toBe(401);
    close();
    clock.stop();
  });

  test('claims that are lists or objects become text as Go prints it', async () => {
    const { url, sign, close } = await issuer();
    const check = new JwtCheck(new SteerableClock(), async () => url);
    const token = await sign({ groups: ['admin', 'approver'], level: 3, on: true, nested: { a: 1, b: [2] } });
    const found = await check.check(token, { issuer: url, audience: ['bangdaiban'] }, []);
    expect(found).toMatchObject({
      claims: { groups: '[admin approver]', level: '3', on: 'true', nested: 'map[a:1 b:[2]]' },
    });
    close();
  });

  test('an issuer that cannot be reached lets nobody in', async () => {
    const check = new JwtCheck(new SteerableClock(), async () => 'http://127.0.0.1:9');
    const { sign, close } = await issuer();
    const found = await check.check(await sign({}), { issuer: 'http://127.0.0.1:9', audience: ['bangdaiban'] }, []);
    expect(found.status).toBe(401);
    close();
  });
});
