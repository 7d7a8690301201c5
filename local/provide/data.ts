import type { DynamoDb, WantedTable } from '../dynamodb/index.ts';
import type { Kms } from '../kms.ts';
import type { BucketDescription } from '../s3/bucket.ts';
import type { S3 } from '../s3/s3.ts';
import type { Json } from '../service.ts';
import type { Blueprint, Resource } from '../template.ts';
import { each, isTrue } from './each.ts';

/** Makes the tables of the template, keeping what is in them. */
export function provideTables(blueprint: Blueprint, dynamodb: DynamoDb): void {
  each(blueprint, 'AWS::DynamoDB::GlobalTable', (resource) =>
    dynamodb.ensureTable(tableOf(resource, blueprint.place.region)),
  );
}

function tableOf({ ref, properties }: Resource, region: string): WantedTable {
  const [replica, ...others] = properties.Replicas ?? [];
  if (!replica || others.length || replica.Region !== region)
    throw new Error(`a table has exactly one replica here, in ${region}`);
  return {
    TableName: ref,
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions,
    GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes ?? [],
    StreamSpecification: properties.StreamSpecification,
    TimeToLiveSpecification: properties.TimeToLiveSpecification,
    DeletionProtectionEnabled: isTrue(replica.DeletionProtectionEnabled),
    PointInTimeRecovery: isTrue(replica.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled),
  };
}

/** Makes the buckets of the template with their policies, keeping what is in them. */
export function provideBuckets(blueprint: Blueprint, s3: S3): void {
  const policies = blueprint.of('AWS::S3::BucketPolicy').map(({ properties }) => properties);
  each(blueprint, 'AWS::S3::Bucket', (resource) => {
    s3.ensureBucket(bucketOf(resource));
    s3.ensureBucketPolicy(resource.ref, policies.find(({ Bucket }) => Bucket === resource.ref)?.PolicyDocument);
  });
}

function bucketOf({ ref, properties }: Resource): BucketDescription {
  const { VersioningConfiguration, CorsConfiguration, LifecycleConfiguration, PublicAccessBlockConfiguration } =
    properties;
  return {
    name: ref,
    ...(VersioningConfiguration && { versioning: VersioningConfiguration.Status }),
    ...(isTrue(properties.ObjectLockEnabled) && { objectLock: lockOf(properties.ObjectLockConfiguration) }),
    ...(CorsConfiguration && { cors: CorsConfiguration.CorsRules }),
    ...(LifecycleConfiguration && { lifecycle: LifecycleConfiguration.Rules }),
    ...(PublicAccessBlockConfiguration && { publicAccessBlock: PublicAccessBlockConfiguration }),
    ...encryptionOf(properties.BucketEncryption),
  };
}

function lockOf(configuration: Json): NonNullable<BucketDescription['objectLock']> {
  const { Mode, Days, Years } = configuration?.Rule?.DefaultRetention ?? {};
  return {
    ...(Mode && { mode: Mode }),
    ...(Days !== undefined && { days: Number(Days) }),
    ...(Years !== undefined && { years: Number(Years) }),
  };
}

function encryptionOf(configuration: Json): Pick<BucketDescription, 'encryption'> {
  const rule = configuration?.ServerSideEncryptionConfiguration?.[0]?.ServerSideEncryptionByDefault;
  if (!rule) return {};
  const { SSEAlgorithm: algorithm, KMSMasterKeyID: keyArn } = rule;
  return { encryption: { algorithm, ...(keyArn && { keyArn }) } };
}

export function provideKeys(blueprint: Blueprint, kms: Kms): void {
  each(blueprint, 'AWS::KMS::Key', ({ ref, properties }) => {
    kms.ensureKey({
      id: ref,
      ...(properties.Description && { description: properties.Description }),
      enableKeyRotation: isTrue(properties.EnableKeyRotation),
      ...(properties.KeyPolicy && { policy: properties.KeyPolicy }),
      ...(properties.KeySpec && { keySpec: properties.KeySpec }),
    });
  });
  each(blueprint, 'AWS::KMS::Alias', ({ ref, properties }) =>
    kms.ensureAlias(ref, String(properties.TargetKeyId).split('/').at(-1)!),
  );
}
