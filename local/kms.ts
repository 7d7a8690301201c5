import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { check } from './iam.ts';
import { open, readHeader, seal } from './kms/envelope.ts';
import { bytesOf, contextOf, type Input, refuseUnknown, text } from './kms/input.ts';
import { type Key, type KeyDescription, Keyring } from './kms/keyring.ts';
import { AwsError, type Json, type JsonService, type Need, type PolicyDocument, type Surroundings } from './service.ts';

export interface Kms extends JsonService {
  /** Makes a key as the template describes it, its material once and for all; gives its ARN. */
  ensureKey(key: KeyDescription): string;
  /** Points `alias/name` to a key by its id. */
  ensureAlias(alias: string, keyId: string): void;
  /** The key policy of the key that a need speaks of, for `authorize`. */
  policyOf(need: Need): PolicyDocument | undefined;
  close(): void;
}

/**
 * KMS with symmetric keys and HMAC keys. Material lies in the state folder, mode 0600, and never leaves this service.
 * AES-256-GCM stands for SYMMETRIC_DEFAULT, with the encryption context as authenticated data.
 */
export function openKms(surroundings: Surroundings): Kms {
  const keyring = new Keyring(surroundings);
  return {
    name: 'kms',
    async call(operation, input) {
      const act = operations[operation];
      if (!act) throw new AwsError('UnknownOperationException', `KMS operation ${operation} is not supported`);
      refuseUnknown(operation, input, act.takes);
      return act.run(keyring, input);
    },
    needs: (operation, input) => needsOf(keyring, operation, input),
    ensureKey(key) {
      if (key.policy) check(key.policy);
      return keyring.ensure(key);
    },
    ensureAlias: (alias, keyId) => keyring.ensureAlias(alias, keyId),
    policyOf: ({ action, resource }) => (action.startsWith('kms:') ? keyring.lookUp(resource)?.policy : undefined),
    close: () => keyring.close(),
  };
}

interface Act {
  /** Members of the input it knows. */
  readonly takes: readonly string[];
  run(keyring: Keyring, input: Input): Json;
}

const contextual = ['KeyId', 'EncryptionContext', 'EncryptionAlgorithm', 'GrantTokens'];
const dataKey = [...contextual, 'KeySpec', 'NumberOfBytes'];
const mac = ['KeyId', 'Message', 'MacAlgorithm', 'GrantTokens'];

const operations: Readonly<Record<string, Act>> = {
  GenerateDataKey: { takes: dataKey, run: generateDataKey },
  GenerateDataKeyWithoutPlaintext: {
    takes: dataKey,
    run: (keyring, input) => {
      const { Plaintext: _, ...rest } = generateDataKey(keyring, input);
      return rest;
    },
  },
  Encrypt: { takes: [...contextual, 'Plaintext'], run: encrypt },
  Decrypt: { takes: [...contextual, 'CiphertextBlob'], run: decrypt },
  DescribeKey: {
    takes: ['KeyId', 'GrantTokens'],
    run: (keyring, input) => ({ KeyMetadata: keyring.describe(find(keyring, input)) }),
  },
  GetKeyRotationStatus: {
    takes: ['KeyId'],
    run: (keyring, input) => {
      const { arn, rotates } = find(keyring, input);
      return { KeyId: arn, KeyRotationEnabled: rotates };
    },
  },
  GenerateMac: { takes: mac, run: generateMac },
  VerifyMac: { takes: [...mac, 'Mac'], run: verifyMac },
  EnableKey: { takes: ['KeyId'], run: (keyring, input) => keyring.setState(find(keyring, input), 'Enabled') },
  DisableKey: { takes: ['KeyId'], run: (keyring, input) => keyring.setState(find(keyring, input), 'Disabled') },
  ScheduleKeyDeletion: {
    takes: ['KeyId', 'PendingWindowInDays'],
    run: (keyring, input) => keyring.scheduleDeletion(find(keyring, input), pendingDays(input)),
  },
  CancelKeyDeletion: { takes: ['KeyId'], run: (keyring, input) => keyring.cancelDeletion(find(keyring, input)) },
};

