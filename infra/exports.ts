import { Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ClosedBucket } from './closed-bucket.ts';
import { acceptAllBelow, allow, type Grantee } from './permissions.ts';

/** Rows of the counts for those who ask them in SQL, apart from everything that is personal. */
export class Exports extends Construct {
  readonly bucket: ClosedBucket;

  constructor(scope: Construct) {
    super(scope, 'Exports');
    this.bucket = new ClosedBucket(this, {
      // Each can be written again from the table.
      lifecycleRules: [{ id: 'drop-replaced-versions', noncurrentVersionExpiration: Duration.days(30) }],
    });
  }

  /** Writes exports and reads none. */
  grantWriting(to: Grantee): void {
    allow(to, ['s3:PutObject'], this.bucket.arnForObjects('*'));
    acceptAllBelow(
      to,
      Stack.of(this),
      this.bucket.bucketArn,
      '/*',
      'The bucket holds exports and nothing else, a file for each month and office.',
    );
  }
}
