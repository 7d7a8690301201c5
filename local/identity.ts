import { generateKeyPair, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { SteerableClock } from './clock.ts';
import { readJson, writeJson } from './durable.ts';
import { commandLine, personGrant } from './identity/clients.ts';
import type { Person } from './identity/people.ts';
import type { IssuerSecrets } from './identity/provider.ts';
import type { IssuerData } from './identity/thread.ts';

/** The development OIDC issuer, which stands in for the district's identity provider. */
export interface Identity {
  /** `http://127.0.0.1:port`, the issuer of its tokens. */
  readonly url: string;
  readonly port: number;
  readonly people: readonly Person[];
  /**
   * An access token of an invented person.
   * @throws Error when nobody has this `sub`
   */
  token(sub: string): Promise<string>;
  close(): Promise<void>;
}

export interface IdentityOptions {
  readonly folder: string;
  /** 0 = a free one. */
  readonly port: number;
  readonly audience: string;
  readonly people: readonly Person[];
  readonly clock: SteerableClock;
  readonly host?: string;
}

/** Whoever reaches the issuer can be anybody, so it listens to this machine only. */
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** @throws Error unless `host` is a loopback address, or when the port is taken */
export async function openIdentity(options: IdentityOptions): Promise<Identity> {
  const { folder, port, audience, people, clock, host = '127.0.0.1' } = options;
  if (!loopback.has(host))
    throw new Error(
      `The development issuer listens to this machine only, never to ${host}: anybody could sign in as anybody`,
    );
  const secrets = await secretsIn(folder);
  const database = join(folder, 'issuer.sqlite');
  const data: IssuerData = { host, port, audience, people, secrets, database, offset: clock.shared };
  const worker = new Worker(new URL('./identity/thread.ts', import.meta.url), { workerData: data, execArgv: [] });
  const bound = await listening(worker, port);
  worker.unref();
  const url = `http://${host}:${bound}`;
  return {
    url,
    port: bound,
    people,
    token: keeper(url, people, secrets.clientSecret, clock),
    close: async () => void (await worker.terminate()),
  };
}

const listening = (worker: Worker, wanted: number): Promise<number> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', ({ port, error }: { port?: number; error?: string }) => {
      if (port) resolve(port);
      else reject(Object.assign(new Error(`The issuer can't listen on port ${wanted}: ${error}`), { code: error }));
    });
  });

/** Made at the first start, readable by the owner of the state folder only. */
async function secretsIn(folder: string): Promise<IssuerSecrets> {
  const path = join(folder, 'issuer.json');
  const known = readJson(path);
  if (known) return known;
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const secrets = {
    signingKey: { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' },
    cookieKey: randomBytes(32).toString('base64url'),
    clientSecret: randomBytes(32).toString('base64url'),
  } as IssuerSecrets;
  writeJson(path, secrets);
  return secrets;
}

/** Seconds before its end at which a kept token is no longer handed out. */
const margin = 300;

/** Asks for tokens, and keeps them while they are good by the clock. */
function keeper(issuer: string, people: readonly Person[], secret: string, clock: SteerableClock) {
  const kept = new Map<string, { readonly token: string; readonly until: number }>();
  return async (sub: string): Promise<string> => {
    if (!people.some((person) => person.sub === sub))
      throw new Error(`Nobody here is ${sub}; known are ${people.map((person) => person.sub).join(', ')}`);
    const known = kept.get(sub);
    if (known && known.until > clock.now()) return known.token;
    const { token, expiresIn } = await requestToken(issuer, secret, sub);
    kept.set(sub, { token, until: clock.now() + (expiresIn - margin) * 1000 });
    return token;
  };
}

/** Asks the issuer for an access token of `sub`, as the command line does. Seconds. */
export async function requestToken(issuer: string, clientSecret: string, sub: string) {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${commandLine}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ grant_type: personGrant, person: sub }),
  });
  const answer = (await response.json()) as { access_token: string; expires_in: number; error_description?: string };
  if (!response.ok) throw new Error(answer.error_description ?? `The issuer answers ${response.status}`);
  return { token: answer.access_token, expiresIn: answer.expires_in };
}
