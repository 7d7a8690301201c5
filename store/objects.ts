import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';

/** What an object turned out to be. */
export interface ObjectFacts {
  readonly bytes: number;
  readonly type: string;
  /** Lower-case hex. */
  readonly sha256: string | undefined;
  readonly version: string;
}

/** A link that does one thing for a short time. */
export interface Link {
  readonly method: 'PUT' | 'GET';
  readonly url: string;
  /** Headers that are part of the signature and must be sent as they are. */
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

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

/**
 * A bucket reached by signed requests: links for browsers, and the few direct calls of the API functions. The S3 client of
 * the SDK is left to the printing function, since its size would be half of each API function
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html).
 */
export class Objects {
  readonly #bucket: string;
  readonly #signer: SignatureV4;
  readonly #endpoint: URL;

  constructor(bucket: string, environment: NodeJS.ProcessEnv = process.env) {
    const region = environment['AWS_REGION'] ?? '';
    this.#bucket = bucket;
    this.#endpoint = endpointOf(bucket, region, environment);
    this.#signer = new SignatureV4({
      service: 's3',
      region,
      sha256: Sha256,
      uriEscapePath: false,
      credentials: {
        accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
        ...(environment['AWS_SESSION_TOKEN'] && { sessionToken: environment['AWS_SESSION_TOKEN'] }),
      },
    });
  }

  /**
   * A link to upload exactly this: size, type and SHA-256 are part of the signature, so that S3 refuses anything else.
   * @param now ms since the epoch
   */
  async uploadLink(
    key: string,
    file: { type: string; bytes: number; sha256: string },
    now: number,
    seconds = 600,
  ): Promise<Link> {
    const headers = {
      'content-type': file.type,
      'content-length': String(file.bytes),
      'x-amz-checksum-sha256': Buffer.from(file.sha256, 'hex').toString('base64'),
      'if-none-match': '*',
    };
    return this.#link('PUT', key, headers, {}, now, seconds);
  }

  /** A link to read one version, shown or saved under a harmless name. */
  async readLink(key: string, version: string, name: string, now: number, seconds = 300): Promise<Link> {
    const query = {
      versionId: version,
      'response-content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    };
    return this.#link('GET', key, {}, query, now, seconds);
  }

  /** What an object is, without its content; undefined when it is not there. */
  async facts(key: string, now: number): Promise<ObjectFacts | undefined> {
    const answer = await this.#send('HEAD', key, { 'x-amz-checksum-mode': 'ENABLED' }, now);
    // 403 is what S3 says of a missing key to somebody who may not list the bucket, as these functions may not.
    if (answer.status === 404 || answer.status === 403) return undefined;
    if (!answer.ok) throw new Error(`S3 answered ${answer.status} to HEAD`);
    const sum = answer.headers.get('x-amz-checksum-sha256');
    return {
      bytes: Number(answer.headers.get('content-length')),
      type: answer.headers.get('content-type') ?? '',
      sha256: sum ? Buffer.from(sum, 'base64').toString('hex') : undefined,
      version: answer.headers.get('x-amz-version-id') ?? 'null',
    };
  }

  /** The first bytes of an object, to see whether it is what it says. */
  async beginning(key: string, count: number, now: number): Promise<Uint8Array> {
    const answer = await this.#send('GET', key, { range: `bytes=0-${count - 1}` }, now);
    if (!answer.ok) throw new Error(`S3 answered ${answer.status} to GET`);
    return new Uint8Array(await answer.arrayBuffer());
  }

  async #link(
    method: Link['method'],
    key: string,
    headers: Record<string, string>,
    query: Record<string, string>,
    now: number,
    seconds: number,
  ): Promise<Link> {
    const request = this.#request(method, key, { ...headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }, query);
    const signed = await this.#signer.presign(request, {
      expiresIn: seconds,
      signingDate: new Date(now),
      signableHeaders: new Set([...Object.keys(headers), 'host']),
      unhoistableHeaders: new Set(Object.keys(headers)),
    });
    return { method, url: urlOf(signed), headers, expiresAt: new Date(now + seconds * 1000).toISOString() };
  }

  async #send(method: string, key: string, headers: Record<string, string>, now: number): Promise<Response> {
    const request = this.#request(method, key, { ...headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }, {});
    const signed = await this.#signer.sign(request, { signingDate: new Date(now) });
    const { host: _, ...sent } = signed.headers;
    return fetch(urlOf(signed), { method, headers: sent, signal: AbortSignal.timeout(5000) });
  }

  #request(method: string, key: string, headers: Record<string, string>, query: Record<string, string>): HttpRequest {
    const { protocol, hostname, port, pathname, host } = this.#endpoint;
    const path = `${pathname}${key.split('/').map(encodeURIComponent).join('/')}`;
    return new HttpRequest({
      method,
      protocol,
      hostname,
      ...(port && { port: Number(port) }),
      path,
      query,
      headers: { ...headers, host },
    });
  }

  get bucket(): string {
    return this.#bucket;
  }
}

/** Path style where an endpoint is set; otherwise the bucket's own host, whose suffix differs in China. */
function endpointOf(bucket: string, region: string, environment: NodeJS.ProcessEnv): URL {
  const endpoint = environment['AWS_ENDPOINT_URL_S3'] ?? environment['AWS_ENDPOINT_URL'];
  if (endpoint) return new URL(`${endpoint.replace(/\/$/, '')}/${bucket}/`);
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return new URL(`https://${bucket}.s3.${region}.${suffix}/`);
}

type Signed = Awaited<ReturnType<SignatureV4['sign']>>;

function urlOf({ protocol, hostname, port, path, query }: Signed): string {
  const pairs = Object.entries(query ?? {}).map(([name, value]) => `${encode(name)}=${encode(String(value))}`);
  return `${protocol}//${hostname}${port ? `:${port}` : ''}${path}${pairs.length ? `?${pairs.join('&')}` : ''}`;
}

/** RFC 3986, as the signature counts it. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
