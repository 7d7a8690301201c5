import {
  DeleteObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectRetentionCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { cloud, fresh, provideS3, put, s3 } from './s3-client.ts';

provideS3();

let plain: string;
let locked: string;
beforeAll(async () => {
  plain = await cloud.bucket({});
  locked = await cloud.bucket({ locked: true });
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
