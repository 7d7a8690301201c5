import { createHash, getHashes } from 'node:crypto';

/** SHA-256, and SM3 (GB/T 32905) for those who must verify with it. */
export const algorithms = ['sha256', 'sm3'] as const;
export type Algorithm = (typeof algorithms)[number];

/**
 * Lower-case hex digest.
 * @throws Error when this Node was built without SM3
 */
export function digest(algorithm: Algorithm, bytes: Uint8Array): string {
  if (algorithm === 'sm3' && !getHashes().includes('sm3')) {
    throw new Error('SM3 is missing from this build of Node.js (its OpenSSL was configured without it)');
  }
  return createHash(algorithm).update(bytes).digest('hex');
}

export const sha256Hex = (text: string) => digest('sha256', new TextEncoder().encode(text));
