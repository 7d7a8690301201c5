import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { JOSEError, JWKSNoMatchingKey, JWTExpired } from 'jose/errors';
import type { Clock } from '../clock.ts';
import type { JwtAuthorizer } from './routes.ts';

/** What an authorizer says of a request. */
export type Authorization =
  | {
      readonly status: 200;
      readonly claims: Readonly<Record<string, string>>;
      readonly scopes: readonly string[] | null;
    }
  | { readonly status: 401 | 403; readonly challenge: string };

/** How long the keys of an issuer are kept, ms (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html). */
const keysKept = 2 * 3600_000;
/** ms between two looks for a key that is not known. */
const lookAgain = 10_000;

/** Only RSA keys are taken, as API Gateway takes them. */
const algorithms = ['RS256', 'RS384', 'RS512'];

/** Verifies bearer tokens as the JWT authorizer of an HTTP API does, with keys found through the issuer's discovery. */
export class JwtCheck {
  readonly #clock: Clock;
  readonly #addressOf: (issuer: string) => Promise<string>;
  readonly #keys = new Map<string, { readonly keys: ReturnType<typeof createLocalJWKSet>; readonly at: number }>();

  /** @param addressOf leads from the issuer that the template names to the one that stands in for it here */
  constructor(clock: Clock, addressOf: (issuer: string) => Promise<string>) {
    this.#clock = clock;
    this.#addressOf = addressOf;
  }

  async check(
    header: string | undefined,
    authorizer: JwtAuthorizer,
    scopes: readonly string[],
  ): Promise<Authorization> {
    if (!header) return { status: 401, challenge: 'Bearer' };
    try {
      const payload = await this.#verify(header.replace(/^Bearer\s+/i, ''), await this.#addressOf(authorizer.issuer));
      if (!fitsAudience(payload, authorizer.audience)) return invalid('the token does not have a valid audience');
      const granted = scopesOf(payload);
      if (scopes.length && !scopes.some((scope) => granted.includes(scope)))
        return { status: 403, challenge: `Bearer scope="${scopes.join(' ')}" error="insufficient_scope"` };
      return { status: 200, claims: asStrings(payload), scopes: scopes.length ? granted : null };
    } catch (error) {
      if (error instanceof JWTExpired) return invalid('the token has expired');
      if (error instanceof JOSEError) return invalid('signature is invalid');
      if (error instanceof UnreachableIssuer) return invalid('unable to get the keys of the issuer');
      throw error;
    }
  }

  async #verify(token: string, issuer: string): Promise<JWTPayload> {
    const { kid } = decodeHeader(token);
    if (!kid) throw new JWKSNoMatchingKey();
    const options = { issuer, algorithms, currentDate: new Date(this.#clock.now()) };
    try {
      return (await jwtVerify(token, await this.#keysOf(issuer, keysKept), options)).payload;
    } catch (error) {
      // The issuer may have changed its keys since they were fetched.
      if (!(error instanceof JWKSNoMatchingKey)) throw error;
      return (await jwtVerify(token, await this.#keysOf(issuer, lookAgain), options)).payload;
    }
  }

  /** @param age ms that kept keys may have */
  async #keysOf(issuer: string, age: number): Promise<ReturnType<typeof createLocalJWKSet>> {
    const now = this.#clock.now();
    const known = this.#keys.get(issuer);
    if (known && now - known.at < age) return known.keys;
    const { jwks_uri } = await fetchJson<{ jwks_uri: string }>(`${issuer}/.well-known/openid-configuration`);
    const keys = createLocalJWKSet(await fetchJson<JSONWebKeySet>(jwks_uri));
    this.#keys.set(issuer, { keys, at: now });
    return keys;
  }
}

class UnreachableIssuer extends Error {}

async function fetchJson<T>(url: string): Promise<T> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1500) });
    if (!response.ok) throw new Error(`${url} answers ${response.status}`);
    return (await response.json()) as T;
  } catch (error) {
    throw new UnreachableIssuer(String(error), { cause: error });
  }
}

/** @throws JWKSNoMatchingKey when the token is no token */
function decodeHeader(token: string): { kid?: string } {
  try {
    return decodeProtectedHeader(token);
  } catch {
    throw new JWKSNoMatchingKey();
  }
}

const invalid = (reason: string): Authorization => ({
  status: 401,
  challenge: `Bearer scope="" error="invalid_token" error_description="${reason}"`,
});

/** `aud`, or `client_id` where there is no `aud`, must be one of the audience. */
function fitsAudience({ aud, client_id }: JWTPayload, audience: readonly string[]): boolean {
  const told = aud === undefined ? [client_id] : [aud].flat();
  return told.some((one) => audience.includes(String(one)));
}

function scopesOf({ scope, scp }: JWTPayload): string[] {
  const told = scope ?? scp ?? [];
  return Array.isArray(told) ? told.map(String) : String(told).split(' ');
}

/** HTTP APIs hand claims over as strings: a list as `[a b]`, an object as Java would print it. */
const asStrings = (payload: JWTPayload): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, asString(value)]));

function asString(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asString).join(' ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  return `map[${Object.entries(value)
    .map(([name, member]) => `${name}:${asString(member)}`)
    .join(' ')}]`;
}
