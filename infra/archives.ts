import { Duration, Stack } from 'aws-cdk-lib';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { District } from '../domain/settings.ts';
import { ClosedBucket } from './closed-bucket.ts';
import { acceptAllBelow, allow, type Grantee } from './permissions.ts';

/** Sealed packages (§7.2.7) and published reports (§8.3), written once: nobody changes or deletes one before its retention is over. */
export class Archives extends Construct {
  readonly bucket: ClosedBucket;

  constructor(scope: Construct, district: District) {
    super(scope, 'Archives');
    this.bucket = new ClosedBucket(this, {
      objectLockEnabled: true,
      objectLockDefaultRetention: retentionOf(district),
      lifecycleRules: [{ id: 'drop-unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
  }

  /** Seals a package, and reads it back to prove that it lies there whole. */
  grantSealing(to: Grantee): void {
    this.allowAll(to, ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject', 's3:PutObjectRetention']);
  }

  /** Reads packages, in the version the case remembers. */
  grantOpening(to: Grantee): void {
    this.allowAll(to, ['s3:GetObject', 's3:GetObjectVersion']);
  }

  /** Publishes reports, each file once, and reads back that it is what it was. */
  grantPublishing(to: Grantee): void {
    this.allowReports(to, ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject', 's3:PutObjectRetention']);
  }

  /** Reads published reports, and nothing else. */
  grantPublished(to: Grantee): void {
    this.allowReports(to, ['s3:GetObject', 's3:GetObjectVersion']);
  }

  private allowReports(to: Grantee, actions: readonly string[]): void {
    allow(to, actions, this.bucket.arnForObjects('reports/*'));
    acceptAllBelow(
      to,
      Stack.of(this),
      this.bucket.bucketArn,
      '/reports/*',
      'What lies there is published for everybody, and Object Lock keeps each file from being changed.',
    );
  }

  private allowAll(to: Grantee, actions: readonly string[]): void {
    allow(to, actions, this.bucket.arnForObjects('*'));
    acceptAllBelow(
      to,
      Stack.of(this),
      this.bucket.bucketArn,
      '/*',
      'The bucket holds sealed packages and nothing else, and Object Lock keeps each of them from being changed.',
    );
  }
}

/** In days, counting every possible leap day, so that no package is free before its last year is over. */
function retentionOf({ archiveLock, retention }: District): ObjectLockRetention {
  const period = Duration.days(Math.ceil(retention.archiveYears * 365.25));
  return archiveLock === 'COMPLIANCE' ? ObjectLockRetention.compliance(period) : ObjectLockRetention.governance(period);
}
