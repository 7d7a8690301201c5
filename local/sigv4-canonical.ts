import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The pieces of a Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). */
export interface Scope {
  readonly accessKeyId: string;
  /** `yyyymmdd` */
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

export interface Canonical {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signedHeaders: readonly string[];
  readonly payloadHash: string;
  readonly service: string;
}

/** The canonical request. S3 signs the path as it is named, every other service encodes it once more. */
export function canonicalRequest({ method, url, headers, signedHeaders, payloadHash, service }: Canonical): string {
  const [path = '/', query = ''] = split(url);
  return [
    method,
    path
      .split('/')
      .map((segment) => encode(service === 's3' ? decodeURIComponent(segment) : segment))
      .join('/'),
    canonicalQuery(query),
    signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`).join(''),
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

export const stringToSign = (date: string, { day, region, service }: Scope, request: string): string =>
  ['AWS4-HMAC-SHA256', date, `${day}/${region}/${service}/aws4_request`, sha256(request)].join('\n');

/** The signature of a text, in hexadecimal. */
export function sign(text: string, secret: string, { day, region, service }: Scope): string {
  const key = [day, region, service, 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${secret}`);
  return hmac(key, text).toString('hex');
}

/** Compares two signatures without telling by its time how far they agree. */
export const sameSignature = (mine: string, theirs: string): boolean =>
  mine.length === theirs.length && timingSafeEqual(Buffer.from(mine), Buffer.from(theirs));

/** `key/yyyymmdd/region/service/aws4_request`, or undefined when it is not one. */
export function parseCredential(credential: string): Scope | undefined {
  const parts = credential.split('/');
  const [service, region, day] = [parts.at(-2), parts.at(-3), parts.at(-4)];
  if (parts.length < 5 || parts.at(-1) !== 'aws4_request' || !service || !region || !day) return undefined;
  return { accessKeyId: parts.slice(0, -4).join('/'), day, region, service };
}

/** `yyyymmddThhmmssZ` in ms since the epoch, NaN when it is not one. */
export function parseDate(date: string): number {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const [year = Number.NaN, month = 0, day, hour, minute, second] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

export const compactDate = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');

export const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

const hmac = (key: Buffer | string, data: string): Buffer => createHmac('sha256', key).update(data).digest();

export const split = (url: string): [string, string] => {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
};

function canonicalQuery(query: string): string {
  return [...new URLSearchParams(query)]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&');
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
