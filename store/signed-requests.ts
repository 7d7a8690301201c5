import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Received, send } from './send.ts';

/** A request before it is signed. */
export interface Unsigned {
  readonly method: string;
  /** Without a query. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How a service wants to be asked, where it differs. */
interface Manner {
  /** How often a request is sent before it counts as failed. */
  readonly attempts?: number;
  /** Whether a body arrived as it was sent, by its `x-amz-crc32`. */
  readonly isWhole?: (body: Buffer, sum: string | string[] | undefined) => boolean;
}

/**
 * Requests to one service of AWS, signed with the function's own credentials
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html).
 */
export class SignedRequests {
  readonly #service: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #manner: Required<Manner>;
  #signer: ReturnType<typeof openSigner> | undefined;

  constructor(service: 's3' | 'kms' | 'dynamodb', environment: NodeJS.ProcessEnv = process.env, manner: Manner = {}) {
    this.#service = service;
    this.#environment = environment;
    this.#manner = { attempts: 3, isWhole: () => true, ...manner };
  }

  #open() {
    this.#signer ??= openSigner(this.#service, this.#environment);
    return this.#signer;
  }

  /**
   * An address that may be used by whoever has it, with the headers that were signed.
   * @param at when it begins to hold
   */
  async presign(unsigned: Unsigned, at: Date, seconds: number): Promise<string> {
    const { signer, HttpRequest } = await this.#open();
    const names = Object.keys(unsigned.headers);
    const headers = { ...unsigned.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const signed = await signer.presign(new HttpRequest(partsOf({ ...unsigned, headers })), {
      expiresIn: seconds,
      signingDate: at,
      signableHeaders: new Set([...names, 'host']),
      unhoistableHeaders: new Set(names),
    });
    return urlOf(signed);
  }

  /**
   * Sends a request that may be repeated, and repeats it while the service is busy or cannot be reached.
   * @throws Error when it cannot be reached at all; what it answers in the end is the caller's matter
   */
  async send(unsigned: Unsigned, at = new Date()): Promise<Received> {
    const { signer, HttpRequest } = await this.#open();
    const signed = await signer.sign(new HttpRequest(partsOf(unsigned)), { signingDate: at });
    const { method, headers } = signed;
    const body = unsigned.body === undefined ? {} : { body: unsigned.body };
    return patiently(this.#manner, () => send({ method, url: urlOf(signed), headers, ...body }));
  }
}

async function openSigner(service: string, environment: NodeJS.ProcessEnv) {
  const { HttpRequest, SignatureV4 } = await import('./sdk/signer.ts');
  const signer = new SignatureV4({
    service,
    region: environment['AWS_REGION'] ?? '',
    sha256: Sha256,
    uriEscapePath: service !== 's3',
    credentials: credentialsOf(environment),
  });
  return { signer, HttpRequest };
}

const credentialsOf = (environment: NodeJS.ProcessEnv) => ({
  accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
  secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
  ...(environment['AWS_SESSION_TOKEN'] && { sessionToken: environment['AWS_SESSION_TOKEN'] }),
});

const partsOf = ({ method, url, headers, query = {}, body }: Unsigned) => ({
  method,
  protocol: url.protocol,
  hostname: url.hostname,
  ...(url.port && { port: Number(url.port) }),
  path: url.pathname,
  query,
  headers: { ...headers, host: url.host },
  ...(body !== undefined && { body }),
});

async function patiently({ attempts, isWhole }: Required<Manner>, ask: () => Promise<Received>): Promise<Received> {
  for (let attempt = 1; attempt < attempts; attempt++) {
    const received = await ask().catch(() => undefined);
    if (received && !isBusy(received) && isWhole(received.body, received.headers['x-amz-crc32'])) return received;
    await setTimeout(Math.random() * 50 * 2 ** attempt);
  }
  const last = await ask();
  if (!isWhole(last.body, last.headers['x-amz-crc32'])) throw new Error('The answer was damaged on its way');
  return last;
}

/** JSON services say with status 400 that they are throttled, and name it in the body. */
const isBusy = ({ status, body }: Received): boolean =>
  status >= 500 || status === 429 || (status === 400 && busyNames.test(body.toString('utf8')));

const busyNames = /"__type":\s*"[^"]*(Throttl|ThroughputExceeded|RequestLimitExceeded|TransactionInProgress)/;

interface Signed {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
}

function urlOf({ protocol, hostname, port, path, query }: Signed): string {
  const pairs = Object.entries(query ?? {}).map(([name, value]) => `${encode(name)}=${encode(String(value))}`);
  return `${protocol}//${hostname}${port ? `:${port}` : ''}${path}${pairs.length ? `?${pairs.join('&')}` : ''}`;
}

/** RFC 3986, as the signature counts it. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** SHA-256 as the signer wants it, on node:crypto. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', keyOf(secret));
  }

  update(data: Uint8Array | string): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {}
}

const keyOf = (secret: string | ArrayBuffer | ArrayBufferView) =>
  typeof secret === 'string'
    ? secret
    : ArrayBuffer.isView(secret)
      ? Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength)
      : Buffer.from(secret);
