import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM: 12 bytes nonce, ciphertext, 16 bytes tag. `about` says what it is, and must be the same for opening. */
const nonceLength = 12;
const tagLength = 16;

export function encrypt(key: Buffer, text: string, about: string): Uint8Array {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** @throws when it was altered, or is about something else */
export function decrypt(key: Buffer, sealed: Uint8Array, about: string): string {
  const all = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, nonceLength)).setAAD(Buffer.from(about));
  decipher.setAuthTag(all.subarray(-tagLength));
  return Buffer.concat([decipher.update(all.subarray(nonceLength, -tagLength)), decipher.final()]).toString('utf8');
}
