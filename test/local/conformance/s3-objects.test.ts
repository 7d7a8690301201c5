import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { cloud, fresh, md5, provideS3, put, s3, sha256, text } from './s3-client.ts';

provideS3();

let plain: string;
let versioned: string;
beforeAll(async () => {
  plain = await cloud.bucket({});
  versioned = await cloud.bucket({ versioned: true });
});

describe('objects', () => {
  test('an object comes back with its bytes, type, metadata and checksum', async () => {
    const Key = fresh('目录/文件 +&(1).txt');
    await put(plain, Key, '你好', { ContentType: 'text/plain', Metadata: { case: '42' }, CacheControl: 'no-store' });
    const got = await s3.send(new GetObjectCommand({ Bucket: plain, Key, ChecksumMode: 'ENABLED' }));
    expect(got).toMatchObject({
      ContentType: 'text/plain',
      Metadata: { case: '42' },
      CacheControl: 'no-store',
      ETag: `"${md5('你好')}"`,
      ContentLength: 6,
      ChecksumType: 'FULL_OBJECT',
    });
    expect(got.ChecksumCRC32).toBeTruthy();
    expect(await got.Body!.transformToString()).toBe('你好');
  });

  test('a streamed upload is stored without its chunk framing', async () => {
    const Key = fresh();
    const body = randomBytes(200_000);
    const stream = Readable.from([body.subarray(0, 70_000), body.subarray(70_000)]);
    await s3.send(new PutObjectCommand({ Bucket: plain, Key, Body: stream, ContentLength: body.length }));
    const got = await s3.send(new GetObjectCommand({ Bucket: plain, Key }));
    expect(got.ContentEncoding).toBeUndefined();
    expect(Buffer.from(await got.Body!.transformToByteArray()).equals(body)).toBe(true);
  });

  test('an empty object is an object', async () => {
    const Key = fresh();
    await put(plain, Key, '');
    expect(await text(plain, Key)).toBe('');
    expect((await s3.send(new HeadObjectCommand({ Bucket: plain, Key }))).ContentLength).toBe(0);
  });

  test('HEAD of a missing key is NotFound, GET is NoSuchKey', async () => {
    const Key = fresh();
    await expect(s3.send(new HeadObjectCommand({ Bucket: plain, Key }))).rejects.toMatchObject({ name: 'NotFound' });
    await expect(text(plain, Key)).rejects.toMatchObject({ name: 'NoSuchKey', Key });
  });

  test('a missing bucket is NoSuchBucket', async () => {
    await expect(put('no-such-bucket-of-conformance', 'k', 'x')).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(s3.send(new HeadBucketCommand({ Bucket: 'no-such-bucket-of-conformance' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
  });

  test('deleting what is not there is no error', async () => {
    const gone = await s3.send(new DeleteObjectCommand({ Bucket: plain, Key: fresh() }));
    expect(gone.$metadata.httpStatusCode).toBe(204);
  });

  test.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-100', '89', 'bytes 8-9/10'],
  ])('the range %s is answered with its part', async (Range, part, ContentRange) => {
    const Key = fresh();
    await put(plain, Key, '0123456789');
    const got = await s3.send(new GetObjectCommand({ Bucket: plain, Key, Range }));
    expect(got).toMatchObject({ ContentRange, $metadata: { httpStatusCode: 206 } });
    expect(await got.Body!.transformToString()).toBe(part);
  });

  test('a range behind the end is InvalidRange, 416', async () => {
    const Key = fresh();
    await put(plain, Key, '0123456789');
    await expect(text(plain, Key, { Range: 'bytes=10-12' })).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
  });

  test('a reader that has the object already gets 304, one that wants another gets 412', async () => {
    const Key = fresh();
    const { ETag } = await put(plain, Key, 'x');
    await expect(text(plain, Key, { IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(text(plain, Key, { IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  test('tags are kept beside the object', async () => {
    const Key = fresh();
    await put(plain, Key, 'x', { Tagging: 'class=open&year=2025' });
    await s3.send(
      new PutObjectTaggingCommand({ Bucket: plain, Key, Tagging: { TagSet: [{ Key: '类', Value: 'a<b&c' }] } }),
    );
    const { TagSet } = await s3.send(new GetObjectTaggingCommand({ Bucket: plain, Key }));
    expect(TagSet).toEqual([{ Key: '类', Value: 'a<b&c' }]);
  });

  test('a copy has the bytes and metadata of its source', async () => {
    const [from, to] = [fresh('源 文件'), fresh()];
    await put(plain, from, 'copied', { Metadata: { a: 'b' } });
    const CopySource = encodeURI(`${plain}/${from}`);
    const { CopyObjectResult } = await s3.send(new CopyObjectCommand({ Bucket: versioned, Key: to, CopySource }));
    expect(CopyObjectResult?.ETag).toBe(`"${md5('copied')}"`);
    expect(await s3.send(new HeadObjectCommand({ Bucket: versioned, Key: to }))).toMatchObject({
      Metadata: { a: 'b' },
    });
    expect(await text(versioned, to)).toBe('copied');
  });

  test('a copy onto itself must change something', async () => {
    const Key = fresh();
    await put(plain, Key, 'x');
    const copy = new CopyObjectCommand({ Bucket: plain, Key, CopySource: `${plain}/${Key}` });
    await expect(s3.send(copy)).rejects.toMatchObject({ name: 'InvalidRequest' });
  });

  test('the attributes of an object are those asked for', async () => {
    const Key = fresh();
    await put(plain, Key, 'abc', { ChecksumSHA256: sha256('abc') });
    const found = await s3.send(
      new GetObjectAttributesCommand({ Bucket: plain, Key, ObjectAttributes: ['ETag', 'ObjectSize', 'Checksum'] }),
    );
    expect(found).toMatchObject({ ETag: md5('abc'), ObjectSize: 3, Checksum: { ChecksumSHA256: sha256('abc') } });
    expect(found.StorageClass).toBeUndefined();
  });
});

describe('lists', () => {
  test('keys are listed in the order of their bytes, page by page', async () => {
    const prefix = `${fresh('list')}/`;
    const keys = ['B', 'a', 'é', '中', '\u{1F600}'].map((name) => prefix + name);
    for (const key of keys.toReversed()) await put(plain, key, 'x');
    const seen: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({ Bucket: plain, Prefix: prefix, MaxKeys: 2, ContinuationToken }),
      );
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key!));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(seen).toEqual(keys);
  });

  test('a delimiter folds folders, across pages too', async () => {
    const prefix = `${fresh('tree')}/`;
    for (const key of ['a/1', 'a/2', 'b', 'c/1', 'd']) await put(plain, prefix + key, 'x');
    const first = await s3.send(
      new ListObjectsV2Command({ Bucket: plain, Prefix: prefix, Delimiter: '/', MaxKeys: 3 }),
    );
    expect(first).toMatchObject({ IsTruncated: true, KeyCount: 3 });
    expect(first.CommonPrefixes).toEqual([{ Prefix: `${prefix}a/` }, { Prefix: `${prefix}c/` }]);
    expect(first.Contents?.map(({ Key }) => Key)).toEqual([`${prefix}b`]);
    const rest = { Bucket: plain, Prefix: prefix, Delimiter: '/', ContinuationToken: first.NextContinuationToken };
    expect((await s3.send(new ListObjectsV2Command(rest))).Contents?.map(({ Key }) => Key)).toEqual([`${prefix}d`]);
  });

  test('StartAfter leaves out what comes before', async () => {
    const prefix = `${fresh('after')}/`;
    for (const key of ['a', 'b', 'c']) await put(plain, prefix + key, 'x');
    const found = await s3.send(new ListObjectsV2Command({ Bucket: plain, Prefix: prefix, StartAfter: `${prefix}a` }));
    expect(found.Contents?.map(({ Key }) => Key)).toEqual([`${prefix}b`, `${prefix}c`]);
  });
});
