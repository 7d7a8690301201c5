import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** The checksum algorithms of S3 (https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html). */
export const algorithms = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
export type Algorithm = (typeof algorithms)[number];

/** How many bytes a digest has. */
export const digestLength: Readonly<Record<Algorithm, number>> = {
  crc32: 4,
  crc32c: 4,
  crc64nvme: 8,
  sha1: 20,
  sha256: 32,
};

export interface Checksum {
  update(data: Buffer): void;
  /** Base64, as the headers carry it. */
  digest(): string;
}

/** Starts a checksum over a stream of bytes. */
export const checksum = (algorithm: Algorithm): Checksum => starters[algorithm]();

export const isAlgorithm = (name: string): name is Algorithm => (algorithms as readonly string[]).includes(name);

/** The checksum of parts: that of their binary digests one after the other, with their number. */
export function composite(algorithm: Algorithm, digests: readonly string[]): string {
  const whole = checksum(algorithm);
  for (const digest of digests) whole.update(Buffer.from(digest, 'base64'));
  return `${whole.digest()}-${digests.length}`;
}

const starters: Readonly<Record<Algorithm, () => Checksum>> = {
  crc32: () => {
    let sum = 0;
    return {
      update: (data) => {
        sum = crc32(data, sum);
      },
      digest: () => bigEndian(sum),
    };
  },
  crc32c: () => {
    let sum = -1;
    return {
      update: (data) => {
        for (const byte of data) sum = castagnoli[(sum ^ byte) & 255]! ^ (sum >>> 8);
      },
      digest: () => bigEndian(~sum),
    };
  },
  crc64nvme: () => {
    let [high, low] = [-1, -1];
    return {
      update: (data) => {
        for (const byte of data) {
          const index = (low ^ byte) & 255;
          low = ((low >>> 8) | (high << 24)) ^ nvme.low[index]!;
          high = (high >>> 8) ^ nvme.high[index]!;
        }
      },
      digest: () => bigEndian(~high, ~low),
    };
  },
  sha1: () => hash('sha1'),
  sha256: () => hash('sha256'),
};

function hash(name: string): Checksum {
  const sum = createHash(name);
  return { update: (data) => void sum.update(data), digest: () => sum.digest('base64') };
}

function bigEndian(...words: readonly number[]): string {
  const bytes = Buffer.alloc(4 * words.length);
  words.forEach((word, i) => {
    bytes.writeUInt32BE(word >>> 0, 4 * i);
  });
  return bytes.toString('base64');
}

const castagnoli = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1;
  return sum;
});

/** CRC-64/NVME in two halves of 32 bits, since BigInt is some fifty times slower. */
const nvme = (() => {
  const [high, low] = [new Int32Array(256), new Int32Array(256)];
  for (let byte = 0; byte < 256; byte++) {
    let sum = BigInt(byte);
    for (let bit = 0; bit < 8; bit++) sum = sum & 1n ? (sum >> 1n) ^ 0x9a6c9329ac4bc9b5n : sum >> 1n;
    high[byte] = Number(BigInt.asIntN(32, sum >> 32n));
    low[byte] = Number(BigInt.asIntN(32, sum));
  }
  return { high, low };
})();
