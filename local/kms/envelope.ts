import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** One generation of a key's material. */
export interface Material {
  readonly generation: number;
  readonly bytes: Buffer;
}

/** What a ciphertext says of itself: which key made it, and with which generation of its material. */
export interface Header {
  readonly keyArn: string;
  readonly generation: number;
  /** Where the sealed bytes begin. */
  readonly length: number;
}

/**
 * A ciphertext: version 1, generation (4 bytes), length of the key ARN (2 bytes), key ARN, nonce (12), tag (16), bytes.
 * The header and the encryption context are authenticated with it.
 */
export function seal(plaintext: Buffer, keyArn: string, { generation, bytes }: Material, context: string): Buffer {
  const header = writeHeader(keyArn, generation);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.concat([header, Buffer.from(context)]));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([header, nonce, cipher.getAuthTag(), sealed]);
}

/** The plaintext, or undefined when key, context or bytes are not those it was sealed with. */
export function open(blob: Buffer, { length }: Header, { bytes }: Material, context: string): Buffer | undefined {
  const [nonce, tag] = [blob.subarray(length, length + 12), blob.subarray(length + 12, length + 28)];
  if (tag.length < 16) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', bytes, nonce).setAuthTag(tag);
  decipher.setAAD(Buffer.concat([blob.subarray(0, length), Buffer.from(context)]));
  try {
    return Buffer.concat([decipher.update(blob.subarray(length + 28)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Undefined when the bytes are no ciphertext of ours. */
export function readHeader(blob: Buffer): Header | undefined {
  if (blob.length < 7 || blob[0] !== 1) return undefined;
  const length = 7 + blob.readUInt16BE(5);
  return { generation: blob.readUInt32BE(1), keyArn: blob.subarray(7, length).toString(), length };
}

function writeHeader(keyArn: string, generation: number): Buffer {
  const header = Buffer.alloc(7);
  header[0] = 1;
  header.writeUInt32BE(generation, 1);
  header.writeUInt16BE(Buffer.byteLength(keyArn), 5);
  return Buffer.concat([header, Buffer.from(keyArn)]);
}