function needsOf(keyring: Keyring, operation: string, input: Input): Need[] {
  if (!operations[operation]) return [{ action: `kms:${operation}`, resource: '*' }];
  const named = text(input, 'KeyId') ?? ownerOf(input) ?? '';
  const resource = keyring.lookUp(named)?.arn ?? keyring.arnOf(named);
  return [{ action: `kms:${operation}`, resource, context: conditionKeys(input, named) }];
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html */
function conditionKeys({ EncryptionContext = {} }: Input, named: string): Record<string, string | string[]> {
  const pairs = Object.entries(EncryptionContext as Record<string, string>);
  const keys: Record<string, string | string[]> = {};
  for (const [name, value] of pairs) keys[`kms:EncryptionContext:${name}`] = value;
  if (pairs.length > 0) keys['kms:EncryptionContextKeys'] = pairs.map(([name]) => name);
  if (named.includes('alias/')) keys['kms:RequestAlias'] = named.slice(named.indexOf('alias/'));
  return keys;
}

/** A ciphertext names the key that made it. */
const ownerOf = ({ CiphertextBlob }: Input): string | undefined =>
  typeof CiphertextBlob === 'string' ? readHeader(Buffer.from(CiphertextBlob, 'base64'))?.keyArn : undefined;

function find(keyring: Keyring, input: Input): Key {
  const named = text(input, 'KeyId');
  if (!named) throw invalid("Value null at 'keyId' failed to satisfy constraint: Member must not be null");
  return keyring.find(named);
}

function generateDataKey(keyring: Keyring, input: Input): Json {
  const key = keyring.usable(find(keyring, input), 'ENCRYPT_DECRYPT');
  const Plaintext = randomBytes(dataKeyLength(input)).toString('base64');
  return { KeyId: key.arn, Plaintext, CiphertextBlob: sealed(keyring, key, Plaintext, input) };
}

function dataKeyLength({ KeySpec, NumberOfBytes }: Input): number {
  if ((KeySpec === undefined) === (NumberOfBytes === undefined))
    throw invalid('Please specify either number of bytes or key spec.');
  if (KeySpec === 'AES_256') return 32;
  if (KeySpec === 'AES_128') return 16;
  const bytes = Number(NumberOfBytes);
  if (KeySpec !== undefined || !Number.isInteger(bytes) || bytes < 1 || bytes > 1024)
    throw invalid(`Value '${KeySpec ?? NumberOfBytes}' at 'keySpec' or 'numberOfBytes' is not supported`);
  return bytes;
}

/** Bytes that Encrypt takes at once. */
const MOST_PLAINTEXT = 4096;

function encrypt(keyring: Keyring, input: Input): Json {
  const key = keyring.usable(find(keyring, input), 'ENCRYPT_DECRYPT');
  const plaintext = bytesOf(input, 'Plaintext', MOST_PLAINTEXT).toString('base64');
  return {
    KeyId: key.arn,
    CiphertextBlob: sealed(keyring, key, plaintext, input),
    EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  };
}

const sealed = (keyring: Keyring, key: Key, plaintext: string, input: Input): string =>
  seal(Buffer.from(plaintext, 'base64'), key.arn, keyring.newestMaterial(key), contextOf(input)).toString('base64');

function decrypt(keyring: Keyring, input: Input): Json {
  const blob = bytesOf(input, 'CiphertextBlob', 6144);
  const header = readHeader(blob);
  const owner = header && keyring.lookUp(header.keyArn);
  if (!header || !owner) throw invalidCiphertext();
  if (input.KeyId !== undefined && find(keyring, input).arn !== owner.arn)
    throw new AwsError(
      'IncorrectKeyException',
      'The key ID in the request does not identify a CMK that can perform this operation.',
    );
  const key = keyring.usable(owner, 'ENCRYPT_DECRYPT');
  const material = keyring.material(key, header.generation);
  const plaintext = material && open(blob, header, material, contextOf(input));
  if (!plaintext) throw invalidCiphertext();
  return { KeyId: key.arn, Plaintext: plaintext.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
}

/** KMS tells nothing about why: neither the context nor the key is confirmed to who guesses. */
const invalidCiphertext = () => new AwsError('InvalidCiphertextException', '');

function generateMac(keyring: Keyring, input: Input): Json {
  const { arn, mac } = macOf(keyring, input);
  return { KeyId: arn, MacAlgorithm: 'HMAC_SHA_256', Mac: mac.toString('base64') };
}

function verifyMac(keyring: Keyring, input: Input): Json {
  const { arn, mac } = macOf(keyring, input);
  const told = bytesOf(input, 'Mac', 6144);
  if (told.length !== mac.length || !timingSafeEqual(told, mac)) throw new AwsError('KMSInvalidMacException', '');
  return { KeyId: arn, MacAlgorithm: 'HMAC_SHA_256', MacValid: true };
}

function macOf(keyring: Keyring, input: Input): { arn: string; mac: Buffer } {
  const key = keyring.usable(find(keyring, input), 'GENERATE_VERIFY_MAC');
  if (input.MacAlgorithm !== 'HMAC_SHA_256')
    throw new AwsError(
      'InvalidKeyUsageException',
      `Algorithm ${input.MacAlgorithm} is incompatible with key spec HMAC_256.`,
    );
  const message = bytesOf(input, 'Message', MOST_PLAINTEXT);
  return { arn: key.arn, mac: createHmac('sha256', keyring.newestMaterial(key).bytes).update(message).digest() };
}

function pendingDays({ PendingWindowInDays = 30 }: Input): number {
  const days = Number(PendingWindowInDays);
  if (!Number.isInteger(days) || days < 7 || days > 30)
    throw invalid(`Value '${PendingWindowInDays}' at 'pendingWindowInDays' must be between 7 and 30`);
  return days;
}

const invalid = (message: string) => new AwsError('ValidationException', message);
