import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type ArchiveInput, packArchive } from '../../documents/archive.ts';
import { digest } from '../../documents/digests.ts';
import { verifyPackage } from '../../documents/verify.ts';
import { archiveInput, base, filesOf, sealed } from './packages.ts';
import { chainOf, rare } from './samples.ts';

const files = filesOf(sealed.bytes);
const textOf = (path: string) => new TextDecoder().decode(files.get(path));

describe('an archive package (§7.2.7)', () => {
  test('holds the files of a BagIt 1.0 bag in one folder', () => {
    expect([...files.keys()]).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data/events.jsonl',
      'data/metadata.json',
      'data/基本信息.xml',
      'data/文书/代办服务委托协议.pdf',
      'data/材料/100％属实_.._说明.txt',
      'data/材料/身份证 (2).png',
      'data/材料/身份证.png',
      'data/评价与投诉/evaluation.json',
      'data/说明文件.txt',
      'data/过程信息.xml',
      'manifest-sha256.txt',
      'manifest-sm3.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sm3.txt',
    ]);
    expect(Object.keys(unzipSync(sealed.bytes)).every((path) => path.startsWith(`${base}/`))).toBe(true);
    expect(textOf('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  });

  test('says on its label what it is, dated in Asia/Shanghai', () => {
    const payload = [...files].filter(([path]) => path.startsWith('data/'));
    const size = payload.reduce((sum, [, bytes]) => sum + bytes.length, 0);
    expect(textOf('bag-info.txt').split('\n')).toEqual([
      'Source-Organization: 如东县政务服务代办中心',
      'Organization-Address: 某路1号',
      'Contact-Phone: 0513-80000000',
      'External-Description: 政务服务帮办代办归档信息包：个体工商户设立登记代办（保管期限：10年）',
      'Bagging-Date: 2026-03-25',
      `External-Identifier: ${base}`,
      'Internal-Sender-Identifier: J017-2026-D10-0017',
      `Payload-Oxum: ${size}.${payload.length}`,
      '',
    ]);
  });

  test('has manifests as sha256sum reads and writes them', () => {
    for (const [list, part] of [
      ['manifest-sha256.txt', 'data/'],
      ['tagmanifest-sha256.txt', ''],
    ] as const) {
      const paths = [...files.keys()].filter(
        (path) => path.startsWith('data/') === (part === 'data/') && !path.startsWith('tagmanifest'),
      );
      const lines = paths.map((path) => `${createHash('sha256').update(files.get(path)!).digest('hex')}  ${path}\n`);
      expect(textOf(list)).toBe(lines.join(''));
    }
  });

  test('is the same bytes for the same input', async () => {
    const again = await packArchive(structuredCloneOf(archiveInput));
    expect(Buffer.from(again.bytes).equals(sealed.bytes)).toBe(true);
    expect(again).toMatchObject({
      name: `${base}.zip`,
      sha256: digest('sha256', sealed.bytes),
      sm3: digest('sm3', sealed.bytes),
    });
  });

  test('carries metadata that name each document with its digest', () => {
    const metadata = JSON.parse(textOf('data/metadata.json'));
    expect(metadata).toMatchObject({
      caseNumber: base,
      archiveNumber: 'J017-2026-D10-0017',
      chain: { commits: 9, head: sealed.head },
    });
    for (const { path, size, sha256 } of metadata.documents) {
      expect([files.get(path)!.length, digest('sha256', files.get(path)!)]).toEqual([size, sha256]);
    }
    expect(metadata.documents.map(({ title }: { title: string }) => title)).toContain('100%属实/../说明');
  });

  test('carries the fields of the archive in XML, escaped', () => {
    const basics = textOf('data/基本信息.xml');
    expect(basics).toContain(`<申请人>${rare}&lt;&amp;&gt;</申请人>`);
    const names = [
      '单位名称',
      '档号',
      '保管期限',
      '归档时间',
      '事项类型',
      '牵头部门',
      '申请人',
      '手机',
      '地址',
      '证件号',
      '法人',
    ];
    const more = [
      '办件名称',
      '受理部门',
      '受理时间',
      '办结时间',
      '办件编号',
      '服务类型',
      '办件类型',
      '结果',
      '结果编号',
      '事项编码',
      '版本',
    ];
    for (const name of [...names, ...more]) expect(basics.split(`<${name}>`)).toHaveLength(2);
    expect(textOf('data/过程信息.xml')).toContain('<过程 序号="1">\n<环节>受理</环节>\n<处理人>李䶮</处理人>');
    expect(textOf('data/过程信息.xml')).toContain('<意见内容>材料齐全 &amp; 合规</意见内容>');
  });

  test('explains itself', () => {
    for (const words of [
      base,
      '10年（依据：如东县档案局〔2026〕3号审核意见）',
      'sha256sum -c',
      sealed.head,
      '2026年3月25日 01:30',
    ]) {
      expect(textOf('data/说明文件.txt')).toContain(words);
    }
  });

  test('passes its own verification', () => {
    const report = verifyPackage(sealed.bytes);
    expect(report.findings.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('holds one document at a time', async () => {
    let open = 0;
    const bytes = new Uint8Array(1000);
    const read = async () => {
      open += 1;
      expect(open).toBe(1);
      await Promise.resolve();
      open -= 1;
      return bytes;
    };
    const many = Array.from({ length: 20 }, (_, index) => ({
      folder: '材料' as const,
      title: `${index}`,
      extension: 'bin',
      mediaType: 'application/octet-stream',
      size: 1000,
      sha256: digest('sha256', bytes),
      read,
    }));
    expect((await packArchive({ ...archiveInput, files: many })).files).toBe(26);
  });
});

describe('packing is refused', () => {
  const first = archiveInput.files[0]!;
  test.each<[string, Partial<ArchiveInput>, string]>([
    ['when the event log does not hold', { commits: chainOf(3).toReversed() }, 'the event log does not hold'],
    ['without events', { commits: [] }, 'commits'],
    [
      'when a document is another than said',
      { files: [{ ...first, read: async () => new Uint8Array(first.size) }] },
      'is not the document',
    ],
    ['when a document is longer than said', { files: [{ ...first, size: first.size - 1 }] }, 'bytes, not'],
    ['when the archive number is missing', { archiveNumber: '' }, 'archiveNumber'],
    ['when a time is none', { archivedAt: 'soon' }, 'archivedAt'],
  ])('%s', async (_, change, because) => {
    await expect(packArchive({ ...archiveInput, ...change })).rejects.toThrow(because);
  });
});

/** Another object with the same values; functions as they are. */
const structuredCloneOf = ({ files: documents, ...rest }: ArchiveInput): ArchiveInput => ({
  ...structuredClone(rest),
  files: documents.map((file) => ({ ...file })),
});
