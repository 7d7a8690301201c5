import type { PolicyDocument } from '../service.ts';

/** A bucket as the template describes it; nested shapes in CloudFormation's words. */
export interface BucketDescription {
  readonly name: string;
  readonly versioning?: 'Enabled' | 'Suspended';
  /** Present: Object Lock is on. With a mode, objects get this retention unless they bring their own. */
  readonly objectLock?: {
    readonly mode?: 'COMPLIANCE' | 'GOVERNANCE';
    readonly days?: number;
    readonly years?: number;
  };
  readonly cors?: readonly CorsRule[];
  readonly lifecycle?: readonly LifecycleRule[];
  readonly publicAccessBlock?: Readonly<Record<string, boolean>>;
  /** Encryption is answered as S3 answers it; bytes lie on this disk as they are. */
  readonly encryption?: { readonly algorithm: 'AES256' | 'aws:kms'; readonly keyArn?: string };
}

export interface Bucket extends BucketDescription {
  /** ms since the epoch. */
  readonly created: number;
  readonly policy?: PolicyDocument;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-s3-bucket-corsrule.html */
export interface CorsRule {
  readonly AllowedOrigins: readonly string[];
  readonly AllowedMethods: readonly string[];
  readonly AllowedHeaders?: readonly string[];
  readonly ExposedHeaders?: readonly string[];
  /** Seconds. */
  readonly MaxAge?: number;
  readonly Id?: string;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-s3-bucket-rule.html */
export interface LifecycleRule {
  readonly Id?: string;
  readonly Status: 'Enabled' | 'Disabled';
  readonly Prefix?: string;
  readonly TagFilters?: readonly { readonly Key: string; readonly Value: string }[];
  readonly ExpirationInDays?: number;
  readonly ExpiredObjectDeleteMarker?: boolean;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number; readonly NewerNoncurrentVersions?: number };
  readonly AbortIncompleteMultipartUpload?: { readonly DaysAfterInitiation: number };
  readonly Transitions?: readonly { readonly StorageClass: string; readonly TransitionInDays: number }[];
}

const lifecycleMembers = new Set([
  'Id',
  'Status',
  'Prefix',
  'TagFilters',
  'ExpirationInDays',
  'ExpiredObjectDeleteMarker',
  'NoncurrentVersionExpiration',
  'AbortIncompleteMultipartUpload',
  'Transitions',
]);
const corsMembers = new Set(['AllowedOrigins', 'AllowedMethods', 'AllowedHeaders', 'ExposedHeaders', 'MaxAge', 'Id']);
const publicAccessMembers = new Set([
  'BlockPublicAcls',
  'BlockPublicPolicy',
  'IgnorePublicAcls',
  'RestrictPublicBuckets',
]);

/** Storage classes whose objects are readable at once; the archive tiers need a restore, which does not exist here. */
export const instantClasses = new Set(['STANDARD', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR']);

/** Throws, naming it, when the description asks for something this S3 would not do. */
export function checkDescription(bucket: BucketDescription): void {
  const refuse = (what: string) => {
    throw new Error(`S3 bucket ${bucket.name}: ${what} is not supported`);
  };
  const refuseUnknown = (where: string, value: object, known: ReadonlySet<string>) => {
    for (const name of Object.keys(value)) if (!known.has(name)) refuse(`${where}.${name}`);
  };
  if (bucket.objectLock && bucket.versioning === 'Suspended') refuse('Object Lock with suspended versioning');
  if (bucket.objectLock?.days && bucket.objectLock.years) refuse('a default retention of both days and years');
  for (const rule of bucket.cors ?? []) refuseUnknown('CorsRules', rule, corsMembers);
  for (const rule of bucket.lifecycle ?? []) {
    refuseUnknown('LifecycleConfiguration.Rules', rule, lifecycleMembers);
    for (const { StorageClass } of rule.Transitions ?? [])
      if (!instantClasses.has(StorageClass)) refuse(`a transition to ${StorageClass}`);
  }
  for (const [name, on] of Object.entries(bucket.publicAccessBlock ?? {}))
    if (!on || !publicAccessMembers.has(name)) refuse(`PublicAccessBlockConfiguration.${name} = ${on}`);
}
