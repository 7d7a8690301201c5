import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { beforeAll, describe, expect, test } from 'vitest';
import { cloud, fresh, provideS3, put, s3, sha256, text } from './s3-client.ts';

provideS3();

const origin = 'https://desk.example';
let plain: string;
beforeAll(async () => {
  plain = await cloud.bucket({
    cors: [
      { AllowedOrigins: [origin], AllowedMethods: ['PUT', 'GET'], AllowedHeaders: ['*'], ExposedHeaders: ['ETag'] },
    ],
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
