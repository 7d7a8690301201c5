import { instantClasses } from './bucket.ts';
import { notImplemented } from './errors.ts';
import type { Target } from './target.ts';

/** How a request is recognised: the level it speaks of, the marks in its query, and what else it may carry. */
interface Shape {
  readonly on: 'service' | 'bucket' | 'object';
  readonly method: string;
  /** Query parameters that make it this operation. */
  readonly marks?: readonly string[];
  /** A header that makes it this operation. */
  readonly header?: string;
  /** Query parameters it takes besides. */
  readonly takes?: readonly string[];
}

const overrides = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
];
const listing = ['prefix', 'max-keys', 'encoding-type'];
const version = ['versionId'];
const read = [...version, ...overrides.map((name) => `response-${name}`)];

const shapes = {
  ListBuckets: { on: 'service', method: 'GET' },
  HeadBucket: { on: 'bucket', method: 'HEAD' },
  GetBucketLocation: { on: 'bucket', method: 'GET', marks: ['location'] },
  GetBucketVersioning: { on: 'bucket', method: 'GET', marks: ['versioning'] },
  GetObjectLockConfiguration: { on: 'bucket', method: 'GET', marks: ['object-lock'] },
  ListObjectsV2: {
    on: 'bucket',
    method: 'GET',
    marks: ['list-type'],
    takes: [...listing, 'delimiter', 'continuation-token', 'start-after', 'fetch-owner'],
  },
  ListObjectVersions: {
    on: 'bucket',
    method: 'GET',
    marks: ['versions'],
    takes: [...listing, 'key-marker', 'version-id-marker'],
  },
  DeleteObjects: { on: 'bucket', method: 'POST', marks: ['delete'] },
  ListMultipartUploads: { on: 'bucket', method: 'GET', marks: ['uploads'], takes: ['prefix'] },
  PutObject: { on: 'object', method: 'PUT' },
  CopyObject: { on: 'object', method: 'PUT', header: 'x-amz-copy-source' },
  GetObject: { on: 'object', method: 'GET', takes: read },
  HeadObject: { on: 'object', method: 'HEAD', takes: read },
  DeleteObject: { on: 'object', method: 'DELETE', takes: version },
  GetObjectAttributes: { on: 'object', method: 'GET', marks: ['attributes'], takes: version },
  GetObjectRetention: { on: 'object', method: 'GET', marks: ['retention'], takes: version },
  PutObjectRetention: { on: 'object', method: 'PUT', marks: ['retention'], takes: version },
  GetObjectLegalHold: { on: 'object', method: 'GET', marks: ['legal-hold'], takes: version },
  PutObjectLegalHold: { on: 'object', method: 'PUT', marks: ['legal-hold'], takes: version },
  GetObjectTagging: { on: 'object', method: 'GET', marks: ['tagging'], takes: version },
  PutObjectTagging: { on: 'object', method: 'PUT', marks: ['tagging'], takes: version },
  DeleteObjectTagging: { on: 'object', method: 'DELETE', marks: ['tagging'], takes: version },
  CreateMultipartUpload: { on: 'object', method: 'POST', marks: ['uploads'] },
  UploadPart: { on: 'object', method: 'PUT', marks: ['uploadId', 'partNumber'] },
  CompleteMultipartUpload: { on: 'object', method: 'POST', marks: ['uploadId'] },
  AbortMultipartUpload: { on: 'object', method: 'DELETE', marks: ['uploadId'] },
  ListParts: { on: 'object', method: 'GET', marks: ['uploadId'], takes: ['max-parts', 'part-number-marker'] },
} as const satisfies Record<string, Shape>;

export type Operation = keyof typeof shapes;

/** The operation a request asks for. What S3 may know and this one does not is NotImplemented, by its name. */
export function operationOf(target: Target): Operation {
  const on = target.key ? 'object' : target.bucket ? 'bucket' : 'service';
  const [best] = (Object.entries(shapes) as [Operation, Shape][])
    .filter(([, shape]) => shape.on === on && shape.method === target.method)
    .filter(
      ([, { marks = [], header }]) =>
        marks.every((mark) => target.query.has(mark)) && (!header || header in target.headers),
    )
    .sort(([, a], [, b]) => weight(b) - weight(a));
  if (!best) throw notImplemented(`${target.method} on a${on === 'object' ? 'n' : ''} ${on}${queryOf(target)}`);
  const [operation, { marks = [], takes = [] }] = best;
  const unknown = [...target.query.keys()].find((name) => !marks.includes(name) && !takes.includes(name));
  if (unknown) throw notImplemented(`The query parameter ${unknown} of ${target.method} (read as ${operation})`);
  refuseUnknownHeaders(target.headers);
  return operation;
}

const weight = ({ marks = [], header }: Shape): number => marks.length + (header ? 1 : 0);

const queryOf = ({ query }: Target): string => (query.size > 0 ? ` with ?${[...query.keys()].join('&')}` : '');

/** Headers that this S3 obeys; `x-amz-meta-…` and `x-amz-checksum-…` besides. */
const knownHeaders = new Set([
  'x-amz-acl',
  'x-amz-bypass-governance-retention',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-expected-bucket-owner',
  'x-amz-mp-object-size',
  'x-amz-object-attributes',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-security-token',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-storage-class',
  'x-amz-tagging',
  'x-amz-tagging-directive',
  'x-amz-trailer',
  'x-amz-user-agent',
  'x-amz-metadata-directive',
]);
const knownFamilies = ['x-amz-meta-', 'x-amz-checksum-', 'x-amz-copy-source', 'x-amz-object-lock-'];

function refuseUnknownHeaders(headers: Target['headers']): void {
  const known = (name: string) =>
    !name.startsWith('x-amz-') || knownHeaders.has(name) || knownFamilies.some((family) => name.startsWith(family));
  const unknown = Object.keys(headers).find((name) => !known(name));
  if (unknown) throw notImplemented(`The header ${unknown}`);
  if (headers['x-amz-copy-source-range']) throw notImplemented('The header x-amz-copy-source-range');
  const storageClass = headers['x-amz-storage-class'];
  if (storageClass && !instantClasses.has(storageClass)) throw notImplemented(`The storage class ${storageClass}`);
}
