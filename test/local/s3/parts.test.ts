import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { checksum, composite } from '../../../local/s3/checksums.ts';
import { ChunkedDecoder } from '../../../local/s3/chunked.ts';
import { element, parse, render, textOf } from '../../../local/s3/xml.ts';

describe('checksums', () => {
  /** The check values of the algorithms, for the text 123456789. */
  test.each([
    ['crc32', 'cbf43926'],
    ['crc32c', 'e3069283'],
    ['crc64nvme', 'ae8b14860a799888'],
    ['sha1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  ] as const)('%s has its check value', (algorithm, value) => {
    const sum = checksum(algorithm);
    for (const piece of ['1234', '56789']) sum.update(Buffer.from(piece));
    expect(Buffer.from(sum.digest(), 'base64').toString('hex')).toBe(value);
  });

  test('a composite names the number of its parts', () => {
    expect(composite('crc32', ['AAAAAA==', 'AAAAAA=='])).toMatch(/==-2$/);
  });
});

describe('the aws-chunked framing', () => {
  const decode = async (wire: string, size: number) => {
    const decoder = new ChunkedDecoder();
    const pieces = Array.from({ length: Math.ceil(wire.length / size) }, (_, i) =>
      wire.slice(i * size, (i + 1) * size),
    );
    const body = await text(Readable.from(pieces.map((piece) => Buffer.from(piece))).compose(decoder));
    return { body, trailers: decoder.trailers };
  };
  const wire = '5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n';

  test.each([1, 2, 7, 1000])('is taken off, cut into pieces of %i bytes', async (size) => {
    const found = await decode(wire, size);
    expect(found).toEqual({ body: 'hello world', trailers: { 'x-amz-checksum-crc32': 'DUoRhQ==' } });
  });

  test.each([
    ['a size that is none', 'zz\r\nhello\r\n'],
    ['data longer than its size', '2\r\nhello\r\n0\r\n\r\n'],
    ['an end in the middle', '5\r\nhel'],
    ['something after the end', '0\r\n\r\nmore\r\n'],
    ['a trailer that is none', '0\r\nno colon\r\n\r\n'],
  ])('%s is refused', async (_, broken) => {
    await expect(decode(broken, 1000)).rejects.toMatchObject({ code: expect.stringMatching(/Malformed|Incomplete/) });
  });
});

describe('XML', () => {
  test('text is escaped once and read back', () => {
    const document = render(element('Tag', { Key: `<&>"'\r\n字`, Value: undefined })).toString();
    expect(document).not.toContain('<Value>');
    expect(textOf(parse(document, 'Tag'), 'Key')).toBe(`<&>"'\r\n字`);
  });

  test.each([
    ['no document', ''],
    ['another root', '<Other/>'],
    ['two roots', '<Tag/><Tag/>'],
    ['an open element', '<Tag><Key></Tag>'],
    ['a closing element only', '</Tag>'],
    ['an unknown entity', '<Tag>&secret;</Tag>'],
    ['a document type', '<!DOCTYPE Tag [<!ENTITY a "b">]><Tag/>'],
  ])('%s is MalformedXML', (_, broken) => {
    expect(() => parse(broken, 'Tag')).toThrow('not well-formed');
  });
});
