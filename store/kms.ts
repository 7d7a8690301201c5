import { endpointFrom, suffixOf } from './endpoint.ts';
import { SignedRequests } from './signed-requests.ts';

/** A key in clear and as only KMS can open it. */
export interface DataKey {
  readonly plain: Buffer;
  readonly wrapped: Buffer;
}

/** KMS said no; `name` is its word for why. */
class KmsRefusal extends Error {
  constructor(type: string, operation: string, status: number) {
    super(`KMS answered ${status} to ${operation}`);
    this.name = type;
  }
}

/** A fresh 256-bit key, wrapped by the KMS key `keyArn`. The context binds it: without the same it cannot be unwrapped. */
export async function generateDataKey(keyArn: string, context: Record<string, string>): Promise<DataKey> {
  const input = { KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext: context };
  const { Plaintext, CiphertextBlob } = await ask('GenerateDataKey', input);
  return { plain: bytesOf(Plaintext), wrapped: bytesOf(CiphertextBlob) };
}

/** @throws KmsRefusal when the key was wrapped by another or with another context */
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

let requests: SignedRequests | undefined;

/**
 * One request of the awsJson1_1 protocol. These two are all that is asked of KMS, and the SDK's client for it would be a
 * tenth of each function.
 */
async function ask(operation: 'GenerateDataKey' | 'Decrypt', input: object): Promise<Output> {
  requests ??= new SignedRequests('kms');
  const { status, body } = await requests.send({
    method: 'POST',
    url: new URL(endpointOf(process.env)),
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${operation}` },
    body: JSON.stringify(input),
  });
  if (status === 200) return JSON.parse(body.toString('utf8'));
  const type = /"__type":\s*"(?:[^"]*#)?(\w+)/.exec(body.toString('utf8'))?.[1];
  throw new KmsRefusal(type ?? 'KmsFailure', operation, status);
}

function endpointOf(environment: NodeJS.ProcessEnv): string {
  const region = environment['AWS_REGION'] ?? '';
  return `${endpointFrom(environment, 'KMS') ?? `https://kms.${region}.${suffixOf(region)}`}/`;
}

function bytesOf(base64: unknown): Buffer {
  if (typeof base64 !== 'string' || base64 === '') throw new Error('KMS answered without the key');
  return Buffer.from(base64, 'base64');
}
