import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openZip } from '../../documents/unzip.ts';
import { ZipWriter } from '../../documents/zip.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function zipOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const zip = new ZipWriter();
  for (const [path, bytes] of Object.entries(files)) zip.add(path, bytes);
  return zip.end();
}

const sample = {
  '案/材料/身份证.txt': bytesOf('字'.repeat(500)),
  '案/空.txt': new Uint8Array(),
  '案/a.pdf': bytesOf('%PDF-'),
};
const opened = (zip: Uint8Array) =>
  Object.fromEntries(openZip(zip).map((entry) => [entry.path, Uint8Array.from(entry.read())]));

function changed(zip: Uint8Array, at: number, value: number): Uint8Array {
  const copy = Uint8Array.from(zip);
  copy[at] = value;
  return copy;
}

describe('a ZIP we write', () => {
  test('is read alike by another implementation', () => {
    expect(unzipSync(zipOf(sample))).toEqual(sample);
  });

  test('marks its names as UTF-8 and has the first date of ZIP', () => {
    const view = Buffer.from(zipOf(sample));
    expect(view.readUInt16LE(6)).toBe(0x0800);
    expect([view.readUInt16LE(10), view.readUInt16LE(12)]).toEqual([0, 0x21]);
  });

  test('stores what is compressed already, and what would grow', () => {
    const noise = Uint8Array.from({ length: 300 }, (_, index) => (index * 7919) >> 3);
    const zip = zipOf({ 'a.pdf': bytesOf('字'.repeat(500)), 'b.txt': noise, 'c.txt': bytesOf('字'.repeat(500)) });
    expect(zip.length).toBeLessThan(1500 + 300 + 100 + 400);
    expect(Buffer.from(zip).readUInt16LE(8)).toBe(0);
  });

  test('opens to what was put in, whatever that is', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.uint8Array({ maxLength: 200 })),
        (files) => {
          const plain = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes]));
          expect(opened(zipOf(plain))).toEqual(plain);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a ZIP we read', () => {
  test('may come from another writer', () => {
    expect(opened(zipSync(sample))).toEqual(sample);
  });

  test('is refused when cut, prolonged, or shifted', () => {
    const zip = zipOf(sample);
    for (let length = 0; length < zip.length; length += 7)
      expect(() => openZip(zip.subarray(0, length))).toThrow('ZIP');
    expect(() => openZip(Buffer.concat([zip, bytesOf('x')]))).toThrow('截断');
    expect(() => openZip(Buffer.concat([bytesOf('x'), zip]))).toThrow('ZIP 目录的位置');
  });

  test('is refused when encrypted, of a strange method, in parts, or of unbelievable size', () => {
    const zip = zipOf({ a: bytesOf('字'.repeat(50)) });
    const central = Buffer.from(zip).indexOf('PK\u0001\u0002');
    const both = (offset: number, value: number) => changed(changed(zip, offset, value), central + offset + 2, value);
    expect(() => openZip(both(6, 1))).toThrow('加密');
    expect(() => openZip(both(8, 12))).toThrow('压缩方法 12');
    expect(() => openZip(both(25, 0x7f))).toThrow('大小不可信');
    expect(() => openZip(changed(zip, zip.length - 18, 1))).toThrow('分卷');
  });

  test('is refused when a local header says something else than the directory', () => {
    const zip = zipOf({ a: bytesOf('1'), b: bytesOf('2') });
    expect(() => openZip(changed(zip, 30, 0x63))).toThrow('条目头与目录不一致');
  });

  test('is refused when it holds what the directory does not list', () => {
    const zip = zipOf({ a: bytesOf('1'), b: bytesOf('2') });
    const view = Buffer.from(zip);
    const central = view.indexOf('PK\u0001\u0002');
    const second = view.indexOf('PK\u0001\u0002', central + 4);
    const hidden = Buffer.concat([view.subarray(0, second), view.subarray(view.length - 22)]);
    const end = hidden.length - 22;
    hidden.writeUInt16LE(1, end + 8);
    hidden.writeUInt16LE(1, end + 10);
    hidden.writeUInt32LE(second - central, end + 12);
    expect(() => openZip(hidden)).toThrow('目录未列出');
  });

  test('is refused when a name is not UTF-8 or not said to be', () => {
    const zip = zipOf({ é: bytesOf('1') });
    const central = Buffer.from(zip).indexOf('PK\u0001\u0002');
    const both = (offset: number, value: number) => changed(changed(zip, offset, value), central + offset + 2, value);
    expect(() => openZip(both(7, 0))).toThrow('未声明为 UTF-8');
    expect(() => openZip(changed(changed(zip, 30, 0xff), central + 46, 0xff))).toThrow('不是 UTF-8');
  });

  test('shows a changed content when the entry is read', () => {
    const stored = zipOf({ 'a.pdf': bytesOf('12345') });
    const [entry] = openZip(changed(stored, 36, 0x39));
    expect(() => entry!.read()).toThrow('校验值不符');
    const deflated = zipOf({ a: bytesOf('字'.repeat(500)) });
    const [squeezed] = openZip(changed(deflated, 33, 0xff));
    expect(() => squeezed!.read()).toThrow();
  });
});
