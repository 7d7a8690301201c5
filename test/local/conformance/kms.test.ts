import {
  CancelKeyDeletionCommand,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GenerateMacCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
  VerifyMacCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKms } from '../../../local/kms.ts';
import { type Cloud, cloud } from './cloud.ts';

type Keys = [string, string, string, string];

let place: Cloud;
let kms: KMSClient;
/**
 * Keys cannot be made and thrown away freely elsewhere: there the suite is told which keys to use, each of them
 * expendable, in CLOUD_KMS_KEYS=symmetric,other,hmac,spare.
 */
let [key, other, hmac, spare]: Keys = ['case-key', 'other-key', 'hmac-key', 'spare-key'];

beforeAll(async () => {
  place = await cloud((surroundings) => {
    const opened = openKms(surroundings);
    for (const id of [key, other, spare]) opened.ensureKey({ id, description: 'data keys of cases' });
    opened.ensureKey({ id: hmac, keySpec: 'HMAC_256' });
    opened.ensureAlias('alias/cases', key);
    return opened;
  });
  if (process.env.CLOUD_KMS_KEYS) [key, other, hmac, spare] = process.env.CLOUD_KMS_KEYS.split(',') as Keys;
  kms = new KMSClient(place);
});
afterAll(() => place.stop());

const EncryptionContext = { case: '42', office: '崇川' };
const bytes = (text: string) => Buffer.from(text);

describe('data keys', () => {
  test('a data key comes in clear and sealed, and the sealed one opens to the clear one', async () => {
    const made = await kms.send(new GenerateDataKeyCommand({ KeyId: key, KeySpec: 'AES_256', EncryptionContext }));
    expect(made.Plaintext).toHaveLength(32);
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob: made.CiphertextBlob, EncryptionContext }));
    expect(opened).toMatchObject({ KeyId: made.KeyId, Plaintext: made.Plaintext });
  });

  test('a data key without plaintext tells nothing but its ciphertext', async () => {
    const made = await kms.send(new GenerateDataKeyWithoutPlaintextCommand({ KeyId: key, KeySpec: 'AES_256' }));
    expect(made).not.toHaveProperty('Plaintext');
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob: made.CiphertextBlob }));
    expect(opened.Plaintext).toHaveLength(32);
  });

  test('the order of the context does not matter, its content does', async () => {
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({ KeyId: key, Plaintext: bytes('x'), EncryptionContext }),
    );
    const reversed = { office: '崇川', case: '42' };
    const opened = await kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: reversed }));
    expect(Buffer.from(opened.Plaintext!).toString()).toBe('x');
  });

  test.each([
    ['another context', { EncryptionContext: { case: '43', office: '崇川' } }],
    ['no context', {}],
  ])('with %s a ciphertext is InvalidCiphertextException', async (_, context) => {
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({ KeyId: key, Plaintext: bytes('x'), EncryptionContext }),
    );
    const attempt = kms.send(new DecryptCommand({ CiphertextBlob, ...context }));
    await expect(attempt).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
  });

  test('one changed bit is InvalidCiphertextException', async () => {
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId: key, Plaintext: bytes('x') }));
    CiphertextBlob![CiphertextBlob!.length - 1]! ^= 1;
    const attempt = kms.send(new DecryptCommand({ CiphertextBlob }));
    await expect(attempt).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
  });

  test('another key than the one that sealed is IncorrectKeyException', async () => {
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId: key, Plaintext: bytes('x') }));
    const attempt = kms.send(new DecryptCommand({ KeyId: other, CiphertextBlob }));
    await expect(attempt).rejects.toMatchObject({ name: 'IncorrectKeyException' });
  });

  test('more than 4096 bytes are a ValidationException', async () => {
    const attempt = kms.send(new EncryptCommand({ KeyId: key, Plaintext: Buffer.alloc(4097) }));
    await expect(attempt).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('a data key of two lengths at once is a ValidationException', async () => {
    const attempt = kms.send(new GenerateDataKeyCommand({ KeyId: key, KeySpec: 'AES_256', NumberOfBytes: 32 }));
    await expect(attempt).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('keys', () => {
  test('a key is described under its ARN', async () => {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: key }));
    expect(KeyMetadata).toMatchObject({
      KeyState: 'Enabled',
      KeySpec: 'SYMMETRIC_DEFAULT',
      KeyUsage: 'ENCRYPT_DECRYPT',
    });
    expect(await kms.send(new DescribeKeyCommand({ KeyId: KeyMetadata!.Arn }))).toMatchObject({ KeyMetadata });
  });

  test.each(['no-such-key', 'alias/no-such-alias'])('the unknown %s is NotFoundException', async (KeyId) => {
    const attempt = kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' }));
    await expect(attempt).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  test('a disabled key is DisabledException until it is enabled', async () => {
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId: spare, Plaintext: bytes('x') }));
    await kms.send(new DisableKeyCommand({ KeyId: spare }));
    const attempt = kms.send(new DecryptCommand({ CiphertextBlob }));
    await expect(attempt).rejects.toMatchObject({ name: 'DisabledException' });
    await kms.send(new EnableKeyCommand({ KeyId: spare }));
    expect((await kms.send(new DecryptCommand({ CiphertextBlob }))).Plaintext).toHaveLength(1);
  });

  test('a key pending deletion is KMSInvalidStateException, and comes back disabled', async () => {
    const scheduled = await kms.send(new ScheduleKeyDeletionCommand({ KeyId: other, PendingWindowInDays: 7 }));
    expect(scheduled).toMatchObject({ KeyState: 'PendingDeletion', PendingWindowInDays: 7 });
    const attempt = kms.send(new EncryptCommand({ KeyId: other, Plaintext: bytes('x') }));
    await expect(attempt).rejects.toMatchObject({ name: 'KMSInvalidStateException' });
    await kms.send(new CancelKeyDeletionCommand({ KeyId: other }));
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: other }));
    expect(KeyMetadata).toMatchObject({ KeyState: 'Disabled' });
  });

  test('a waiting period under a week is a ValidationException', async () => {
    const attempt = kms.send(new ScheduleKeyDeletionCommand({ KeyId: spare, PendingWindowInDays: 6 }));
    await expect(attempt).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('message authentication codes', () => {
  const MacAlgorithm = 'HMAC_SHA_256';

  test('the same message has the same code, and only that is valid', async () => {
    const Message = bytes('320602199001011234');
    const [one, two] = await Promise.all(
      [1, 2].map(() => kms.send(new GenerateMacCommand({ KeyId: hmac, Message, MacAlgorithm }))),
    );
    expect(one!.Mac).toEqual(two!.Mac);
    const verified = await kms.send(new VerifyMacCommand({ KeyId: hmac, Message, MacAlgorithm, Mac: one!.Mac }));
    expect(verified.MacValid).toBe(true);
    const forged = new VerifyMacCommand({ KeyId: hmac, Message: bytes('other'), MacAlgorithm, Mac: one!.Mac });
    await expect(kms.send(forged)).rejects.toMatchObject({ name: 'KMSInvalidMacException' });
  });

  test('a key of the other kind is InvalidKeyUsageException', async () => {
    const mac = kms.send(new GenerateMacCommand({ KeyId: key, Message: bytes('x'), MacAlgorithm }));
    await expect(mac).rejects.toMatchObject({ name: 'InvalidKeyUsageException' });
    const seal = kms.send(new EncryptCommand({ KeyId: hmac, Plaintext: bytes('x') }));
    await expect(seal).rejects.toMatchObject({ name: 'InvalidKeyUsageException' });
  });
});
