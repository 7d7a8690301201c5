import { JsonService } from './json-service.ts';

/** A key in clear and as only KMS can open it. */
export interface DataKey {
  readonly plain: Buffer;
  readonly wrapped: Buffer;
}

/** A fresh 256-bit key, wrapped by the KMS key `keyArn`. The context binds it: without the same it cannot be unwrapped. */
export async function generateDataKey(keyArn: string, context: Record<string, string>): Promise<DataKey> {
  const input = { KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext: context };
  const { Plaintext, CiphertextBlob } = await ask('GenerateDataKey', input);
  return { plain: bytesOf(Plaintext), wrapped: bytesOf(CiphertextBlob) };
}

/** @throws ServiceRefusal when the key was wrapped by another or with another context */
export async function unwrapDataKey(
  keyArn: string,
  wrapped: Uint8Array,
  context: Record<string, string>,
): Promise<Buffer> {
  const CiphertextBlob = Buffer.from(wrapped).toString('base64');
  const { Plaintext } = await ask('Decrypt', { KeyId: keyArn, CiphertextBlob, EncryptionContext: context });
  return bytesOf(Plaintext);
}

type Output = Readonly<Record<'Plaintext' | 'CiphertextBlob', unknown>>;

let service: JsonService | undefined;

/** These two are all that is asked of KMS, and the SDK's client for it would be a tenth of each function. */
function ask(operation: 'GenerateDataKey' | 'Decrypt', input: object): Promise<Output> {
  service ??= new JsonService('kms');
  return service.ask<Output>(operation, input);
}

function bytesOf(base64: unknown): Buffer {
  if (typeof base64 !== 'string' || base64 === '') throw new Error('KMS answered without the key');
  return Buffer.from(base64, 'base64');
}
