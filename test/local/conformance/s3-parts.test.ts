import { createHash, randomBytes } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { beforeAll, describe, expect, test } from 'vitest';
import { cloud, fresh, provideS3, s3, sha256 } from './s3-client.ts';

provideS3();

let plain: string;
let versioned: string;
beforeAll(async () => {
  plain = await cloud.bucket({});
  versioned = await cloud.bucket({ versioned: true });
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
