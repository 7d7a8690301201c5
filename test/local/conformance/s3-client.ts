import { createHash, randomBytes } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll } from 'vitest';
import { type S3Cloud, s3Cloud } from './s3-cloud.ts';

export let cloud: S3Cloud;
export let s3: S3Client;

/** Connects to the cloud before the tests of a file; hooks registered after it can make their buckets there. */
export function provideS3(): void {
  beforeAll(async () => {
    cloud = await s3Cloud();
    s3 = cloud.client();
  });
  afterAll(() => cloud.stop());
}

/** A key that no other test uses. */
export const fresh = (name = 'object') => `${name}-${randomBytes(4).toString('hex')}`;
/** The digest as a checksum header carries it, in base64. */
export const sha256 = (body: string | Buffer) => createHash('sha256').update(body).digest('base64');
/** The digest as an ETag carries it, in hexadecimal digits. */
export const md5 = (body: string | Buffer) => createHash('md5').update(body).digest('hex');
export const put = (Bucket: string, Key: string, Body: string, more = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
export const text = async (Bucket: string, Key: string, more = {}) =>
  (await s3.send(new GetObjectCommand({ Bucket, Key, ...more }))).Body!.transformToString();
