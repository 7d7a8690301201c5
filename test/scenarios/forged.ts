import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK, type JWTPayload, SignJWT } from 'jose';

/** Claims of a token that the interface takes, unless one is changed. */
interface Claims extends JWTPayload {
  readonly iss?: string;
  readonly aud?: string;
  readonly sub?: string;
}

interface Forging {
  readonly claims?: Claims;
  /** Seconds after the start of the clock; an hour unless told. */
  readonly expiresIn?: number;
  readonly alg?: string;
  readonly key?: KeyObject;
  readonly kid?: string;
}

/** Makes tokens with the key of the development issuer of a state folder, or with another. */
export class Forger {
  readonly #issuer: string;
  readonly #jwk: { readonly kid: string };
  readonly #now: () => number;

  /** @param now ms, by the clock of the cloud */
  constructor(folder: string, issuer: string, now: () => number) {
    this.#issuer = issuer;
    this.#jwk = JSON.parse(readFileSync(join(folder, 'issuer.json'), 'utf8')).signingKey;
    this.#now = now;
  }

  async token({
    claims = {},
    expiresIn = 3600,
    alg = 'RS256',
    key,
    kid = this.#jwk.kid,
  }: Forging = {}): Promise<string> {
    const now = Math.floor(this.#now() / 1000);
    const payload = { iss: this.#issuer, aud: 'bangdaiban', sub: 'agent-1', iat: now, exp: now + expiresIn, ...claims };
    const signing = key ?? (await importJWK(this.#jwk, 'RS256'));
    return new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(signing);
  }

  /** The issuer's public key as text: what a careless verifier would take for the secret of an HMAC. */
  get publicPem(): string {
    return createPublicKey({ key: this.#jwk as never, format: 'jwk' })
      .export({ type: 'spki', format: 'pem' })
      .toString();
  }
}

/** A key of somebody else. */
export const strangeKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token that says it needs no signature. */
export const unsigned = (claims: object): string => `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`;

/** The token with another subject, and the signature it had. */
export function altered(token: string, sub: string): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return [header, encoded({ ...claims, sub }), signature].join('.');
}
