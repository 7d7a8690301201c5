import type { Need } from '../service.ts';
import type { Bucket } from './bucket.ts';
import type { Operation } from './operations.ts';
import { readCopySource, type Target } from './target.ts';

/** Where ARNs are built and buckets are looked up. */
export interface Place {
  readonly partition: string;
  /** Undefined when there is no such bucket. */
  bucket(name: string): Bucket | undefined;
}

/** Actions on a bucket or on everything, by operation. */
const bucketActions: Readonly<Partial<Record<Operation, string>>> = {
  HeadBucket: 's3:ListBucket',
  GetBucketLocation: 's3:GetBucketLocation',
  GetBucketVersioning: 's3:GetBucketVersioning',
  GetObjectLockConfiguration: 's3:GetBucketObjectLockConfiguration',
  ListObjectsV2: 's3:ListBucket',
  ListObjectVersions: 's3:ListBucketVersions',
  ListMultipartUploads: 's3:ListBucketMultipartUploads',
};

/** Actions on an object; the second stands when a version is named. */
const objectActions: Readonly<Partial<Record<Operation, readonly [string, string?]>>> = {
  PutObject: ['s3:PutObject'],
  CopyObject: ['s3:PutObject'],
  GetObject: ['s3:GetObject', 's3:GetObjectVersion'],
  HeadObject: ['s3:GetObject', 's3:GetObjectVersion'],
  DeleteObject: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  GetObjectAttributes: ['s3:GetObject', 's3:GetObjectVersion'],
  GetObjectRetention: ['s3:GetObjectRetention'],
  PutObjectRetention: ['s3:PutObjectRetention'],
  GetObjectLegalHold: ['s3:GetObjectLegalHold'],
  PutObjectLegalHold: ['s3:PutObjectLegalHold'],
  GetObjectTagging: ['s3:GetObjectTagging', 's3:GetObjectVersionTagging'],
  PutObjectTagging: ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'],
  DeleteObjectTagging: ['s3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging'],
  CreateMultipartUpload: ['s3:PutObject'],
  UploadPart: ['s3:PutObject'],
  CompleteMultipartUpload: ['s3:PutObject'],
  AbortMultipartUpload: ['s3:AbortMultipartUpload'],
  ListParts: ['s3:ListMultipartUploadParts'],
};

/**
 * What a request needs, in IAM's words
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html). DeleteObjects is decided key by
 * key while it runs, as in S3, so it needs nothing here.
 */
export function needsOf(operation: Operation, target: Target, place: Place): Need[] {
  const context = contextOf(target);
  const need = (action: string, resource: string): Need => ({ action, resource, context });
  if (operation === 'ListBuckets') return [need('s3:ListAllMyBuckets', '*')];
  const onBucket = bucketActions[operation];
  if (onBucket) return [need(onBucket, bucketArn(place.partition, target.bucket))];

  const actions = objectActions[operation];
  if (!actions) return [];
  const object = objectArn(place.partition, target.bucket, target.key);
  const first = target.query.has('versionId') ? (actions[1] ?? actions[0]) : actions[0];
  return [
    ...[first, ...furtherActions(operation, target)].map((action) => need(action, object)),
    ...copySourceNeeds(operation, target, place.partition),
    ...encryptionNeeds(first, target, place),
  ];
}

export const bucketArn = (partition: string, bucket: string): string => `arn:${partition}:s3:::${bucket}`;

export const objectArn = (partition: string, bucket: string, key: string): string =>
  `${bucketArn(partition, bucket)}/${key}`;

function furtherActions(operation: Operation, { headers, query }: Target): string[] {
  const writes = ['PutObject', 'CopyObject', 'CreateMultipartUpload'].includes(operation);
  const when = (condition: unknown, action: string) => (condition ? [action] : []);
  return [
    ...when(writes && headers['x-amz-object-lock-mode'], 's3:PutObjectRetention'),
    ...when(writes && headers['x-amz-object-lock-legal-hold'], 's3:PutObjectLegalHold'),
    ...when(writes && headers['x-amz-tagging'], 's3:PutObjectTagging'),
    ...when(headers['x-amz-bypass-governance-retention'] === 'true', 's3:BypassGovernanceRetention'),
    ...when(
      operation === 'GetObjectAttributes',
      query.has('versionId') ? 's3:GetObjectVersionAttributes' : 's3:GetObjectAttributes',
    ),
  ];
}

function copySourceNeeds(operation: Operation, { headers }: Target, partition: string): Need[] {
  if (operation !== 'CopyObject') return [];
  const { bucket, key, versionId } = readCopySource(headers['x-amz-copy-source']!);
  const action = versionId ? 's3:GetObjectVersion' : 's3:GetObject';
  return [{ action, resource: objectArn(partition, bucket, key) }];
}

/** S3 uses the bucket's key with the caller's own permissions. */
function encryptionNeeds(action: string, { bucket }: Target, place: Place): Need[] {
  const key = place.bucket(bucket)?.encryption?.keyArn;
  if (!key) return [];
  if (action === 's3:PutObject') return [{ action: 'kms:GenerateDataKey', resource: key }];
  return action.startsWith('s3:GetObject') && /Object(Version)?$/.test(action)
    ? [{ action: 'kms:Decrypt', resource: key }]
    : [];
}

/** Condition keys (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html). */
function contextOf({ query, headers }: Target): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of ['prefix', 'delimiter', 'max-keys']) if (query.has(name)) found[`s3:${name}`] = query.get(name)!;
  if (query.has('versionId')) found['s3:versionid'] = query.get('versionId')!;
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith('x-amz-object-lock-')) found[`s3:${name.slice('x-amz-'.length)}`] = value;
    else if (conditionHeaders.has(name)) found[`s3:${name}`] = value;
  }
  return found;
}

const conditionHeaders = new Set([
  'x-amz-acl',
  'x-amz-content-sha256',
  'x-amz-copy-source',
  'x-amz-metadata-directive',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-storage-class',
]);
