import { describe, expect, test } from 'vitest';
import { endpointFrom } from '../../store/endpoint.ts';
import { Objects } from '../../store/objects.ts';

const keys = { AWS_ACCESS_KEY_ID: 'AKIDTEST', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };
const now = Date.parse('2026-03-04T01:00:00Z');

describe('a link to a document', () => {
  test.each([
    ['cn-northwest-1', 'papers.s3.cn-northwest-1.amazonaws.com.cn'],
    ['us-east-1', 'papers.s3.us-east-1.amazonaws.com'],
  ])('in %s leads to %s', async (region, host) => {
    const { url } = await new Objects('papers', { ...keys, AWS_REGION: region }).readLink('a/b', '1', '协议.pdf', now);
    const { hostname, pathname, protocol, searchParams } = new URL(url);
    expect([protocol, hostname, pathname]).toEqual(['https:', host, '/a/b']);
    expect(searchParams.get('X-Amz-Credential')).toBe(`AKIDTEST/20260304/${region}/s3/aws4_request`);
    expect(searchParams.get('X-Amz-Expires')).toBe('300');
    expect(searchParams.get('response-content-disposition')).toContain("filename*=UTF-8''%E5%8D%8F%E8%AE%AE.pdf");
  });

  test('to upload binds size, type and SHA-256', async () => {
    const objects = new Objects('papers', { ...keys, AWS_REGION: 'cn-north-1' });
    const { url, headers } = await objects.uploadLink(
      'a',
      { type: 'image/png', bytes: 9, sha256: '00'.repeat(32) },
      now,
    );
    expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toBe(
      'content-length;content-type;host;if-none-match;x-amz-checksum-sha256',
    );
    expect(Object.keys(headers).sort()).toEqual([
      'content-length',
      'content-type',
      'if-none-match',
      'x-amz-checksum-sha256',
    ]);
  });
});

test('the endpoint of a service goes before that of all', () => {
  const environment = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1/', AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:2' };
  expect([endpointFrom(environment, 'S3'), endpointFrom(environment, 'KMS')]).toEqual([
    'http://127.0.0.1:1',
    'http://127.0.0.1:2',
  ]);
  expect(endpointFrom({}, 'S3')).toBeUndefined();
});
