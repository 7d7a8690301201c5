import { describe, expect, test } from 'vitest';
import { printAgreement } from '../../documents/agreement.ts';
import { unreadableBecause } from '../../documents/formats.ts';
import { agreement } from './samples.ts';

const pdf = (await printAgreement(agreement)).bytes;
const ours = 'data/文书/协议.pdf';
const theirs = 'data/材料/证明.pdf';
const text = Buffer.from(pdf).toString('latin1');
const bytesOf = (content: string) => Buffer.from(content, 'latin1');

describe('a PDF', () => {
  test('that we print holds', () => {
    expect(unreadableBecause(ours, pdf)).toBeUndefined();
  });

  test.each([
    ['cut', text.slice(0, -200), 'PDF 结尾不完整'],
    ['of another format', `<html>${text}`, '内容不是 PDF 格式'],
    ['whose reference leads nowhere', text.replace(/startxref\n\d+/, 'startxref\n17'), 'PDF 交叉引用缺失'],
    ['without a catalogue', text.replace('/Root', '/Ruut'), 'PDF 没有文档目录'],
    ['without a trailer', text.replace('\ntrailer', '\ntrayler'), 'PDF 缺少 trailer'],
    [
      'whose objects moved',
      text.replace('\n', '\n\n').replace(/startxref\n(\d+)/, (_, at) => `startxref\n${Number(at) + 1}`),
      'PDF 第 1 号对象不在其位',
    ],
  ])('%s does not', (_, content, because) => {
    expect(unreadableBecause(ours, bytesOf(content))).toBe(because);
  });

  test('from a scanner may have misplaced objects, which readers repair, and a few bytes at its end', () => {
    const moved = text.replace('\n', '\n\n').replace(/startxref\n(\d+)/, (_, at) => `startxref\n${Number(at) + 1}`);
    expect(unreadableBecause(theirs, bytesOf(`${moved}\u0000\u0000`))).toBeUndefined();
  });

  test('with revisions is followed back to the first, and not in circles', () => {
    const at = /startxref\n(\d+)/.exec(text)![1]!;
    const tail = (before: string) =>
      `xref\n0 0\ntrailer\n<< /Size 1 /Prev ${before} >>\nstartxref\n${text.length}\n%%EOF\n`;
    expect(unreadableBecause(ours, bytesOf(text + tail(at)))).toBeUndefined();
    expect(unreadableBecause(ours, bytesOf(text + tail(String(text.length))))).toBe('PDF 交叉引用循环');
  });

  test('may describe itself in a stream', () => {
    const body = '%PDF-1.7\n';
    const stream = '7 0 obj\n<< /Type /XRef /Size 8 /Root 1 0 R /Length 0 >>\nstream\n\nendstream\nendobj\n';
    expect(unreadableBecause(ours, bytesOf(`${body}${stream}startxref\n${body.length}\n%%EOF\n`))).toBeUndefined();
  });
});

describe('an image', () => {
  test('is judged by its beginning', () => {
    expect(unreadableBecause('a.PNG', bytesOf('\x89PNG\r\n\x1a\n…'))).toBeUndefined();
    expect(unreadableBecause('a.jpg', bytesOf('\x89PNG\r\n\x1a\n…'))).toBe('内容不是 JPG 格式');
    expect(unreadableBecause('a.tif', bytesOf('MM\x00\x2a'))).toBeUndefined();
  });
});

test('a format we do not know is not judged', () => {
  expect(unreadableBecause('a.amr', bytesOf('x'))).toBeUndefined();
});
