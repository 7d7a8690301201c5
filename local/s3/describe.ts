import { AwsError } from '../service.ts';
import type { Bucket } from './bucket.ts';
import type { About, Version } from './catalog.ts';
import { algorithms } from './checksums.ts';
import { checkHeaderValue } from './errors.ts';
import { retentionFromHeaders } from './lock.ts';
import type { Asked, Storage } from './storage.ts';
import type { Target } from './target.ts';

/** Headers of a PUT that come back on GET as they were. */
const kept = ['cache-control', 'content-disposition', 'content-language', 'expires'];

/** Bytes of user metadata, names and values. */
const MOST_METADATA = 2048;

/** What a PUT, a copy or a multipart upload says about its object; the checksums come with the bytes. */
export function describe(storage: Storage, { target, bucket }: Pick<Asked, 'target' | 'bucket'>): About {
  const { headers } = target;
  refuseLists(headers);
  return {
    headers: { ...headersOf(headers), ...encryptionOf(headers, bucket) },
    checksums: {},
    checksumType: 'FULL_OBJECT',
    tags: tagsOf(headers['x-amz-tagging']),
    ...retentionFromHeaders(headers, bucket, storage.now()),
  };
}

/** Object ownership is enforced as on every new bucket, so there are no access control lists. */
function refuseLists(headers: Target['headers']): void {
  const list = headers['x-amz-acl'];
  if (list && list !== 'private' && list !== 'bucket-owner-full-control')
    throw new AwsError('AccessControlListNotSupported', 'The bucket does not allow ACLs');
}

function headersOf(headers: Target['headers']): Record<string, string> {
  const found: Record<string, string> = { 'content-type': headers['content-type'] ?? 'binary/octet-stream' };
  for (const name of kept) if (headers[name] !== undefined) found[name] = headers[name];
  const encoding = headers['content-encoding']
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== 'aws-chunked');
  if (encoding?.length) found['content-encoding'] = encoding.join(',');
  const storageClass = headers['x-amz-storage-class'];
  if (storageClass && storageClass !== 'STANDARD') found['x-amz-storage-class'] = storageClass;
  for (const [name, value] of Object.entries(found)) checkHeaderValue(name, value);
  return { ...found, ...metadataOf(headers) };
}

function metadataOf(headers: Target['headers']): Record<string, string> {
  const found = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  const size = found.reduce(
    (sum, [name, value]) => sum + name.length - 'x-amz-meta-'.length + Buffer.byteLength(value),
    0,
  );
  if (size > MOST_METADATA)
    throw new AwsError('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', 400, {
      Size: size,
      MaxSizeAllowed: MOST_METADATA,
    });
  return Object.fromEntries(found.map(([name, value]) => [name, encodeMetadata(value)]));
}

/** S3 gives what is not ASCII back as RFC 2047 does in mail. A header's bytes arrive as ISO-8859-1, a form's as text. */
function encodeMetadata(value: string): string {
  if (/^[\u0020-\u007e\t]*$/.test(value)) return value;
  const bytes = /[\u0100-\uffff]/.test(value) ? Buffer.from(value) : Buffer.from(value, 'latin1');
  return `=?UTF-8?B?${bytes.toString('base64')}?=`;
}

function encryptionOf(headers: Target['headers'], { encryption }: Bucket): Record<string, string> {
  const algorithm = headers['x-amz-server-side-encryption'] ?? encryption?.algorithm ?? 'AES256';
  const key = headers['x-amz-server-side-encryption-aws-kms-key-id'] ?? encryption?.keyArn;
  if (algorithm !== 'AES256' && algorithm !== 'aws:kms')
    throw new AwsError('InvalidEncryptionAlgorithmError', 'The encryption request you specified is not valid.');
  return {
    'x-amz-server-side-encryption': algorithm,
    ...(algorithm === 'aws:kms' && key ? { 'x-amz-server-side-encryption-aws-kms-key-id': key } : {}),
  };
}

/** `a=1&b=2`, as the header carries tags. Throws InvalidTag. */
const tagsOf = (header: string | undefined): [string, string][] => checkTags([...new URLSearchParams(header ?? '')]);

/** At most ten tags, each key once, 128 and 256 characters long. */
export function checkTags(tags: [string, string][]): [string, string][] {
  const refuse = (message: string) => {
    throw new AwsError('InvalidTag', message);
  };
  if (tags.length > 10) throw new AwsError('BadRequest', 'Object tags cannot be greater than 10');
  if (new Set(tags.map(([key]) => key)).size < tags.length) refuse('Cannot provide multiple Tags with the same key');
  for (const [key, value] of tags) {
    if (key.length < 1 || key.length > 128) refuse('The TagKey you have provided is invalid');
    if (value.length > 256) refuse('The TagValue you have provided is invalid');
  }
  return tags;
}

/** The headers of an object as GET and HEAD answer them. */
export function headersOfVersion(version: Version, bucket: Bucket, withChecksums: boolean): Record<string, string> {
  const { about } = version;
  return {
    ...about.headers,
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.modified).toUTCString(),
    'accept-ranges': 'bytes',
    ...versionHeader(bucket, version.id),
    ...(about.retention && {
      'x-amz-object-lock-mode': about.retention.mode,
      'x-amz-object-lock-retain-until-date': new Date(about.retention.until).toISOString(),
    }),
    ...(about.hold !== undefined && { 'x-amz-object-lock-legal-hold': about.hold ? 'ON' : 'OFF' }),
    ...(about.tags.length > 0 && { 'x-amz-tagging-count': String(about.tags.length) }),
    ...(withChecksums && checksumHeaders(about)),
  };
}

/** A bucket that never had versioning does not speak of versions. */
export const versionHeader = ({ versioning }: Bucket, id: string): Record<string, string> =>
  versioning ? { 'x-amz-version-id': id } : {};

export function checksumHeaders({
  checksums,
  checksumType,
}: Pick<About, 'checksums' | 'checksumType'>): Record<string, string> {
  const found = algorithms.flatMap((name) => (checksums[name] ? [[`x-amz-checksum-${name}`, checksums[name]]] : []));
  return { ...Object.fromEntries(found), 'x-amz-checksum-type': checksumType };
}

/** `ChecksumCRC32`, `ChecksumSHA256`, … as the XML names them. */
export const checksumElements = (checksums: About['checksums']): Record<string, string> =>
  Object.fromEntries(Object.entries(checksums).map(([name, value]) => [`Checksum${name.toUpperCase()}`, value]));

/** Encryption headers that a PUT repeats in its answer. */
export const encryptionHeaders = ({ headers }: About): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-amz-server-side-encryption')));
