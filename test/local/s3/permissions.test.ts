import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PolicyStatement } from '../../../local/service.ts';
import { operator } from '../conformance/front.ts';
import { serveS3 } from './served.ts';

let served: Awaited<ReturnType<typeof serveS3>>;
let owner: S3Client;
/** The client of a function, with the permissions that a test gives it. */
let worker: S3Client;
beforeAll(async () => {
  served = await serveS3();
  [owner, worker] = [served.client(), served.client({}, 'FUNCTION')];
  served.s3.ensureBucket({ name: 'papers', objectLock: {} });
  await owner.send(new PutObjectCommand({ Bucket: 'papers', Key: 'case-1/a', Body: 'a' }));
});
afterAll(() => served.stop());

const allow = (...Statement: PolicyStatement[]) => served.allow({ Version: '2012-10-17', Statement });
const may = (Action: string | string[], Resource = 'arn:aws:s3:::papers/*') =>
  ({ Effect: 'Allow', Action, Resource }) as const;
const denied = (action: string) => ({
  name: 'AccessDenied',
  message: expect.stringContaining(`not authorized to perform: ${action} on resource: arn:aws:s3:::papers`),
});
const put = (more = {}) =>
  worker.send(new PutObjectCommand({ Bucket: 'papers', Key: 'case-1/new', Body: 'x', ...more }));
const retention = {
  ObjectLockMode: 'GOVERNANCE',
  ObjectLockRetainUntilDate: new Date(Date.now() + 86_400_000),
} as const;

describe('each permission is asked for', () => {
  test('without any, nothing is done, and the refusal names what is missing', async () => {
    allow();
    await expect(put()).rejects.toMatchObject(denied('s3:PutObject'));
  });

  test('locking an object needs its own permission', async () => {
    allow(may('s3:PutObject'));
    await expect(put(retention)).rejects.toMatchObject(denied('s3:PutObjectRetention'));
    allow(may(['s3:PutObject', 's3:PutObjectRetention']));
    expect((await put(retention)).VersionId).toBeTruthy();
  });

  test('bypassing GOVERNANCE needs its own permission', async () => {
    allow(may(['s3:PutObject', 's3:PutObjectRetention', 's3:DeleteObjectVersion']));
    const { VersionId } = await put(retention);
    const removal = { Bucket: 'papers', Key: 'case-1/new', VersionId, BypassGovernanceRetention: true };
    const attempt = worker.send(new DeleteObjectCommand(removal));
    await expect(attempt).rejects.toMatchObject(denied('s3:BypassGovernanceRetention'));
  });

  test('a version needs more than the object', async () => {
    const { VersionId } = await owner.send(new HeadObjectCommand({ Bucket: 'papers', Key: 'case-1/a' }));
    allow(may('s3:GetObject'));
    const attempt = worker.send(new GetObjectCommand({ Bucket: 'papers', Key: 'case-1/a', VersionId }));
    await expect(attempt).rejects.toMatchObject(denied('s3:GetObjectVersion'));
  });

  test('a copy needs to read its source', async () => {
    allow(may('s3:PutObject'));
    const copy = { Bucket: 'papers', Key: 'case-1/copy', CopySource: 'papers/case-1/a' };
    await expect(worker.send(new CopyObjectCommand(copy))).rejects.toMatchObject(denied('s3:GetObject'));
    allow(may(['s3:PutObject', 's3:GetObject']));
    expect((await worker.send(new CopyObjectCommand(copy))).CopyObjectResult?.ETag).toBeTruthy();
  });

  test('a list is allowed by its prefix', async () => {
    const Condition = { StringLike: { 's3:prefix': 'case-1/*' } };
    allow({ ...may('s3:ListBucket', 'arn:aws:s3:::papers'), Condition });
    const list = (Prefix: string) => worker.send(new ListObjectsV2Command({ Bucket: 'papers', Prefix }));
    expect((await list('case-1/')).KeyCount).toBeGreaterThan(0);
    await expect(list('case-2/')).rejects.toMatchObject(denied('s3:ListBucket'));
  });

  test('of many deletions each is allowed or refused by itself', async () => {
    allow(may('s3:DeleteObject', 'arn:aws:s3:::papers/mine/*'));
    const Objects = [{ Key: 'mine/x' }, { Key: 'case-1/a' }];
    const answer = await worker.send(new DeleteObjectsCommand({ Bucket: 'papers', Delete: { Objects } }));
    expect(answer.Deleted).toMatchObject([{ Key: 'mine/x' }]);
    expect(answer.Errors).toMatchObject([{ Key: 'case-1/a', Code: 'AccessDenied' }]);
  });
});

test('who may not list a bucket gets 403 for a key that is not there', async () => {
  const get = () => worker.send(new GetObjectCommand({ Bucket: 'papers', Key: 'missing' }));
  allow(may('s3:GetObject'));
  await expect(get()).rejects.toMatchObject({ name: 'AccessDenied' });
  allow(may('s3:GetObject'), may('s3:ListBucket', 'arn:aws:s3:::papers'));
  await expect(get()).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('a presigned URL and a form carry the permissions of who signed them', async () => {
  const url = await getSignedUrl(worker, new GetObjectCommand({ Bucket: 'papers', Key: 'case-1/a' }));
  allow();
  expect((await fetch(url)).status).toBe(403);
  allow(may('s3:GetObject'));
  expect(await (await fetch(url)).text()).toBe('a');
  const { url: to, fields } = await createPresignedPost(worker, { Bucket: 'papers', Key: 'case-1/form' });
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('file', new Blob(['x']));
  expect((await fetch(to, { method: 'POST', body })).status).toBe(403);
});

test('a bucket policy denies even who is allowed elsewhere', async () => {
  const Condition = { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } };
  const Statement = { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: '*', Condition } as const;
  served.s3.ensureBucketPolicy('papers', { Version: '2012-10-17', Statement });
  allow(may('s3:*'));
  await expect(put()).rejects.toMatchObject({
    message: expect.stringContaining('explicit deny in a resource-based policy'),
  });
  expect((await put({ ServerSideEncryption: 'aws:kms' })).ServerSideEncryption).toBe('aws:kms');
  served.s3.ensureBucketPolicy('papers', undefined);
});

test("a bucket with a key of KMS needs the caller's use of that key", () => {
  const keyArn = 'arn:aws:kms:us-east-1:000000000000:key/papers';
  served.s3.ensureBucket({ name: 'sealed', encryption: { algorithm: 'aws:kms', keyArn } });
  const request = { url: '/sealed/k', headers: {}, body: Readable.from([]), principal: operator, payloadHash: '' };
  const actions = (method: string) =>
    served.s3.needs({ ...request, method }).map(({ action, resource }) => `${action} ${resource}`);
  expect(actions('PUT')).toEqual(['s3:PutObject arn:aws:s3:::sealed/k', `kms:GenerateDataKey ${keyArn}`]);
  expect(actions('GET')).toEqual(['s3:GetObject arn:aws:s3:::sealed/k', `kms:Decrypt ${keyArn}`]);
});
