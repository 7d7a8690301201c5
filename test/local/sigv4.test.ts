import { createHash, createHmac } from 'node:crypto';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, test } from 'vitest';
import { type SignedRequest, verify, verifyPostPolicy } from '../../local/sigv4.ts';
import { sign } from '../../local/sigv4-canonical.ts';

const now = Date.UTC(2025, 10, 12, 8, 30);
const secretOf = (id: string) =>
  id === 'AKID' ? { secret: 'sesame' } : id === 'ASIA' ? { secret: 'sesame', sessionToken: 'token' } : undefined;

/** What the signer asks of a hash. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === 'string' ? secret : secret && Buffer.from(secret as Uint8Array);
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }
  update(data: string | Uint8Array) {
    this.#hash.update(data);
  }
  async digest() {
    return new Uint8Array(this.#hash.digest());
  }
  reset() {}
}

const signer = (service: string, credentials: object = { accessKeyId: 'AKID', secretAccessKey: 'sesame' }) =>
  new SignatureV4({
    service,
    region: 'cn-northwest-1',
    credentials: credentials as { accessKeyId: string; secretAccessKey: string },
    sha256: Sha256,
    uriEscapePath: service !== 's3',
  });

const request = (path: string, more: Partial<ConstructorParameters<typeof HttpRequest>[0]> = {}) =>
  new HttpRequest({
    protocol: 'http:',
    hostname: '127.0.0.1',
    method: 'GET',
    path,
    headers: { host: '127.0.0.1' },
    ...more,
  });

/** The request as it goes over the wire. */
function onWire({
  method,
  path,
  query,
  headers,
}: Pick<HttpRequest, 'method' | 'path' | 'query' | 'headers'>): SignedRequest {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    [value].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each ?? '')}`),
  );
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { method, url: path + (pairs.length ? `?${pairs.join('&')}` : ''), headers: Object.fromEntries(lower) };
}

const signed = async (service: string, asked: HttpRequest, credentials?: object, at = now) =>
  onWire((await signer(service, credentials).sign(asked, { signingDate: new Date(at) })) as HttpRequest);
/** As S3's presigner does it: the body is left free. */
async function presigned(service: string, asked: HttpRequest, credentials?: object): Promise<SignedRequest> {
  asked.headers['x-amz-content-sha256'] = 'UNSIGNED-PAYLOAD';
  const options = { signingDate: new Date(now), expiresIn: 60 };
  return onWire((await signer(service, credentials).presign(asked, options)) as HttpRequest);
}
const session = { accessKeyId: 'ASIA', secretAccessKey: 'sesame', sessionToken: 'token' };
const target = { host: '127.0.0.1', 'x-amz-target': 'DynamoDB_20120810.PutItem' };
const code = (check: () => unknown): string => {
  try {
    check();
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('what is accepted', () => {
  test.each([
    ['s3', '/bucket/a%20b/%E5%AD%97'],
    ['lambda', '/2015-03-31/functions/a%3Ab/invocations'],
    ['scheduler', '/schedules/%E5%90%8D'],
  ])('%s signs the path %s in its own way', async (service, path) => {
    const found = verify(await signed(service, request(path)), secretOf, now);
    expect(found).toMatchObject({ accessKeyId: 'AKID', service, region: 'cn-northwest-1', presigned: false });
  });

  test('a query with repeated, empty and strange parameters', async () => {
    const query = { 'list-type': '2', prefix: 'a b+c/字', empty: '', many: ['b', 'a'] };
    expect(verify(await signed('s3', request('/b', { query })), secretOf, now).service).toBe('s3');
  });

  test('a session token that is the right one', async () => {
    expect(verify(await signed('dynamodb', request('/'), session), secretOf, now).accessKeyId).toBe('ASIA');
    expect(verify(await presigned('s3', request('/b/k'), session), secretOf, now).presigned).toBe(true);
  });

  test('a presigned request tells that it is one, and that its payload is free', async () => {
    const found = verify(await presigned('s3', request('/b/k')), secretOf, now);
    expect(found).toMatchObject({ presigned: true, payloadHash: 'UNSIGNED-PAYLOAD' });
  });

  test('the payload hash is given back for comparison', async () => {
    const hash = createHash('sha256').update('{}').digest('hex');
    const asked = await signed('states', request('/', { method: 'POST', body: '{}' }));
    expect(verify({ ...asked, bodyHash: hash }, secretOf, now).payloadHash).toBe(hash);
  });
});

describe('what is refused', () => {
  const s3 = (more = {}) => request('/b/k', more);
  const json = (more = {}) => request('/', { method: 'POST', headers: target, body: '{}', ...more });

  test('no signature at all: AccessDenied of S3, MissingAuthenticationTokenException of the others', () => {
    expect(code(() => verify(onWire(s3()), secretOf, now))).toBe('AccessDenied');
    expect(code(() => verify(onWire(json()), secretOf, now))).toBe('MissingAuthenticationTokenException');
  });

  test('a header that is no signature', () => {
    const asked = onWire(s3({ headers: { host: 'h', authorization: 'AWS AKID:old-style' } }));
    expect(code(() => verify(asked, secretOf, now))).toBe('AuthorizationHeaderMalformed');
  });

  test('an unknown key: InvalidAccessKeyId, UnrecognizedClientException', async () => {
    const nobody = { accessKeyId: 'NOBODY', secretAccessKey: 'sesame' };
    const [ofS3, ofJson] = [await signed('s3', s3(), nobody), await signed('dynamodb', json(), nobody)];
    expect(code(() => verify(ofS3, secretOf, now))).toBe('InvalidAccessKeyId');
    expect(code(() => verify(ofJson, secretOf, now))).toBe('UnrecognizedClientException');
  });

  test('a wrong secret: SignatureDoesNotMatch, InvalidSignatureException', async () => {
    const liar = { accessKeyId: 'AKID', secretAccessKey: 'guess' };
    const [ofS3, ofJson] = [await signed('s3', s3(), liar), await signed('dynamodb', json(), liar)];
    expect(code(() => verify(ofS3, secretOf, now))).toBe('SignatureDoesNotMatch');
    expect(code(() => verify(ofJson, secretOf, now))).toBe('InvalidSignatureException');
  });

  test.each([
    ['another method', { method: 'DELETE' }],
    ['another path', { url: '/b/other' }],
    ['a further parameter', { url: '/b/k?versionId=1' }],
  ])('%s than was signed', async (_, change) => {
    const asked = { ...(await signed('s3', s3())), ...change };
    expect(code(() => verify(asked, secretOf, now))).toBe('SignatureDoesNotMatch');
  });

  test('another body than was signed', async () => {
    const asked = await signed('dynamodb', json());
    const bodyHash = createHash('sha256').update('other').digest('hex');
    expect(code(() => verify({ ...asked, bodyHash }, secretOf, now))).toBe('InvalidSignatureException');
  });

  test('a missing or wrong session token: InvalidToken, UnrecognizedClientException', async () => {
    const wrong = { ...session, sessionToken: 'other' };
    const { sessionToken: _, ...missing } = session;
    const ofS3 = await Promise.all([wrong, missing].map((credentials) => signed('s3', s3(), credentials)));
    for (const asked of ofS3) expect(code(() => verify(asked, secretOf, now))).toBe('InvalidToken');
    const ofJson = await signed('dynamodb', json(), wrong);
    expect(code(() => verify(ofJson, secretOf, now))).toBe('UnrecognizedClientException');
  });

  test.each([
    ['s3', 16, 'RequestTimeTooSkewed'],
    ['s3', -16, 'RequestTimeTooSkewed'],
    ['s3', 14, 'accepted'],
    ['dynamodb', 6, 'InvalidSignatureException'],
    ['dynamodb', 4, 'accepted'],
  ])('a %s request that is %i minutes old: %s', async (service, minutes, expected) => {
    const asked = await signed(service, service === 's3' ? s3() : json());
    expect(code(() => verify(asked, secretOf, now + minutes * 60_000))).toBe(expected);
  });

  test('a presigned request after its time: AccessDenied, Request has expired', async () => {
    const asked = await presigned('s3', s3());
    expect(code(() => verify(asked, secretOf, now + 59_000))).toBe('accepted');
    expect(() => verify(asked, secretOf, now + 61_000)).toThrow('Request has expired');
  });

  test('a presigned request for more than a week', async () => {
    const asked = await presigned('s3', s3());
    const longer = { ...asked, url: asked.url.replace('X-Amz-Expires=60', 'X-Amz-Expires=604801') };
    expect(code(() => verify(longer, secretOf, now))).toBe('AuthorizationQueryParametersError');
  });

  test('two signatures at once', async () => {
    const asked = await presigned('s3', s3());
    const both = { ...asked, headers: { ...asked.headers, authorization: 'AWS4-HMAC-SHA256 …' } };
    expect(code(() => verify(both, secretOf, now))).toBe('InvalidArgument');
  });

  test('an x-amz- header that was not signed', async () => {
    const add = (asked: SignedRequest, name: string) => ({ ...asked, headers: { ...asked.headers, [name]: 'x' } });
    const [ofS3, ofJson] = [await signed('s3', s3()), await signed('dynamodb', json())];
    expect(() => verify(add(ofS3, 'x-amz-acl'), secretOf, now)).toThrow(
      'headers present in the request which were not signed',
    );
    expect(code(() => verify(add(ofJson, 'x-amz-extra'), secretOf, now))).toBe('InvalidSignatureException');
  });

  test('a path that is no URI', async () => {
    const asked = { ...(await signed('s3', s3())), url: '/b/%E5%' };
    expect(code(() => verify(asked, secretOf, now))).toBe('InvalidURI');
  });
});

describe('form policies', () => {
  const scope = { accessKeyId: 'AKID', day: '20251112', region: 'us-east-1', service: 's3' };
  const form = (conditions: unknown, fields: Record<string, string> = {}, expiration = '2025-11-12T09:00:00Z') => {
    const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
    return {
      bucket: 'b',
      policy,
      'x-amz-credential': 'AKID/20251112/us-east-1/s3/aws4_request',
      'x-amz-signature': sign(policy, 'sesame', scope),
      ...fields,
    };
  };
  const own = [{ bucket: 'b' }, ['starts-with', '$x-amz-credential', '']];

  test('a form that meets every condition tells the length it may have', () => {
    const conditions = [
      ...own,
      ['eq', '$key', 'k'],
      ['starts-with', '$Content-Type', 'image/'],
      ['content-length-range', 1, 9],
    ];
    const fields = form(conditions, { key: 'k', 'content-type': 'image/png' });
    expect(verifyPostPolicy(fields, secretOf, now)).toEqual({ accessKeyId: 'AKID', length: { least: 1, most: 9 } });
  });

  test.each([
    ['a condition that fails', form([...own, ['eq', '$key', 'k']], { key: 'other' }), 'Policy Condition failed'],
    ['a field that no condition names', form(own, { key: 'k' }), 'Extra input fields: key'],
    ['another bucket', form([{ bucket: 'c' }]), 'Policy Condition failed'],
    ['an expired policy', form(own, {}, '2025-11-12T08:29:59Z'), 'Policy expired'],
    ['a condition of an unknown kind', form([...own, ['ends-with', '$key', 'k']], { key: 'k' }), 'ends-with'],
    [
      'a policy that is no JSON',
      { ...form(own), policy: 'eA==', 'x-amz-signature': sign('eA==', 'sesame', scope) },
      'Invalid JSON',
    ],
    ['another signature', form(own, { 'x-amz-signature': '0'.repeat(64) }), 'does not match'],
    [
      'an unknown key',
      form(own, { 'x-amz-credential': 'NOBODY/20251112/us-east-1/s3/aws4_request' }),
      'does not exist',
    ],
    ['no policy', { bucket: 'b' }, 'Access Denied'],
  ])('%s is refused', (_, fields, words) => {
    expect(() => verifyPostPolicy(fields as Record<string, string>, secretOf, now)).toThrow(words);
  });
});
