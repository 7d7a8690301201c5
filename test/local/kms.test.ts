import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evaluate } from '../../local/iam.ts';
import { type Kms, openKms } from '../../local/kms.ts';
import type { Json, PolicyDocument } from '../../local/service.ts';
import { surround } from './conformance/cloud.ts';
import { operator } from './conformance/front.ts';

const DAY = 24 * 3600 * 1000;
const base64 = (text: string) => Buffer.from(text).toString('base64');

let place: ReturnType<typeof surround>;
let kms: Kms;
beforeEach(() => {
  place = surround('cn-northwest-1');
  kms = openKms(place.surroundings);
});
afterEach(async () => {
  kms.close();
  await place.stop();
});

const call = (operation: string, input: Json) => kms.call(operation, input, { principal: operator, requestId: 'test' });
const reopen = () => {
  kms.close();
  kms = openKms(place.surroundings);
};

describe('what is kept', () => {
  test('a ciphertext opens after the service has closed and opened, and after the key was ensured again', async () => {
    kms.ensureKey({ id: 'k' });
    const { CiphertextBlob } = await call('Encrypt', { KeyId: 'k', Plaintext: base64('张三') });
    reopen();
    kms.ensureKey({ id: 'k', description: 'changed' });
    expect(await call('Decrypt', { CiphertextBlob })).toMatchObject({ Plaintext: base64('张三') });
  });

  test('only the owner of the machine can read the material', () => {
    kms.ensureKey({ id: 'k' });
    const folder = join(place.surroundings.folder, 'kms');
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
    expect(readdirSync(folder)).toContain('kms.sqlite');
  });

  test('a key that rotates gets new material after a year, and opens what the old sealed', async () => {
    kms.ensureKey({ id: 'k', enableKeyRotation: true });
    const before = await call('Encrypt', { KeyId: 'k', Plaintext: base64('x') });
    await place.clock.advance(366 * DAY);
    const after = await call('Encrypt', { KeyId: 'k', Plaintext: base64('x') });
    const generation = ({ CiphertextBlob }: Json) => Buffer.from(CiphertextBlob, 'base64').readUInt32BE(1);
    expect([generation(before), generation(after)]).toEqual([1, 2]);
    for (const { CiphertextBlob } of [before, after])
      expect(await call('Decrypt', { CiphertextBlob })).toMatchObject({ Plaintext: base64('x') });
  });

  test('when its waiting period is over a key is destroyed for good, whatever the template says later', async () => {
    const { CiphertextBlob } = await call('Encrypt', { KeyId: kms.ensureKey({ id: 'k' }), Plaintext: base64('x') });
    await call('ScheduleKeyDeletion', { KeyId: 'k', PendingWindowInDays: 7 });
    await place.clock.advance(7 * DAY);
    kms.ensureKey({ id: 'k' });
    await expect(call('DescribeKey', { KeyId: 'k' })).rejects.toMatchObject({ code: 'NotFoundException' });
    await expect(call('Decrypt', { CiphertextBlob })).rejects.toMatchObject({ code: 'InvalidCiphertextException' });
  });

  test('destroyed material is not left in any file', async () => {
    kms.ensureKey({ id: 'k' });
    const folder = join(place.surroundings.folder, 'kms');
    const [material] = materialIn(join(folder, 'kms.sqlite'));
    const isLeft = () => readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(material!));
    expect(isLeft()).toBe(true);
    await call('ScheduleKeyDeletion', { KeyId: 'k', PendingWindowInDays: 7 });
    await place.clock.advance(8 * DAY);
    await expect(call('DescribeKey', { KeyId: 'k' })).rejects.toMatchObject({ code: 'NotFoundException' });
    expect(isLeft()).toBe(false);
  });
});

function materialIn(file: string): Buffer[] {
  using database = new DatabaseSync(file, { readOnly: true });
  return database
    .prepare('SELECT bytes FROM material')
    .all()
    .map(({ bytes }) => Buffer.from(bytes as Uint8Array));
}

