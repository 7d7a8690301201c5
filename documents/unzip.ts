import { crc32 } from 'node:zlib';
import { inflateSync } from 'fflate';

/** One file of a ZIP, as its central directory describes it and its local header confirms. */
export interface ZipEntry {
  readonly path: string;
  readonly size: number;
  /** Marked as a symbolic link by the system it was made on. */
  readonly link: boolean;
  /** @throws Error with the reason, when the bytes do not unpack to what the directory says */
  read(): Uint8Array;
}

/** Why a ZIP cannot be trusted as such, in Chinese. */
export class BadZip extends Error {}

const bad = (because: string): never => {
  throw new BadZip(because);
};

/** No DEFLATE stream grows by more than this. */
const mostGrowth = 1032;

/** All entries together, unpacked: a case has tens of megabytes. */
const mostUnpacked = 2 ** 31;

/**
 * Reads a ZIP strictly: nothing before, between or after the entries, local headers equal to the directory,
 * stored or deflated, not encrypted, one volume, no ZIP64.
 * @throws BadZip
 */
export function openZip(bytes: Uint8Array): ZipEntry[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.length - 22;
  if (end < 0 || view.readUInt32LE(end) !== 0x06054b50) bad('找不到 ZIP 目录结尾，文件可能被截断或附加了内容');
  const count = view.readUInt16LE(end + 10);
  const start = view.readUInt32LE(end + 16);
  if (view.readUInt32LE(end + 4) !== 0 || view.readUInt16LE(end + 8) !== count) bad('分卷的 ZIP');
  if (start + view.readUInt32LE(end + 12) !== end) bad('ZIP 目录的位置与其长度不符');
  const entries: ZipEntry[] = [];
  let at = start;
  let body = 0;
  for (let index = 0; index < count; index++) {
    const header = centralHeader(view, at, end);
    if (header.offset !== body) bad('ZIP 条目之间有空隙或重叠');
    body = bodyEnd(view, header, start);
    entries.push(entryOf(view, header));
    at = header.next;
  }
  if (entries.reduce((sum, { size }) => sum + size, 0) > mostUnpacked) bad('解压后超过 2 GB');
  if (at !== end || body !== start) bad('ZIP 内有目录未列出的内容');
  return entries;
}

interface Header {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly name: Buffer;
  readonly link: boolean;
  readonly offset: number;
  readonly next: number;
}

function centralHeader(view: Buffer, at: number, end: number): Header {
  if (at + 46 > end || view.readUInt32LE(at) !== 0x02014b50) bad('ZIP 目录损坏');
  const nameEnd = at + 46 + view.readUInt16LE(at + 28);
  const next = nameEnd + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  if (next > end) bad('ZIP 目录损坏');
  return {
    ...shared(view, at + 8),
    name: view.subarray(at + 46, nameEnd),
    link: view.readUInt32LE(at + 38) >>> 28 === 0o12,
    offset: view.readUInt32LE(at + 42),
    next,
  };
}

/** The fields both headers have, from the flags on. */
const shared = (view: Buffer, at: number) => ({
  flags: view.readUInt16LE(at),
  method: view.readUInt16LE(at + 2),
  crc: view.readUInt32LE(at + 8),
  packed: view.readUInt32LE(at + 12),
  size: view.readUInt32LE(at + 16),
});

/** Where the body ends, once the local header has said the same as the directory. */
function bodyEnd(view: Buffer, header: Header, limit: number): number {
  const { offset } = header;
  if (offset + 30 > limit || view.readUInt32LE(offset) !== 0x04034b50) bad('ZIP 条目头损坏');
  const local = shared(view, offset + 6);
  const nameEnd = offset + 30 + view.readUInt16LE(offset + 26);
  const same = (['flags', 'method', 'crc', 'packed', 'size'] as const).every((field) => local[field] === header[field]);
  if (!same || !view.subarray(offset + 30, nameEnd).equals(header.name)) bad('ZIP 条目头与目录不一致');
  const end = bodyStart(view, offset) + header.packed;
  if (end > limit) bad('ZIP 条目超出文件');
  return end;
}

const bodyStart = (view: Buffer, offset: number) =>
  offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);

function entryOf(view: Buffer, header: Header): ZipEntry {
  const { flags, method, packed, size, link } = header;
  if (flags & 1) bad('ZIP 条目被加密');
  if (method !== 0 && method !== 8) bad(`ZIP 压缩方法 ${method} 不支持`);
  if (method === 0 ? packed !== size : size > packed * mostGrowth) bad('ZIP 条目大小不可信');
  const start = bodyStart(view, header.offset);
  const body = view.subarray(start, start + packed);
  return { path: nameOf(header), size, link, read: () => unpack(body, header) };
}

function nameOf({ name, flags }: Header): string {
  const isAscii = name.every((byte) => byte < 0x80);
  if (!isAscii && !(flags & 0x0800)) bad('文件名未声明为 UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    return bad('文件名不是 UTF-8');
  }
}

function unpack(body: Uint8Array, { method, size, crc }: Header): Uint8Array {
  const bytes = method === 0 ? body : inflated(body, size);
  if (bytes.length !== size || crc32(bytes) !== crc) bad('解压后的内容与校验值不符');
  return bytes;
}

/** One byte of room more than said, so that a longer content shows. */
function inflated(body: Uint8Array, size: number): Uint8Array {
  try {
    return inflateSync(body, { out: new Uint8Array(size + 1) });
  } catch {
    return bad('无法解压');
  }
}
