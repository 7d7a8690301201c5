import { AwsError, type RawRequest } from '../service.ts';
import { split } from '../sigv4-canonical.ts';
import { invalidArgument } from './errors.ts';

/** What a request is about, its query and headers read. */
export interface Target {
  readonly method: string;
  /** Empty for the service itself. */
  readonly bucket: string;
  /** Empty for a bucket. */
  readonly key: string;
  /** The query without the signature and without hoisted headers. */
  readonly query: ReadonlyMap<string, string>;
  /** Lower-case names, the `x-amz-` parameters of a presigned query among them. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The longest key, bytes of UTF-8. */
const LONGEST_KEY = 1024;

/** Reads method, path (`/bucket/key`, path-style) and query. Throws InvalidURI, KeyTooLongError. */
export function readTarget({ method, url, headers }: Pick<RawRequest, 'method' | 'url' | 'headers'>): Target {
  const [path, query] = split(url);
  const [, bucket = '', ...rest] = path.split('/').map(decode);
  const key = rest.join('/');
  if (Buffer.byteLength(key) > LONGEST_KEY)
    throw new AwsError('KeyTooLongError', 'Your key is too long', 400, {
      Size: Buffer.byteLength(key),
      MaxSizeAllowed: LONGEST_KEY,
    });
  const parameters = new URLSearchParams(query);
  return { method, bucket, key, query: steering(parameters), headers: { ...hoisted(parameters), ...headers } };
}

/** A presigner puts headers into the query; S3 reads them there, checksums included. */
function hoisted(query: URLSearchParams): Record<string, string> {
  if (!query.has('X-Amz-Signature')) return {};
  const found = [...query].map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(found.filter(([name]) => name.startsWith('x-amz-') && !authentication.has(name)));
}

/** `x-id` only repeats the operation's name, for logs. */
const steering = (query: URLSearchParams): Map<string, string> =>
  new Map([...query].filter(([name]) => name !== 'x-id' && !name.toLowerCase().startsWith('x-amz-')));

const authentication = new Set([
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-signedheaders',
  'x-amz-signature',
  'x-amz-security-token',
  'x-amz-content-sha256',
]);

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.");
  }
}

/** A whole number of the query, or `otherwise` when it is not there. Throws InvalidArgument. */
export function numberOf({ query }: Target, name: string, least: number, most: number, otherwise: number): number {
  const text = query.get(name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (text === '' || !Number.isInteger(value) || value < least || value > most)
    throw invalidArgument(`${name} must be an integer between ${least} and ${most}`, name, text);
  return value;
}

/** The bucket, key and version that `x-amz-copy-source` names. */
export function readCopySource(header: string): { bucket: string; key: string; versionId: string | undefined } {
  const [path, query] = split(header);
  const [bucket = '', ...rest] = decode(path).replace(/^\//, '').split('/');
  const key = rest.join('/');
  if (!bucket || !key)
    throw invalidArgument(
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      'x-amz-copy-source',
      header,
    );
  return { bucket, key, versionId: new URLSearchParams(query).get('versionId') ?? undefined };
}
