import { arn, type Kind, type Named, nameFrom, physicalName, shortHash } from './kind.ts';
import { idle, list, object, only, used } from './shape.ts';

const loopback = 'nothing leaves this machine, and the state folder is as safe as the disk it lies on';
const tags = idle('tags have no effect on behaviour');

const tableName = nameFrom('TableName', 255);
const tableArn = (self: Named) => arn(self.place, 'dynamodb', `table/${tableName(self)}`);

const table: Kind = {
  properties: {
    TableName: used,
    AttributeDefinitions: used,
    KeySchema: used,
    BillingMode: only('PAY_PER_REQUEST'),
    GlobalSecondaryIndexes: list(object({ IndexName: used, KeySchema: used, Projection: used })),
    StreamSpecification: used,
    TimeToLiveSpecification: used,
    SSESpecification: idle(loopback),
    Replicas: list(
      object({
        Region: used,
        DeletionProtectionEnabled: used,
        GlobalSecondaryIndexes: list(
          object({ IndexName: used, ContributorInsightsSpecification: idle('there are no metrics here') }),
        ),
        PointInTimeRecoverySpecification: used,
        ContributorInsightsSpecification: idle('there are no metrics here'),
        SSESpecification: idle(loopback),
        TableClass: idle('a table class is a matter of price'),
        Tags: tags,
      }),
    ),
  },
  ref: tableName,
  attributes: {
    Arn: tableArn,
    StreamArn: (self) => self.place.streamArn?.(tableName(self)) ?? `${tableArn(self)}/stream/unmade`,
    TableId: (self) => physicalName(self),
  },
};

const bucketName = (self: Named) => String(self.property('BucketName') ?? physicalName(self, 63).toLowerCase());
const bucketArn = (self: Named) => `arn:${self.place.partition}:s3:::${bucketName(self)}`;

const bucket: Kind = {
  properties: {
    BucketName: used,
    VersioningConfiguration: used,
    ObjectLockEnabled: used,
    ObjectLockConfiguration: used,
    CorsConfiguration: used,
    LifecycleConfiguration: object({ Rules: used }),
    BucketEncryption: used,
    PublicAccessBlockConfiguration: used,
    OwnershipControls: idle('all objects belong to the one account; there are no access control lists'),
    AccessControl: idle('there are no access control lists'),
    LoggingConfiguration: idle('there is no access log of S3 here'),
    Tags: tags,
  },
  ref: bucketName,
  attributes: {
    Arn: bucketArn,
    DomainName: (self) => `${bucketName(self)}.s3.amazonaws.com`,
    RegionalDomainName: (self) => `${bucketName(self)}.s3.${self.place.region}.amazonaws.com`,
  },
};

const bucketPolicy: Kind = {
  properties: { Bucket: used, PolicyDocument: used },
  ref: (self) => String(self.property('Bucket')),
  attributes: {},
};

/** A key's id is a UUID on AWS; here it is made of the hash, so that it survives an emptied state folder. */
function keyId(self: Named): string {
  const digits = shortHash(`${self.stack}/${self.logicalId}`);
  return `${digits.slice(0, 8)}-0000-4000-8000-${digits.padStart(12, '0')}`;
}

const key: Kind = {
  properties: {
    Description: used,
    Enabled: only(true),
    EnableKeyRotation: used,
    RotationPeriodInDays: idle('the key lives as long as the state folder'),
    PendingWindowInDays: idle('a key is never deleted with its stack here'),
    KeySpec: only('SYMMETRIC_DEFAULT', 'HMAC_256'),
    KeyUsage: only('ENCRYPT_DECRYPT', 'GENERATE_VERIFY_MAC'),
    KeyPolicy: used,
    Tags: tags,
  },
  ref: keyId,
  attributes: { Arn: (self) => arn(self.place, 'kms', `key/${keyId(self)}`), KeyId: keyId },
};

const alias: Kind = {
  properties: { AliasName: used, TargetKeyId: used },
  ref: (self) => String(self.property('AliasName')),
  attributes: {},
};

export const data: Readonly<Record<string, Kind>> = {
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': bucketPolicy,
  'AWS::KMS::Key': key,
  'AWS::KMS::Alias': alias,
};
