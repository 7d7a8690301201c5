import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openKms } from '../../local/kms.ts';
import { AwsError } from '../../local/service.ts';
import { generateDataKey, unwrapDataKey } from '../../store/kms.ts';
import type { Wire } from './troubled.ts';
import { wiredTo } from './wired.ts';

let wire: Wire;
let keyArn: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  const wired = await wiredTo(openKms);
  ({ wire, stop } = wired);
  keyArn = wired.service.ensureKey({ id: 'data' });
});
afterAll(() => stop());
afterEach(() => {
  expect(wire.trouble).toEqual([]);
  wire.seen.length = 0;
});

describe('a data key', () => {
  test('has 256 bits, is never the same, and is unwrapped as it was', async () => {
    const [one, other] = [await generateDataKey(keyArn, { about: 'a' }), await generateDataKey(keyArn, { about: 'a' })];
    expect(one.plain).toHaveLength(32);
    expect(one.plain.equals(other.plain)).toBe(false);
    expect(await unwrapDataKey(keyArn, one.wrapped, { about: 'a' })).toEqual(one.plain);
  });

  test('is not unwrapped for another case', async () => {
    const { wrapped } = await generateDataKey(keyArn, { about: 'a' });
    const unwrapped = unwrapDataKey(keyArn, wrapped, { about: 'b' });
    await expect(unwrapped).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
    await expect(unwrapped).rejects.not.toBeInstanceOf(AwsError);
  });

  test('is asked for with a signature for KMS that covers the session token', async () => {
    await generateDataKey(keyArn, { about: 'a' });
    const { authorization } = wire.seen[0]!.headers;
    expect(authorization).toMatch(/Credential=OPERATOR\/\d{8}\/cn-northwest-1\/kms\/aws4_request/);
    expect(authorization).toMatch(
      /SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amz-target/,
    );
  });
});

describe('when KMS is not well', () => {
  test.each([
    ['a connection that breaks', 'break'],
    ['a throttled request', 'throttle'],
    ['a failure of the service', 'fail'],
  ] as const)('%s is tried again, twice at most', async (_, kind) => {
    wire.trouble.push(kind, kind);
    expect((await generateDataKey(keyArn, { about: 'a' })).plain).toHaveLength(32);
    expect(wire.seen).toHaveLength(3);
  });

  test('the third failure is the last, and has its name', async () => {
    wire.trouble.push('fail', 'break', 'throttle');
    await expect(generateDataKey(keyArn, { about: 'a' })).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(wire.seen).toHaveLength(3);
  });

  test('a refusal is not tried again', async () => {
    await expect(generateDataKey(`${keyArn}0`, { about: 'a' })).rejects.toMatchObject({ name: 'NotFoundException' });
    expect(wire.seen).toHaveLength(1);
  });
});
