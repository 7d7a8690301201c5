import { describe, expect, test } from 'vitest';
import { digest, sha256Hex } from '../../documents/digests.ts';

const abc = new TextEncoder().encode('abc');

describe('digests', () => {
  test('SHA-256 is that of FIPS 180-4', () => {
    expect(digest('sha256', abc)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('SM3 is that of GB/T 32905 appendix A.1', () => {
    expect(digest('sm3', abc)).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  });

  test('of a text is that of its UTF-8', () => {
    expect(sha256Hex('字')).toBe(digest('sha256', Uint8Array.of(0xe5, 0xad, 0x97)));
  });
});
