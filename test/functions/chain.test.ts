import type { Context as LambdaContext } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Passing, Reply } from '../../functions/http/call.ts';
import { open } from '../../functions/http/call.ts';
import { mountOpen } from '../../functions/http/mount-open.ts';
import { publicRoutes } from '../../functions/routes/public.ts';

const lines: string[] = [];
const { log } = console;
beforeEach(() => {
  lines.length = 0;
  console.log = (line: string) => lines.push(line);
});
afterEach(() => {
  console.log = log;
});

const idle = open(() => ({ status: 200, body: {} }));

/** The public function with this in place of its health. */
function asking(answer: () => Reply, context: Partial<LambdaContext> = {}) {
  const others = Object.fromEntries(publicRoutes.map((route) => [route.operation, idle]));
  const handler = mountOpen('public', publicRoutes, { ...others, health: open(answer) });
  const requestContext = { requestId: 'r1=', timeEpoch: Date.now() };
  return handler(
    { routeKey: 'GET /v1/health', requestContext, headers: {} } as unknown as Passing,
    context as LambdaContext,
  );
}

describe('a defect', () => {
  const secret = '13000000001';

  test('is answered with a sentence and the number of the request, nothing else', async () => {
    const answer = await asking(() => {
      throw new RangeError(`of ${secret}`);
    });
    expect(answer).toMatchObject({ statusCode: 500 });
    const body = JSON.parse((answer as { body: string }).body);
    expect(body).toMatchObject({ code: 'defect', instance: 'urn:bangdaiban:request:r1%3D' });
    expect(JSON.stringify(body)).not.toContain(secret);
  });

  test('is logged by its name and its place, never by its message', async () => {
    await asking(() => {
      throw new RangeError(`of ${secret}`);
    });
    const line = JSON.parse(lines[0] ?? '');
    expect(line).toMatchObject({
      requestId: 'r1=',
      operation: 'health',
      status: 500,
      code: 'defect',
      error: 'RangeError',
    });
    expect(line.at).toMatch(/^at .*chain\.test\.ts/);
    expect(lines.join()).not.toContain(secret);
  });
});

describe('a request', () => {
  test('leaves one line', async () => {
    await asking(() => ({ status: 200, body: {} }));
    expect(lines).toHaveLength(1);
    const { ms, ...line } = JSON.parse(lines[0] ?? '');
    expect(line).toEqual({ requestId: 'r1=', operation: 'health', status: 200 });
    expect(ms).toBeGreaterThanOrEqual(0);
  });

  test('is answered with headers that keep it private', async () => {
    const answer = await asking(() => ({ status: 200, body: {} }));
    expect(answer).toMatchObject({
      headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' },
    });
  });

  test('that takes too long is answered while there is still time', async () => {
    const never = () => new Promise<Reply>(() => {}) as unknown as Reply;
    const answer = await asking(never, { getRemainingTimeInMillis: () => 305 });
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ status: 503, code: 'timeout' });
  });
});
