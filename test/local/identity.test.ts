import { createHash, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SteerableClock } from '../../local/clock.ts';
import { readPeople } from '../../local/identity/people.ts';
import { type Identity, openIdentity } from '../../local/identity.ts';
import type { Json } from '../../local/service.ts';
import { temporary } from './planted.ts';

const folder = temporary();
const clock = new SteerableClock();
const wish = { folder, port: 0, audience: 'bangdaiban', people: readPeople(), clock };
let issuer: Identity;

beforeAll(async () => {
  issuer = await openIdentity(wish);
});
afterAll(async () => {
  await issuer.close();
  clock.stop();
});

test('a token says who, for whom and how long, and nothing of the person', async () => {
  const token = await issuer.token('agent-1');
  expect(Object.keys(decodeJwt(token)).sort()).toEqual([
    'aud',
    'client_id',
    'exp',
    'iat',
    'iss',
    'jti',
    'scope',
    'sub',
  ]);
  expect(decodeJwt(token)).toMatchObject({ sub: 'agent-1', aud: 'bangdaiban', iss: issuer.url });
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
});

test('discovery leads to the keys by which its tokens are verified', async () => {
  const discovery: Json = await (await fetch(`${issuer.url}/.well-known/openid-configuration`)).json();
  expect(discovery).toMatchObject({ issuer: issuer.url, code_challenge_methods_supported: ['S256'] });
  const keys = createRemoteJWKSet(new URL(discovery.jwks_uri));
  const { payload } = await jwtVerify(await issuer.token('agent-2'), keys, {
    issuer: issuer.url,
    audience: 'bangdaiban',
  });
  expect(payload.sub).toBe('agent-2');
});

test('nobody gets a token for a person who is not in the list, or without the secret of the command line', async () => {
  await expect(issuer.token('stranger')).rejects.toThrow('Nobody here is stranger; known are resident-1');
  const response = await fetch(`${issuer.url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('command-line:guess').toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'urn:bangdaiban:grant-type:person', person: 'agent-1' }),
  });
  expect([response.status, ((await response.json()) as Json).error]).toEqual([401, 'invalid_client']);
});

test('it refuses any address but this machine', async () => {
  await expect(openIdentity({ ...wish, host: '0.0.0.0' })).rejects.toThrow(
    'listens to this machine only, never to 0.0.0.0',
  );
});

test('its keys are readable by their owner only, and the same after a restart', async () => {
  expect(statSync(join(folder, 'issuer.json')).mode & 0o777).toBe(0o600);
  const before = await issuer.token('manager-1');
  const port = issuer.port;
  await issuer.close();
  issuer = await openIdentity({ ...wish, port });
  const keys = createRemoteJWKSet(new URL(`${issuer.url}/jwks`));
  await expect(jwtVerify(before, keys, { issuer: issuer.url })).resolves.toBeDefined();
});

test('tokens are issued by the clock of the cloud', async () => {
  await clock.advance(365 * 86_400_000);
  const { iat } = decodeJwt(await issuer.token('agent-1'));
  expect(Math.abs(iat! * 1000 - clock.now())).toBeLessThan(5000);
});

describe('a browser', () => {
  const redirect = 'http://127.0.0.1:8787/signed-in';

  /** Follows redirects by hand, with cookies, as a browser would. */
  function browser() {
    const jar = new Map<string, string>();
    return async (url: string, init: RequestInit = {}): Promise<Response> => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(new URL(url, issuer.url), {
        redirect: 'manual',
        ...init,
        headers: { ...init.headers, cookie },
      });
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';')[0]!.split('=');
        if (value) jar.set(name, value);
        else jar.delete(name);
      }
      return response;
    };
  }

  const pkce = () => {
    const verifier = randomBytes(32).toString('base64url');
    return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
  };
  const authorize = (challenge?: string) =>
    `/auth?${new URLSearchParams({
      client_id: 'web',
      response_type: 'code',
      redirect_uri: redirect,
      scope: 'openid api offline_access',
      state: 'kept',
      prompt: 'consent',
      ...(challenge && { code_challenge: challenge, code_challenge_method: 'S256' }),
    })}`;
  const locationOf = (response: Response) => response.headers.get('location')!;

  test('picks a person on a page in Chinese, and exchanges the code with its verifier', async () => {
    const go = browser();
    const { verifier, challenge } = pkce();
    const page = locationOf(await go(authorize(challenge)));
    const html = await (await go(page)).text();
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('张桂兰');
    const body = new URLSearchParams({ person: 'resident-1' });
    let next = locationOf(await go(page, { method: 'POST', body }));
    while (!next.startsWith(redirect)) next = locationOf(await go(next));
    expect(next).toContain('code=');
    const back = new URL(next);
    expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([redirect, 'kept']);

    const exchange = (code_verifier: string) =>
      go('/token', {
        method: 'POST',
        body: new URLSearchParams({
          client_id: 'web',
          grant_type: 'authorization_code',
          redirect_uri: redirect,
          code: back.searchParams.get('code')!,
          code_verifier,
        }),
      });
    const answer: Json = await (await exchange(verifier)).json();
    expect(decodeJwt(answer.access_token)).toMatchObject({ sub: 'resident-1', aud: 'bangdaiban', client_id: 'web' });
    expect(decodeJwt(answer.id_token)).toMatchObject({ sub: 'resident-1', aud: 'web' });
    expect(answer.refresh_token).toEqual(expect.any(String));
    expect((await exchange(verifier)).status).toBe(400);
  });

  test('without PKCE gets an error instead of a page', async () => {
    const response = await browser()(authorize());
    expect(new URL(locationOf(response)).searchParams.get('error')).toBe('invalid_request');
  });

  test('a page that was never asked for tells so, in Chinese', async () => {
    const response = await browser()('/sign-in/forged', {
      method: 'POST',
      body: new URLSearchParams({ person: 'agent-1' }),
    });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('无法登录')]);
  });
});
