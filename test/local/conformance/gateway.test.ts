import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../../../local/service.ts';
import { type Deployed, deployed } from './deployed.ts';

let probe: Deployed;
beforeAll(async () => {
  probe = await deployed();
});
afterAll(() => probe.stop());

const ask = (path: string, init?: RequestInit) => fetch(probe.api + path, init);
const event = async (response: Promise<Response>) => (await response).json() as Promise<Json>;
const post = (path: string, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  ask(path, { method: 'POST', body: Buffer.from(body), headers });

test('a function gets the event of payload 2.0', async () => {
  const found = await event(
    ask('/things/5?a=1&a=2&b=%E4%BA%8C', { headers: { 'X-Case': 'Kept', cookie: 'c=1; d=2' } }),
  );
  expect(found).toMatchObject({
    version: '2.0',
    routeKey: 'GET /things/{id}',
    rawPath: '/things/5',
    pathParameters: { id: '5' },
    queryStringParameters: { a: '1,2', b: '二' },
    cookies: ['c=1', 'd=2'],
    headers: { 'x-case': 'Kept' },
    isBase64Encoded: false,
    requestContext: {
      accountId: expect.stringMatching(/^\d{12}$/),
      apiId: expect.any(String),
      domainName: expect.any(String),
      http: { method: 'GET', path: '/things/5', protocol: 'HTTP/1.1', sourceIp: expect.any(String) },
      requestId: expect.any(String),
      routeKey: 'GET /things/{id}',
      stage: '$default',
      timeEpoch: expect.any(Number),
    },
  });
});

test('the rest of a path is one variable', async () => {
  expect((await event(ask('/files/a/b.txt'))).pathParameters).toEqual({ path: 'a/b.txt' });
});

test('JSON stays text, bytes arrive as base64', async () => {
  expect(await event(post('/things', '{"a":1}'))).toMatchObject({ body: '{"a":1}', isBase64Encoded: false });
  expect(await event(post('/things', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }))).toMatchObject({
    body: 'YT0x',
    isBase64Encoded: true,
  });
});

test('a result without a status code becomes the body of a 200', async () => {
  const response = await post('/answer', '{"hello":"world"}');
  expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
    200,
    'application/json',
    { hello: 'world' },
  ]);
});

test('a result with a status code becomes the answer, cookies and bytes included', async () => {
  const answer = {
    statusCode: 418,
    headers: { 'x-a': 'b' },
    cookies: ['a=1', 'b=2'],
    isBase64Encoded: true,
    body: 'AP8=',
  };
  const response = await post('/answer', JSON.stringify(answer));
  expect([response.status, response.headers.get('x-a'), response.headers.getSetCookie()]).toEqual([
    418,
    'b',
    ['a=1', 'b=2'],
  ]);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from([0, 255]));
});

test('refusals are worded by the gateway', async () => {
  const said = async (response: Promise<Response>) => [(await response).status, await (await response).json()];
  expect(await said(ask('/nowhere'))).toEqual([404, { message: 'Not Found' }]);
  expect(await said(ask('/things/5', { method: 'DELETE' }))).toEqual([404, { message: 'Not Found' }]);
  expect(await said(ask('/own'))).toEqual([401, { message: 'Unauthorized' }]);
  expect(await said(ask('/own', { headers: { authorization: 'Bearer x.y.z' } }))).toEqual([
    401,
    { message: 'Unauthorized' },
  ]);
  expect(await said(post('/answer', '{"statusCode":"none"}'))).toEqual([500, { message: 'Internal Server Error' }]);
});
