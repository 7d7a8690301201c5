import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectRetentionCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
  PutObjectTaggingCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type S3Cloud, s3Cloud } from './s3-cloud.ts';

let cloud: S3Cloud;
let s3: S3Client;
/** A plain bucket, one with versions, one with Object Lock. */
let plain: string;
let versioned: string;
let locked: string;

const origin = 'https://desk.example';
beforeAll(async () => {
  cloud = await s3Cloud();
  s3 = cloud.client();
  plain = await cloud.bucket({
    cors: [
      { AllowedOrigins: [origin], AllowedMethods: ['PUT', 'GET'], AllowedHeaders: ['*'], ExposedHeaders: ['ETag'] },
    ],
  });
  versioned = await cloud.bucket({ versioned: true });
  locked = await cloud.bucket({ locked: true });
});
afterAll(() => cloud.stop());

/** A key that no other test uses. */
const fresh = (name = 'object') => `${name}-${randomBytes(4).toString('hex')}`;
const sha256 = (body: string | Buffer) => createHash('sha256').update(body).digest('base64');
const md5 = (body: string | Buffer) => createHash('md5').update(body).digest('hex');
const put = (Bucket: string, Key: string, Body: string, more = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const text = async (Bucket: string, Key: string, more = {}) =>
  (await s3.send(new GetObjectCommand({ Bucket, Key, ...more }))).Body!.transformToString();

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

describe('versions', () => {
  test('each write is a version, and each can be read', async () => {
    const Key = fresh();
    const first = await put(versioned, Key, 'one');
    await put(versioned, Key, 'two');
    expect(await text(versioned, Key)).toBe('two');
    expect(await text(versioned, Key, { VersionId: first.VersionId })).toBe('one');
  });

  test('a delete hides the object under a marker, and removing the marker brings it back', async () => {
    const Key = fresh();
    await put(versioned, Key, 'still here');
    const { DeleteMarker, VersionId } = await s3.send(new DeleteObjectCommand({ Bucket: versioned, Key }));
    expect(DeleteMarker).toBe(true);
    await expect(text(versioned, Key)).rejects.toMatchObject({ name: 'NoSuchKey' });
    await s3.send(new DeleteObjectCommand({ Bucket: versioned, Key, VersionId }));
    expect(await text(versioned, Key)).toBe('still here');
  });

  test('a delete marker cannot be read: MethodNotAllowed', async () => {
    const Key = fresh();
    await put(versioned, Key, 'x');
    const { VersionId } = await s3.send(new DeleteObjectCommand({ Bucket: versioned, Key }));
    await expect(text(versioned, Key, { VersionId })).rejects.toMatchObject({ name: 'MethodNotAllowed' });
  });

  test('a version that is not there is NoSuchVersion', async () => {
    const Key = fresh();
    const { VersionId } = await put(versioned, Key, 'x');
    await s3.send(new DeleteObjectCommand({ Bucket: versioned, Key, VersionId }));
    await expect(text(versioned, Key, { VersionId })).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });

  test('versions and markers are listed youngest first, page by page', async () => {
    const Key = fresh();
    const one = await put(versioned, Key, '1');
    const marker = await s3.send(new DeleteObjectCommand({ Bucket: versioned, Key }));
    const two = await put(versioned, Key, '2');
    const first = await s3.send(new ListObjectVersionsCommand({ Bucket: versioned, Prefix: Key, MaxKeys: 2 }));
    expect(first).toMatchObject({ IsTruncated: true, NextKeyMarker: Key, NextVersionIdMarker: marker.VersionId });
    expect(first.Versions).toMatchObject([{ VersionId: two.VersionId, IsLatest: true }]);
    expect(first.DeleteMarkers).toMatchObject([{ VersionId: marker.VersionId, IsLatest: false }]);
    const rest = { Bucket: versioned, Prefix: Key, KeyMarker: Key, VersionIdMarker: first.NextVersionIdMarker };
    expect((await s3.send(new ListObjectVersionsCommand(rest))).Versions).toMatchObject([{ VersionId: one.VersionId }]);
  });

  test('many objects are deleted in one request, each with its own outcome', async () => {
    const [a, b] = [fresh(), fresh()];
    await put(versioned, a, 'x');
    const { VersionId } = await put(versioned, b, 'x');
    const { Deleted, Errors } = await s3.send(
      new DeleteObjectsCommand({ Bucket: versioned, Delete: { Objects: [{ Key: a }, { Key: b, VersionId }] } }),
    );
    expect(Errors).toBeUndefined();
    expect(Deleted).toMatchObject([
      { Key: a, DeleteMarker: true },
      { Key: b, VersionId },
    ]);
    await expect(text(versioned, b)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('Object Lock', () => {
  const day = 24 * 3600 * 1000;
  const soon = () => new Date(Date.now() + 400 * day);
  const retained = (ObjectLockMode: string, ObjectLockRetainUntilDate = soon()) =>
    put(locked, fresh(), 'kept', { ObjectLockMode, ObjectLockRetainUntilDate }).then(
      async ({ VersionId }) => VersionId!,
    );
  const lockedObject = async (more: object) => {
    const Key = fresh();
    const { VersionId } = await put(locked, Key, 'kept', more);
    return { Bucket: locked, Key, VersionId: VersionId! };
  };

  test('COMPLIANCE yields to nobody, but a marker may hide the object', async () => {
    const object = await lockedObject({
      ObjectLockMode: 'COMPLIANCE',
      ObjectLockRetainUntilDate: new Date(Date.now() + 5000),
    });
    const bypassing = { ...object, BypassGovernanceRetention: true };
    await expect(s3.send(new DeleteObjectCommand(object))).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(s3.send(new DeleteObjectCommand(bypassing))).rejects.toMatchObject({ name: 'AccessDenied' });
    const { DeleteMarker } = await s3.send(new DeleteObjectCommand({ Bucket: locked, Key: object.Key }));
    expect(DeleteMarker).toBe(true);
    await cloud.pass(6000);
    expect((await s3.send(new DeleteObjectCommand(object))).$metadata.httpStatusCode).toBe(204);
  });

  test('GOVERNANCE yields to who may bypass it', async () => {
    const object = await lockedObject({ ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: soon() });
    await expect(s3.send(new DeleteObjectCommand(object))).rejects.toMatchObject({ name: 'AccessDenied' });
    const bypassed = await s3.send(new DeleteObjectCommand({ ...object, BypassGovernanceRetention: true }));
    expect(bypassed.$metadata.httpStatusCode).toBe(204);
  });

  test('a retention may be lengthened and not shortened', async () => {
    const object = await lockedObject({ ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: soon() });
    const keep = (RetainUntilDate: Date) =>
      s3.send(new PutObjectRetentionCommand({ ...object, Retention: { Mode: 'GOVERNANCE', RetainUntilDate } }));
    const longer = new Date(Math.floor(Date.now() / 1000) * 1000 + 500 * day);
    await keep(longer);
    const { Retention } = await s3.send(new GetObjectRetentionCommand(object));
    expect(Retention).toEqual({ Mode: 'GOVERNANCE', RetainUntilDate: longer });
    await expect(keep(soon())).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('a legal hold keeps the object until it is lifted', async () => {
    const object = await lockedObject({ ObjectLockLegalHoldStatus: 'ON' });
    await expect(s3.send(new DeleteObjectCommand(object))).rejects.toMatchObject({ name: 'AccessDenied' });
    await s3.send(new PutObjectLegalHoldCommand({ ...object, LegalHold: { Status: 'OFF' } }));
    expect((await s3.send(new GetObjectLegalHoldCommand(object))).LegalHold).toEqual({ Status: 'OFF' });
    expect((await s3.send(new DeleteObjectCommand(object))).$metadata.httpStatusCode).toBe(204);
  });

  test('an object without a lock says so', async () => {
    const object = await lockedObject({});
    await expect(s3.send(new GetObjectRetentionCommand(object))).rejects.toMatchObject({
      name: 'NoSuchObjectLockConfiguration',
    });
  });

  test('a date in the past is InvalidArgument', async () => {
    await expect(retained('GOVERNANCE', new Date(Date.now() - day))).rejects.toMatchObject({ name: 'InvalidArgument' });
  });

  test('a bucket without Object Lock takes no lock', async () => {
    const lock = { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: soon() };
    await expect(put(plain, fresh(), 'x', lock)).rejects.toMatchObject({ name: 'InvalidRequest' });
  });

  test('a locked object must bring a checksum', async () => {
    const client = cloud.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    // the client adds a checksum wherever S3 requires one, so it is taken off before signing
    client.middlewareStack.add(
      (next) => (args) => {
        const { headers } = args.request as { headers: Record<string, string> };
        for (const name of Object.keys(headers)) if (/checksum|content-md5/.test(name)) delete headers[name];
        return next(args);
      },
      { step: 'build', priority: 'low' },
    );
    const lock = { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: soon() } as const;
    const request = new PutObjectCommand({ Bucket: locked, Key: fresh(), Body: 'x', ...lock });
    await expect(client.send(request)).rejects.toMatchObject({ name: 'InvalidRequest' });
  });
});

describe('multipart uploads', () => {
  const MB = 2 ** 20;

  test('a large upload by parts is one object with a composite checksum', async () => {
    const Key = fresh();
    const body = randomBytes(11 * MB);
    const done = await new Upload({
      client: s3,
      params: { Bucket: versioned, Key, Body: body },
      partSize: 5 * MB,
    }).done();
    expect(done.ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
    const got = await s3.send(new GetObjectCommand({ Bucket: versioned, Key, ChecksumMode: 'ENABLED' }));
    expect(got).toMatchObject({ ChecksumType: 'COMPOSITE', ChecksumCRC32: expect.stringMatching(/-3$/) });
    expect(Buffer.from(await got.Body!.transformToByteArray()).equals(body)).toBe(true);
  });

  const start = async (more = {}) => {
    const Key = fresh();
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket: plain, Key, ...more }));
    return { Bucket: plain, Key, UploadId: UploadId! };
  };
  const part = (upload: Awaited<ReturnType<typeof start>>, PartNumber: number, Body: Buffer, more = {}) =>
    s3.send(new UploadPartCommand({ ...upload, PartNumber, Body, ...more }));
  const complete = (upload: Awaited<ReturnType<typeof start>>, parts: [number, string | undefined][]) => {
    const Parts = parts.map(([PartNumber, ETag]) => ({ PartNumber, ETag }));
    return s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
  };

  test('parts are listed, and a part sent again takes the place of the one before', async () => {
    const upload = await start();
    await part(upload, 2, Buffer.from('bb'));
    await part(upload, 1, Buffer.from('a'));
    await part(upload, 2, Buffer.from('ccc'));
    const { Parts } = await s3.send(new ListPartsCommand(upload));
    expect(Parts).toMatchObject([
      { PartNumber: 1, Size: 1 },
      { PartNumber: 2, Size: 3 },
    ]);
    await s3.send(new AbortMultipartUploadCommand(upload));
  });

  test('a small part that is not the last is EntityTooSmall', async () => {
    const upload = await start();
    const [one, two] = [await part(upload, 1, Buffer.from('a')), await part(upload, 2, Buffer.from('b'))];
    await expect(
      complete(upload, [
        [1, one.ETag],
        [2, two.ETag],
      ]),
    ).rejects.toMatchObject({ name: 'EntityTooSmall' });
  });

  test('a part that never arrived is InvalidPart, parts in the wrong order are InvalidPartOrder', async () => {
    const upload = await start();
    const { ETag } = await part(upload, 1, randomBytes(5 * MB));
    const last = await part(upload, 2, Buffer.from('b'));
    await expect(
      complete(upload, [
        [1, ETag],
        [3, ETag],
      ]),
    ).rejects.toMatchObject({ name: 'InvalidPart' });
    await expect(
      complete(upload, [
        [2, last.ETag],
        [1, ETag],
      ]),
    ).rejects.toMatchObject({ name: 'InvalidPartOrder' });
  });

  test('an aborted upload is NoSuchUpload', async () => {
    const upload = await start();
    await s3.send(new AbortMultipartUploadCommand(upload));
    await expect(part(upload, 1, Buffer.from('a'))).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  test('with SHA-256 named, the whole has the checksum of the checksums', async () => {
    const upload = await start({ ChecksumAlgorithm: 'SHA256' });
    const body = Buffer.from('the only part');
    const { ETag, ChecksumSHA256 } = await part(upload, 1, body, { ChecksumAlgorithm: 'SHA256' });
    const done = await s3.send(
      new CompleteMultipartUploadCommand({
        ...upload,
        MultipartUpload: { Parts: [{ PartNumber: 1, ETag, ChecksumSHA256 }] },
      }),
    );
    const binary = createHash('sha256').update(body).digest();
    expect(done.ChecksumSHA256).toBe(`${sha256(binary)}-1`);
  });
});

describe('presigned requests', () => {
  /** The way a presigned upload must be made: what is sent is bound, and no checksum of an empty body is. */
  const presign = (Key: string, body: string) =>
    getSignedUrl(
      cloud.client({ requestChecksumCalculation: 'WHEN_REQUIRED' }),
      new PutObjectCommand({
        Bucket: plain,
        Key,
        ContentType: 'text/plain',
        ContentLength: Buffer.byteLength(body),
        ChecksumSHA256: sha256(body),
      }),
      {
        expiresIn: 300,
        signableHeaders: new Set(['content-type', 'content-length']),
        unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
      },
    );
  const send = (url: string, body: string, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'PUT', body, headers });
  const codeOf = async (response: Response) => /<Code>(\w+)</.exec(await response.text())?.[1];

  test('a presigned upload takes exactly what was signed', async () => {
    const Key = fresh();
    const headers = { 'content-type': 'text/plain', 'x-amz-checksum-sha256': sha256('hello') };
    const response = await send(await presign(Key, 'hello'), 'hello', headers);
    expect(response.status).toBe(200);
    expect(await text(plain, Key)).toBe('hello');
  });

  test.each([
    ['another type', 'hello', { 'content-type': 'text/html' }, 'SignatureDoesNotMatch'],
    ['another length', 'hello!', {}, 'SignatureDoesNotMatch'],
    ['another checksum', 'hello', { 'x-amz-checksum-sha256': sha256('other') }, 'SignatureDoesNotMatch'],
    ['other bytes of that length', 'jello', {}, 'BadDigest'],
    ['a further header', 'hello', { 'x-amz-meta-a': 'b' }, 'AccessDenied'],
  ])('a presigned upload refuses %s', async (_, body, wrong, code) => {
    const Key = fresh();
    const right = { 'content-type': 'text/plain', 'x-amz-checksum-sha256': sha256('hello') };
    expect(await codeOf(await send(await presign(Key, 'hello'), body, { ...right, ...wrong }))).toBe(code);
    await expect(text(plain, Key)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('a URL presigned by a default client carries the CRC32 of an empty body, so every real upload is BadDigest', async () => {
    const url = await getSignedUrl(cloud.client(), new PutObjectCommand({ Bucket: plain, Key: fresh() }));
    expect(new URL(url).searchParams.get('x-amz-checksum-crc32')).toBe('AAAAAA==');
    expect(await codeOf(await send(url, 'hello'))).toBe('BadDigest');
  });

  test('a tampered key is SignatureDoesNotMatch', async () => {
    const Key = fresh();
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket: plain, Key }));
    expect(await codeOf(await fetch(url.replace(Key, fresh())))).toBe('SignatureDoesNotMatch');
  });

  test('an expired URL is AccessDenied: Request has expired', async () => {
    const signingDate = new Date(Date.now() - 120_000);
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket: plain, Key: fresh() }), {
      expiresIn: 60,
      signingDate,
    });
    const response = await fetch(url);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Message>Request has expired</Message>');
  });

  test('nothing is read without a signature', async () => {
    const Key = fresh();
    await put(plain, Key, 'secret');
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket: plain, Key }));
    const anonymous = await fetch(url.split('?')[0]!);
    expect([anonymous.status, await codeOf(anonymous)]).toEqual([403, 'AccessDenied']);
  });

  test('a presigned download answers with the type and name it asks for', async () => {
    const Key = fresh();
    await put(plain, Key, 'x');
    const url = await getSignedUrl(
      s3,
      new GetObjectCommand({
        Bucket: plain,
        Key,
        ResponseContentType: 'application/pdf',
        ResponseContentDisposition: "attachment; filename*=UTF-8''%E5%8D%8F%E8%AE%AE.pdf",
      }),
    );
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toContain('%E5%8D%8F');
  });

  test('a download whose file name is not in ISO-8859-1 is InvalidArgument', async () => {
    const Key = fresh();
    await put(plain, Key, 'x');
    const ResponseContentDisposition = 'attachment; filename="协议.pdf"';
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket: plain, Key, ResponseContentDisposition }));
    expect(await codeOf(await fetch(url))).toBe('InvalidArgument');
  });

  const form = async (fields: Record<string, string>, file: string) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    body.set('file', new Blob([file]), 'scan.txt');
    return body;
  };
  const postTo = (Key: string, Expires = 60) =>
    createPresignedPost(s3, {
      Bucket: plain,
      Key,
      Expires,
      Conditions: [
        ['content-length-range', 2, 5],
        ['starts-with', '$Content-Type', 'text/'],
      ],
    });

  test('a presigned form takes a file', async () => {
    const Key = fresh('表单');
    const { url, fields } = await postTo(Key);
    const response = await fetch(url, {
      method: 'POST',
      body: await form({ ...fields, 'Content-Type': 'text/plain' }, 'hello'),
    });
    expect(response.status).toBe(204);
    expect(await s3.send(new HeadObjectCommand({ Bucket: plain, Key }))).toMatchObject({
      ContentType: 'text/plain',
      ContentLength: 5,
    });
  });

  test.each([
    ['a file too large', { 'Content-Type': 'text/plain' }, 'hello!', 'EntityTooLarge'],
    ['a file too small', { 'Content-Type': 'text/plain' }, 'h', 'EntityTooSmall'],
    ['a type of another kind', { 'Content-Type': 'image/png' }, 'hello', 'AccessDenied'],
    [
      'a field that the policy does not name',
      { 'Content-Type': 'text/plain', 'x-amz-meta-a': 'b' },
      'hello',
      'AccessDenied',
    ],
    ['another key', { 'Content-Type': 'text/plain', key: 'elsewhere' }, 'hello', 'AccessDenied'],
    [
      'another signature',
      { 'Content-Type': 'text/plain', 'X-Amz-Signature': '0'.repeat(64) },
      'hello',
      'SignatureDoesNotMatch',
    ],
  ])('a presigned form refuses %s', async (_, wrong, file, code) => {
    const Key = fresh();
    const { url, fields } = await postTo(Key);
    const response = await fetch(url, { method: 'POST', body: await form({ ...fields, ...wrong }, file) });
    expect(await codeOf(response)).toBe(code);
    await expect(text(plain, Key)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('an expired form is AccessDenied', async () => {
    const { url, fields } = await postTo(fresh(), -10);
    const response = await fetch(url, {
      method: 'POST',
      body: await form({ ...fields, 'Content-Type': 'text/plain' }, 'hello'),
    });
    expect(await response.text()).toContain('Policy expired');
  });
});

describe('browsers', () => {
  const ask = async (headers: Record<string, string>) => {
    const url = await getSignedUrl(s3, new PutObjectCommand({ Bucket: plain, Key: 'x' }));
    return fetch(url.split('?')[0]!, { method: 'OPTIONS', headers });
  };

  test('a preflight from an allowed page passes without a signature', async () => {
    const response = await ask({
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-allow-headers')).toContain('content-type');
  });

  test('a preflight from another page is AccessForbidden', async () => {
    const response = await ask({ origin: 'https://elsewhere.example', 'access-control-request-method': 'PUT' });
    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringContaining('<Code>AccessForbidden</Code>'),
    ]);
  });

  test('an answer lets the page read its ETag', async () => {
    const Key = fresh();
    await put(plain, Key, 'x');
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket: plain, Key }));
    const response = await fetch(url, { headers: { origin } });
    expect(response.headers.get('access-control-expose-headers')).toBe('ETag');
  });
});
