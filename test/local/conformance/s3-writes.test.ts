import { createHash } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { cloud, fresh, md5, provideS3, put, s3, sha256, text } from './s3-client.ts';

provideS3();

let plain: string;
beforeAll(async () => {
  plain = await cloud.bucket({});
});

describe('integrity', () => {
  test.each([
    ['CRC32', { ChecksumCRC32: 'AAAAAA==' }],
    ['CRC32C', { ChecksumCRC32C: 'AAAAAA==' }],
    ['CRC64NVME', { ChecksumCRC64NVME: 'AAAAAAAAAAA=' }],
    ['SHA1', { ChecksumSHA1: createHash('sha1').update('y').digest('base64') }],
    ['SHA256', { ChecksumSHA256: sha256('y') }],
    ['Content-MD5', { ContentMD5: createHash('md5').update('y').digest('base64') }],
  ])('a wrong %s is BadDigest and stores nothing', async (_, digest) => {
    const Key = fresh();
    await expect(put(plain, Key, 'x', digest)).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(text(plain, Key)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('a Content-MD5 that is none is InvalidDigest', async () => {
    await expect(put(plain, fresh(), 'x', { ContentMD5: 'bm8=' })).rejects.toMatchObject({ name: 'InvalidDigest' });
  });

  test('a right SHA-256 is kept and told again', async () => {
    const Key = fresh();
    const stored = await put(plain, Key, 'x', { ChecksumSHA256: sha256('x') });
    expect(stored.ChecksumSHA256).toBe(sha256('x'));
    const head = await s3.send(new HeadObjectCommand({ Bucket: plain, Key, ChecksumMode: 'ENABLED' }));
    expect(head.ChecksumSHA256).toBe(sha256('x'));
  });

  test('a body that is not the one that was signed is XAmzContentSHA256Mismatch', async () => {
    const client = cloud.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    // the body changes behind the signer's back, after the signature
    client.middlewareStack.add(
      (next) => (args) => {
        (args.request as { body: unknown }).body = 'changed!';
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    const request = new PutObjectCommand({ Bucket: plain, Key: fresh(), Body: 'original' });
    await expect(client.send(request)).rejects.toMatchObject({ name: 'XAmzContentSHA256Mismatch' });
  });
});

describe('conditional writes', () => {
  test('If-None-Match: * writes once', async () => {
    const Key = fresh();
    await put(plain, Key, 'first', { IfNoneMatch: '*' });
    await expect(put(plain, Key, 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect(await text(plain, Key)).toBe('first');
  });

  test('of two writers at once with If-None-Match: * one wins', async () => {
    const Key = fresh();
    const writes = await Promise.allSettled(
      ['a', 'b'].map((body) =>
        cloud
          .client({ maxAttempts: 1 })
          .send(new PutObjectCommand({ Bucket: plain, Key, Body: body, IfNoneMatch: '*' })),
      ),
    );
    expect(writes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('If-Match writes over the version it names only', async () => {
    const Key = fresh();
    const { ETag } = await put(plain, Key, 'first');
    await expect(put(plain, Key, 'x', { IfMatch: `"${md5('other')}"` })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await put(plain, Key, 'second', { IfMatch: ETag });
    expect(await text(plain, Key)).toBe('second');
  });

  test('If-Match on a key that is not there is NoSuchKey', async () => {
    await expect(put(plain, fresh(), 'x', { IfMatch: `"${md5('x')}"` })).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});
