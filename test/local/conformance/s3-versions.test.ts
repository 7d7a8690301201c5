import { DeleteObjectCommand, DeleteObjectsCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { cloud, fresh, provideS3, put, s3, text } from './s3-client.ts';

provideS3();

let versioned: string;
beforeAll(async () => {
  versioned = await cloud.bucket({ versioned: true });
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
