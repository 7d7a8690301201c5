import { randomBytes } from 'node:crypto';
import {
  CreateBucketCommand,
  PutBucketCorsCommand,
  PutBucketVersioningCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import type { CorsRule } from '../../../local/s3/bucket.ts';
import { serveS3 } from '../s3/served.ts';

/** Where the S3 suite runs: `CLOUD_ENDPOINT=aws`, an emulator's address, or without it the embedded S3. */
export interface S3Cloud {
  client(config?: S3ClientConfig): S3Client;
  /** Makes a bucket of a fresh name and gives the name. */
  bucket(kind: { versioned?: boolean; locked?: boolean; cors?: readonly CorsRule[] }): Promise<string>;
  /** Lets `ms` pass, by moving the clock where that is possible. */
  pass(ms: number): Promise<void>;
  stop(): Promise<void>;
}

export async function s3Cloud(): Promise<S3Cloud> {
  return process.env.CLOUD_ENDPOINT ? elsewhere(process.env.CLOUD_ENDPOINT) : here();
}

const freshName = () => `conformance-${randomBytes(6).toString('hex')}`;

async function here(): Promise<S3Cloud> {
  const served = await serveS3();
  return {
    client: (config) => served.client(config),
    bucket: async ({ versioned, locked, cors }) => {
      const name = freshName();
      served.s3.ensureBucket({
        name,
        ...(versioned && { versioning: 'Enabled' }),
        ...(locked && { objectLock: {} }),
        ...(cors && { cors }),
      });
      return name;
    },
    pass: (ms) => served.clock.advance(ms),
    stop: served.stop,
  };
}

function elsewhere(endpoint: string): S3Cloud {
  const region = process.env.AWS_REGION ?? 'us-east-1';
  const emulator = { endpoint, forcePathStyle: true, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const client = (config: S3ClientConfig = {}) =>
    new S3Client({ region, ...(endpoint === 'aws' ? {} : emulator), ...config });
  return {
    client,
    bucket: (kind) => createBucket(client(), kind),
    pass: (ms) => new Promise((done) => setTimeout(done, ms)),
    stop: async () => {},
  };
}

async function createBucket(
  s3: S3Client,
  { versioned, locked, cors }: Parameters<S3Cloud['bucket']>[0],
): Promise<string> {
  const Bucket = freshName();
  await s3.send(new CreateBucketCommand({ Bucket, ...(locked && { ObjectLockEnabledForBucket: true }) }));
  if (versioned)
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  if (cors) {
    const CORSRules = cors.map(({ ExposedHeaders, MaxAge, Id, ...rule }) => ({
      ...(rule as { AllowedOrigins: string[]; AllowedMethods: string[]; AllowedHeaders?: string[] }),
      ...(ExposedHeaders && { ExposeHeaders: [...ExposedHeaders] }),
      ...(MaxAge && { MaxAgeSeconds: MaxAge }),
      ...(Id && { ID: Id }),
    }));
    await s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
  }
  return Bucket;
}
