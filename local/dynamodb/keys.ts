import { crc32 } from 'node:zlib';
import db from 'dynalite/db/index.js';
import { invalidParameter } from './errors.ts';
import type { Item, Value } from './values.ts';

/** One attribute of a key, and the type it must have. */
export interface KeyPart {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}

/** Where an item lies: bytes that sort as AWS sorts them. Without a sort key `sk` is empty. */
export interface Key {
  readonly pk: Uint8Array;
  readonly sk: Uint8Array;
}

const noBytes = new Uint8Array();

/** The place of an item by a table's or an index's key. @throws AwsError when a part is longer than AWS takes. */
export function keyOf([hash, range]: readonly KeyPart[], item: Item): Key {
  const sk = range ? sortable(item[range.name]!) : noBytes;
  if (sk.length > 1024)
    throw invalidParameter('Aggregated size of all range keys has exceeded the size limit of 1024 bytes');
  return { pk: partition(item[hash!.name]!), sk };
}

/**
 * The bytes of a partition key behind a hash of them. Partitions thus lie in no meaningful order, as in AWS, and a scan
 * can be cut into segments.
 */
export function partition(value: Value): Uint8Array {
  const bytes = sortable(value);
  if (bytes.length > 2048) throw invalidParameter('Size of hashkey has exceeded the maximum size limit of2048 bytes');
  const place = Buffer.allocUnsafe(4 + bytes.length);
  place.writeUInt32BE(crc32(bytes));
  place.set(bytes, 4);
  return place;
}

/** Where the given share of all partitions begins; `of` segments in all, or the end when `segment` equals `of`. */
export function segmentStart(segment: number, of: number): Uint8Array | undefined {
  if (segment >= of) return undefined;
  const start = Buffer.alloc(4);
  start.writeUInt32BE(Math.ceil((2 ** 32 * segment) / of));
  return start;
}

export function sortable(value: Value): Uint8Array {
  if (value.N !== undefined) return Buffer.from(db.toLexiStr(value.N, 'N'));
  return value.S !== undefined ? Buffer.from(value.S) : Buffer.from(value.B!, 'base64');
}

/** The first bytes that sort after everything that begins with `prefix`; undefined when there are none. */
export function after(prefix: Uint8Array): Uint8Array | undefined {
  const end = prefix.findLastIndex((byte) => byte < 255);
  if (end < 0) return undefined;
  const next = Buffer.from(prefix.subarray(0, end + 1));
  next[end]! += 1;
  return next;
}

export const sameKey = (a: Key, b: Key) => Buffer.compare(a.pk, b.pk) === 0 && Buffer.compare(a.sk, b.sk) === 0;
