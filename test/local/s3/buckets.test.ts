import { request } from 'node:http';
import {
  CreateMultipartUploadCommand,
  GetBucketAclCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsCommand,
  ListObjectVersionsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BucketDescription } from '../../../local/s3/bucket.ts';
import { serveS3 } from './served.ts';

let served: Awaited<ReturnType<typeof serveS3>>;
let s3: S3Client;
beforeAll(async () => {
  served = await serveS3();
  s3 = served.client();
  served.s3.ensureBucket({ name: 'plain' });
});
afterAll(() => served.stop());

const DAY = 24 * 3600 * 1000;
const put = (Bucket: string, Key: string, more = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x', ...more }));
const exists = (Bucket: string, Key: string) =>
  s3.send(new HeadObjectCommand({ Bucket, Key })).then(
    () => true,
    () => false,
  );

describe('what this S3 does not know is refused by its name', () => {
  test.each([
    ['a sub-resource', new GetBucketAclCommand({ Bucket: 'plain' }), 'acl'],
    ['the sub-resource of an object', new PutObjectAclCommand({ Bucket: 'plain', Key: 'k', ACL: 'private' }), 'acl'],
    ['the first version of lists', new ListObjectsCommand({ Bucket: 'plain' }), 'GET on a bucket'],
    [
      'a header',
      new PutObjectCommand({ Bucket: 'plain', Key: 'k', WebsiteRedirectLocation: '/x' }),
      'x-amz-website-redirect-location',
    ],
    [
      'a storage class that needs a restore',
      new PutObjectCommand({ Bucket: 'plain', Key: 'k', StorageClass: 'GLACIER' }),
      'GLACIER',
    ],
    [
      'a key of the client',
      new GetObjectCommand({ Bucket: 'plain', Key: 'k', SSECustomerAlgorithm: 'AES256' }),
      'customer-algorithm',
    ],
    ['a part by number', new GetObjectCommand({ Bucket: 'plain', Key: 'k', PartNumber: 1 }), 'partNumber'],
    [
      'a setting that belongs in the template',
      new PutBucketLifecycleConfigurationCommand({ Bucket: 'plain', LifecycleConfiguration: { Rules: [] } }),
      'lifecycle',
    ],
  ])('%s is NotImplemented, 501', async (_, command, name) => {
    await expect(s3.send(command as GetObjectCommand)).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining(name),
      $metadata: { httpStatusCode: 501 },
    });
    expect(await exists('plain', 'k')).toBe(false);
  });

  test.each<[string, BucketDescription, string]>([
    ['a public bucket', { name: 'b', publicAccessBlock: { BlockPublicAcls: false } }, 'BlockPublicAcls'],
    [
      'a lifecycle rule',
      { name: 'b', lifecycle: [{ Status: 'Enabled', ExpirationDate: 'x' } as never] },
      'ExpirationDate',
    ],
    [
      'a move to an archive tier',
      {
        name: 'b',
        lifecycle: [{ Status: 'Enabled', Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 1 }] }],
      },
      'GLACIER',
    ],
    [
      'a default retention of two lengths',
      { name: 'b', objectLock: { mode: 'GOVERNANCE', days: 1, years: 1 } },
      'days and years',
    ],
  ])('%s stops the start', (_, description, name) => {
    expect(() => served.s3.ensureBucket(description)).toThrow(name);
  });
});

describe('sizes', () => {
  test('a PUT of more than 5 GiB is EntityTooLarge before its first byte', async () => {
    const signer = served.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    const url = new URL(await getSignedUrl(signer, new PutObjectCommand({ Bucket: 'plain', Key: 'huge' })));
    const answer = await new Promise<string>((resolve, reject) => {
      const upload = request(
        url,
        { method: 'PUT', headers: { 'content-length': 5 * 2 ** 30 + 1 } },
        async (response) => {
          resolve((await response.toArray()).join(''));
          upload.destroy();
        },
      );
      upload.on('error', reject).write('x');
    });
    expect(answer).toContain('<Code>EntityTooLarge</Code>');
  });

  test('a PUT of unknown length is MissingContentLength', async () => {
    const signer = served.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    const url = await getSignedUrl(signer, new PutObjectCommand({ Bucket: 'plain', Key: 'k' }));
    const body = new Blob(['x']).stream();
    const response = await fetch(url, { method: 'PUT', body, duplex: 'half' } as RequestInit);
    expect([response.status, await response.text()]).toEqual([411, expect.stringContaining('MissingContentLength')]);
  });

  test('metadata of more than 2 KB is MetadataTooLarge', async () => {
    const attempt = put('plain', 'k', { Metadata: { a: 'x'.repeat(2048) } });
    await expect(attempt).rejects.toMatchObject({ name: 'MetadataTooLarge' });
  });

  test('a key of more than 1024 bytes is KeyTooLongError', async () => {
    await expect(put('plain', '字'.repeat(342))).rejects.toMatchObject({ name: 'KeyTooLongError' });
  });
});

