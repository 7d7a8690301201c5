import { RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { accept } from './permissions.ts';

/** A bucket as both are kept: private, versioned, encrypted, over TLS only, and still there when the stack is gone. */
export class ClosedBucket extends Bucket {
  constructor(scope: Construct, props: BucketProps) {
    super(scope, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...props,
    });
    accept(
      this,
      'S1',
      'Each access is recorded in the access log of its case; a server log would repeat keys, addresses and signed query strings outside of it.',
    );
  }
}