describe('names', () => {
  test('a key has the ARN of its partition, and an alias stands for it', async () => {
    const arn = kms.ensureKey({ id: 'k' });
    kms.ensureAlias('alias/cases', 'k');
    expect(arn).toBe('arn:aws-cn:kms:cn-northwest-1:000000000000:key/k');
    for (const KeyId of ['alias/cases', 'arn:aws-cn:kms:cn-northwest-1:000000000000:alias/cases', arn, 'k'])
      expect(await call('DescribeKey', { KeyId })).toMatchObject({ KeyMetadata: { KeyId: 'k' } });
  });

  test('a key of another account or region is not found', async () => {
    kms.ensureKey({ id: 'k' });
    const KeyId = 'arn:aws-cn:kms:cn-north-1:000000000000:key/k';
    await expect(call('DescribeKey', { KeyId })).rejects.toMatchObject({ code: 'NotFoundException' });
  });
});

describe('what a call needs', () => {
  test('a key named by alias is needed by its ARN, with the context of the request', () => {
    const arn = kms.ensureKey({ id: 'k' });
    kms.ensureAlias('alias/cases', 'k');
    const [need] = kms.needs('GenerateDataKey', { KeyId: 'alias/cases', EncryptionContext: { case: '42' } });
    expect(need).toEqual({
      action: 'kms:GenerateDataKey',
      resource: arn,
      context: {
        'kms:EncryptionContext:case': '42',
        'kms:EncryptionContextKeys': ['case'],
        'kms:RequestAlias': 'alias/cases',
      },
    });
  });

  test('Decrypt without a key needs the key that sealed', async () => {
    const arn = kms.ensureKey({ id: 'k' });
    const { CiphertextBlob } = await call('Encrypt', { KeyId: 'k', Plaintext: base64('x') });
    expect(kms.needs('Decrypt', { CiphertextBlob })).toMatchObject([{ action: 'kms:Decrypt', resource: arn }]);
  });

  test('a policy may ask for an encryption context', () => {
    const Resource = kms.ensureKey({ id: 'k' });
    const Condition = { Null: { 'kms:EncryptionContext:case': 'false' } };
    const Statement = { Effect: 'Allow', Action: 'kms:GenerateDataKey', Resource, Condition } as const;
    const worker = { arn: 'w', policies: [{ Version: '2012-10-17', Statement } satisfies PolicyDocument] };
    const allows = (EncryptionContext: object) =>
      evaluate(worker, kms.needs('GenerateDataKey', { KeyId: 'k', EncryptionContext })).allowed;
    expect([allows({ case: '42' }), allows({})]).toEqual([true, false]);
  });
});

describe('what is refused by its name', () => {
  test('an operation that is not supported', async () => {
    await expect(call('ReEncrypt', {})).rejects.toMatchObject({
      code: 'UnknownOperationException',
      message: expect.stringContaining('ReEncrypt'),
    });
  });

  test.each([
    ['DryRun', { DryRun: true }],
    ['Recipient', { Recipient: {} }],
  ])('the member %s', async (name, member) => {
    kms.ensureKey({ id: 'k' });
    await expect(call('Decrypt', { KeyId: 'k', ...member })).rejects.toMatchObject({
      code: 'UnsupportedOperationException',
      message: expect.stringContaining(name),
    });
  });

  test('a kind of key, and a change of kind', () => {
    expect(() => kms.ensureKey({ id: 'rsa', keySpec: 'RSA_2048' as never })).toThrow('RSA_2048');
    kms.ensureKey({ id: 'k' });
    expect(() => kms.ensureKey({ id: 'k', keySpec: 'HMAC_256' })).toThrow('cannot become HMAC_256');
  });

  test('a key policy that would not be evaluated wholly', () => {
    const policy = { Version: '2012-10-17', Statement: { Effect: 'Allow', NotPrincipal: '*' } } as PolicyDocument;
    expect(() => kms.ensureKey({ id: 'k', policy })).toThrow('NotPrincipal');
  });
});