describe('writing', () => {
  test('a list of grants is AccessControlListNotSupported', async () => {
    const attempt = put('plain', 'k', { ACL: 'public-read' });
    await expect(attempt).rejects.toMatchObject({ name: 'AccessControlListNotSupported' });
  });

  test('more than ten tags are refused', async () => {
    const Tagging = Array.from({ length: 11 }, (_, i) => `k${i}=v`).join('&');
    await expect(put('plain', 'k', { Tagging })).rejects.toMatchObject({ name: 'BadRequest' });
  });

  test('a bucket of another owner is AccessDenied', async () => {
    const attempt = put('plain', 'k', { ExpectedBucketOwner: '111111111111' });
    await expect(attempt).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('reading', () => {
  test('metadata that is not ASCII comes back as RFC 2047 has it', async () => {
    const { url, fields } = await createPresignedPost(s3, {
      Bucket: 'plain',
      Key: 'named',
      Fields: { 'x-amz-meta-name': '协议' },
    });
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    body.set('file', new Blob(['x']));
    expect((await fetch(url, { method: 'POST', body })).status).toBe(204);
    const { Metadata } = await s3.send(new HeadObjectCommand({ Bucket: 'plain', Key: 'named' }));
    expect(Metadata).toEqual({ name: `=?UTF-8?B?${Buffer.from('协议').toString('base64')}?=` });
  });

  test('a list of versions begins at its prefix when its marker stands before it', async () => {
    served.s3.ensureBucket({ name: 'marked', versioning: 'Enabled' });
    for (const key of ['a', 'b', 'c/1', 'c/2']) await put('marked', key);
    const asked = { Bucket: 'marked', Prefix: 'c/', KeyMarker: 'a', MaxKeys: 1 };
    const { Versions, IsTruncated } = await s3.send(new ListObjectVersionsCommand(asked));
    expect([Versions?.map(({ Key }) => Key), IsTruncated]).toEqual([['c/1'], true]);
  });
});

describe('time', () => {
  test('the default retention of a bucket runs from the moment of the upload, by the clock', async () => {
    served.s3.ensureBucket({ name: 'archive', objectLock: { mode: 'COMPLIANCE', years: 10 } });
    const before = served.clock.now();
    await put('archive', 'package');
    const { Retention } = await s3.send(new GetObjectRetentionCommand({ Bucket: 'archive', Key: 'package' }));
    expect(Retention?.Mode).toBe('COMPLIANCE');
    const tenYears = new Date(before);
    tenYears.setUTCFullYear(tenYears.getUTCFullYear() + 10);
    expect(Math.abs(Retention!.RetainUntilDate!.getTime() - tenYears.getTime())).toBeLessThan(60_000);
  });

  test('lifecycle rules hide, remove and abort at midnight, and leave what is locked', async () => {
    const lifecycle = [
      {
        Status: 'Enabled',
        Prefix: 'tmp/',
        ExpirationInDays: 2,
        NoncurrentVersionExpiration: { NoncurrentDays: 3 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        ExpiredObjectDeleteMarker: true,
      },
    ] as const;
    served.s3.ensureBucket({ name: 'drafts', objectLock: {}, lifecycle });
    const lock = { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: new Date(served.clock.now() + 30 * DAY) };
    await put('drafts', 'tmp/draft');
    await put('drafts', 'tmp/locked', lock);
    await put('drafts', 'kept');
    await s3.send(new CreateMultipartUploadCommand({ Bucket: 'drafts', Key: 'tmp/half' }));

    await served.clock.advance(2 * DAY);
    const uploads = await s3.send(new ListMultipartUploadsCommand({ Bucket: 'drafts' }));
    expect(uploads.Uploads).toBeUndefined();
    await served.clock.advance(DAY);
    expect(await exists('drafts', 'tmp/draft')).toBe(false);
    expect(await exists('drafts', 'kept')).toBe(true);

    await served.clock.advance(6 * DAY);
    const versions = await s3.send(new ListObjectVersionsCommand({ Bucket: 'drafts', Prefix: 'tmp/' }));
    expect(versions.Versions?.map(({ Key }) => Key)).toEqual(['tmp/locked']);
    expect(versions.DeleteMarkers?.map(({ Key }) => Key)).toEqual(['tmp/locked']);
  });
});

test('everything is there again when the service opens on the same folder', async () => {
  served.s3.ensureBucket({ name: 'lasting', versioning: 'Enabled' });
  const { VersionId } = await put('lasting', 'k', { Metadata: { a: 'b' }, Tagging: 'x=y' });
  served.reopen();
  const head = await s3.send(new HeadObjectCommand({ Bucket: 'lasting', Key: 'k' }));
  expect(head).toMatchObject({ VersionId, Metadata: { a: 'b' }, ContentLength: 1 });
});
