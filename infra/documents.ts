import { Duration, Stack } from 'aws-cdk-lib';
import { type CorsRule, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ClosedBucket } from './closed-bucket.ts';
import { acceptAllBelow, allow, type Grantee } from './permissions.ts';

/** Materials that people upload and documents that are printed, under `cases/<case>/`; drafts of reports under `reports/<period>/`. */
export class Documents extends Construct {
  readonly bucket: ClosedBucket;

  /** @param origins of the pages that upload and open documents by presigned URL */
  constructor(scope: Construct, origins: readonly string[]) {
    super(scope, 'Documents');
    this.bucket = new ClosedBucket(this, {
      lifecycleRules: [
        { id: 'drop-unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
        // A year to notice a deletion that should not have been.
        { id: 'drop-replaced-versions', noncurrentVersionExpiration: Duration.days(365) },
      ],
      cors: origins.length > 0 ? [pagesOf(origins)] : undefined,
    });
  }

  /** Adds documents to cases and reads them, by the version the case remembers; deletes none, lists none. */
  grantCases(to: Grantee): void {
    allow(to, ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], this.bucket.arnForObjects('cases/*'));
    acceptAllBelow(
      to,
      Stack.of(this),
      this.bucket.bucketArn,
      '/cases/*',
      'Cases come into being every minute: their common prefix is the narrowest name a permission can give them.',
    );
  }

  /** Writes the parts and drafts of reports, each once, and reads them. */
  grantReports(to: Grantee): void {
    this.allowReports(to, ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject']);
  }

  /** Reads drafts of reports, in the version their record remembers. */
  grantDrafts(to: Grantee): void {
    this.allowReports(to, ['s3:GetObject', 's3:GetObjectVersion']);
  }

  private allowReports(to: Grantee, actions: readonly string[]): void {
    allow(to, actions, this.bucket.arnForObjects('reports/*'));
    acceptAllBelow(
      to,
      Stack.of(this),
      this.bucket.bucketArn,
      '/reports/*',
      'A report is named by its period and round: their common prefix is the narrowest name a permission can give them.',
    );
  }
}

const pagesOf = (origins: readonly string[]): CorsRule => ({
  allowedOrigins: [...origins],
  allowedMethods: [HttpMethods.GET, HttpMethods.HEAD, HttpMethods.PUT],
  allowedHeaders: ['content-type', 'if-none-match', 'x-amz-*'],
  exposedHeaders: ['ETag', 'x-amz-checksum-sha256', 'x-amz-version-id'],
  maxAge: 3600,
});
