import { endpointFrom, suffixOf } from './endpoint.ts';
import type { Received } from './send.ts';
import { SignedRequests } from './signed-requests.ts';

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

/**
 * A bucket reached by signed requests: links for browsers, and the few direct calls of the API functions. The S3 client of
 * the SDK is left to the printing function, since its size would be half of each API function.
 */
export class Objects {
  readonly #requests: SignedRequests;
  readonly #endpoint: URL;

  constructor(bucket: string, environment: NodeJS.ProcessEnv = process.env) {
    this.#endpoint = endpointOf(bucket, environment);
    this.#requests = new SignedRequests('s3', environment);
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
    const { status, headers } = await this.#send('HEAD', key, { 'x-amz-checksum-mode': 'ENABLED' }, now);
    // 403 is what S3 says of a missing key to somebody who may not list the bucket, as these functions may not.
    if (status === 404 || status === 403) return undefined;
    if (status !== 200) throw new Error(`S3 answered ${status} to HEAD`);
    const sum = headers['x-amz-checksum-sha256'];
    return {
      bytes: Number(headers['content-length']),
      type: headers['content-type'] ?? '',
      sha256: sum ? Buffer.from(String(sum), 'base64').toString('hex') : undefined,
      version: String(headers['x-amz-version-id'] ?? 'null'),
    };
  }

  /** The first bytes of an object, to see whether it is what it says. */
  async beginning(key: string, count: number, now: number): Promise<Uint8Array> {
    const { status, body } = await this.#send('GET', key, { range: `bytes=0-${count - 1}` }, now);
    if (status !== 200 && status !== 206) throw new Error(`S3 answered ${status} to GET`);
    return body;
  }

  /** One version of an object, whole. */
  async read(key: string, version: string, now: number): Promise<Uint8Array> {
    const url = this.#urlOf(key);
    url.searchParams.set('versionId', version);
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const { status, body } = await this.#requests.send({ method: 'GET', url, headers }, new Date(now));
    if (status !== 200) throw new Error(`S3 answered ${status} to GET`);
    return body;
  }

  async #link(
    method: Link['method'],
    key: string,
    headers: Record<string, string>,
    query: Record<string, string>,
    now: number,
    seconds: number,
  ): Promise<Link> {
    const url = await this.#requests.presign({ method, url: this.#urlOf(key), headers, query }, new Date(now), seconds);
    return { method, url, headers, expiresAt: new Date(now + seconds * 1000).toISOString() };
  }

  #send(method: string, key: string, headers: Record<string, string>, now: number): Promise<Received> {
    const all = { ...headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    return this.#requests.send({ method, url: this.#urlOf(key), headers: all }, new Date(now));
  }

  #urlOf(key: string): URL {
    return new URL(key.split('/').map(encodeURIComponent).join('/'), this.#endpoint);
  }
}

/** Path style where an endpoint is set; otherwise the bucket's own host. */
function endpointOf(bucket: string, environment: NodeJS.ProcessEnv): URL {
  const endpoint = endpointFrom(environment, 'S3');
  const region = environment['AWS_REGION'] ?? '';
  return new URL(endpoint ? `${endpoint}/${bucket}/` : `https://${bucket}.s3.${region}.${suffixOf(region)}/`);
}
