import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';

/** Sizes and offsets are 32 bits wide; ZIP64 is not written. */
const mostBytes = 0xffff_ffff;
const mostEntries = 0xffff;

/** 1980-01-01 00:00, the first moment ZIP knows: the same files then give the same archive. */
const dosTime = 0;
const dosDate = (1 << 5) | 1;

const utf8Names = 0x0800;
const version = 20;
const madeOnUnix = (3 << 8) | version;
const regularFile = (0o100644 << 16) >>> 0;

const squeezedAlready = /\.(pdf|jpe?g|png|zip|ofd|mp3|m4a|mp4|docx|xlsx)$/i;

interface Entry {
  readonly name: Uint8Array;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * Writes a ZIP entry by entry, so that one file at a time needs to be in memory beside the archive. Compression is
 * JavaScript's, not the platform's zlib, whose bytes differ between processors.
 */
export class ZipWriter {
  readonly #chunks: Uint8Array[] = [];
  readonly #entries: Entry[] = [];
  #offset = 0;

  /** @throws RangeError beyond 4 GB or 65,535 entries */
  add(path: string, bytes: Uint8Array): void {
    const deflated = squeezedAlready.test(path) ? bytes : deflateSync(bytes, { level: 6 });
    const smaller = deflated.length < bytes.length;
    const body = smaller ? deflated : bytes;
    const entry: Entry = {
      name: new TextEncoder().encode(path),
      method: smaller ? 8 : 0,
      crc: crc32(bytes),
      packed: body.length,
      size: bytes.length,
      offset: this.#offset,
    };
    this.#entries.push(entry);
    this.#push(localHeader(entry), body);
  }

  end(): Uint8Array<ArrayBuffer> {
    const start = this.#offset;
    for (const entry of this.#entries) this.#push(centralHeader(entry));
    this.#push(endRecord(this.#entries.length, this.#offset - start, start));
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  #push(...chunks: Uint8Array[]): void {
    for (const chunk of chunks) {
      this.#chunks.push(chunk);
      this.#offset += chunk.length;
    }
    if (this.#offset > mostBytes || this.#entries.length > mostEntries)
      throw new RangeError('the package is too large for ZIP without ZIP64');
  }
}

type Field = readonly [width: 2 | 4, value: number];

function record(fields: readonly Field[], tail: Uint8Array = new Uint8Array()): Uint8Array {
  const length = fields.reduce((sum, [width]) => sum + width, 0);
  const bytes = Buffer.alloc(length + tail.length);
  let at = 0;
  for (const [width, value] of fields)
    at = width === 2 ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value, at);
  bytes.set(tail, at);
  return bytes;
}

/** The fields both headers of an entry share, in their order. */
const common = ({ method, crc, packed, size, name }: Entry): Field[] => [
  [2, version],
  [2, utf8Names],
  [2, method],
  [2, dosTime],
  [2, dosDate],
  [4, crc],
  [4, packed],
  [4, size],
  [2, name.length],
  [2, 0],
];

const localHeader = (entry: Entry) => record([[4, 0x04034b50], ...common(entry)], entry.name);

const centralHeader = (entry: Entry) =>
  record(
    [[4, 0x02014b50], [2, madeOnUnix], ...common(entry), [2, 0], [2, 0], [2, 0], [4, regularFile], [4, entry.offset]],
    entry.name,
  );

const endRecord = (entries: number, size: number, start: number) =>
  record([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries],
    [2, entries],
    [4, size],
    [4, start],
    [2, 0],
  ]);
