import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyPackage } from '../../documents/verify.ts';
import { canonicalJson } from '../../domain/chain.ts';
import { archiveInput, base, edit, filesOf, rewriteManifests, sealed, tampered, zipOf } from './packages.ts';
import { chainOf } from './samples.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const agreement = 'data/文书/代办服务委托协议.pdf';
const failedIn = (bytes: Uint8Array) => verifyPackage(bytes).findings.filter(({ ok }) => !ok);
const told = (bytes: Uint8Array) => failedIn(bytes).map(({ check, name, detail }) => `${check} ${name}：${detail}`);

type Change = Parameters<typeof tampered>[0];

/** Everything in the package made to fit the change, as somebody would who knows the format. */
const fitted = (change: Change) =>
  tampered((files) => {
    change(files);
    rewriteManifests(files, true);
    const payload = [...files].filter(([path]) => path.startsWith('data/'));
    const size = payload.reduce((sum, [, bytes]) => sum + bytes.length, 0);
    const info = new TextDecoder().decode(files.get('bag-info.txt'));
    files.set('bag-info.txt', bytesOf(info.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${size}.${payload.length}`)));
    rewriteManifests(files, true);
  });

const commits =
  (change: (lines: string[]) => string[]): Change =>
  (files) =>
    edit(files, 'data/events.jsonl', (text) => `${change(text.trimEnd().split('\n')).join('\n')}\n`);

describe('a sealed package', () => {
  const report = verifyPackage(sealed.bytes);

  test('passes every check, and tells what to compare with the register', () => {
    expect(report.findings.filter(({ ok }) => !ok)).toEqual([]);
    const { ok, sha256, sm3, caseNumber, archiveNumber, head } = report;
    expect({ ok, sha256, sm3, head }).toEqual({ ok: true, sha256: sealed.sha256, sm3: sealed.sm3, head: sealed.head });
    expect([caseNumber, archiveNumber]).toEqual([base, 'J017-2026-D10-0017']);
  });

  test('is judged by the four natures, numbered', () => {
    expect([...new Set(report.findings.map(({ check, nature }) => `${check[0]} ${nature}`))]).toEqual([
      '1 真实性',
      '2 完整性',
      '3 可用性',
      '4 安全性',
    ]);
    const checks = [...new Set(report.findings.map(({ check }) => check))];
    expect(checks).toEqual(['1-2-1', '1-3-2', '1-5-1', '1-5-2', '2-1-1', '2-2-1', '2-4-3', '3-4-2', '4-2-1', '4-3-1']);
  });
});

describe('tampering with the files shows', () => {
  test.each<[string, Uint8Array, readonly string[]]>([
    ['a byte flipped in a document', tampered((files) => flip(files, agreement)), ['摘要不符']],
    ['a file dropped', tampered((files) => void files.delete(agreement)), [`缺少 ${agreement}`, '2-1-1 字节数']],
    [
      'a file added',
      tampered((files) => void files.set('data/材料/多.txt', bytesOf('x'))),
      ['未列入清单：data/材料/多.txt', '元数据未列'],
    ],
    ['a tag file added', tampered((files) => void files.set('x.txt', bytesOf('x'))), ['多出 x.txt']],
    ['a manifest dropped', tampered((files) => void files.delete('manifest-sm3.txt')), ['缺少 manifest-sm3.txt']],
    [
      'a file and the manifests, without the tag manifests',
      tampered((files) => {
        edit(files, 'data/说明文件.txt', (text) => text.replace('10年', '30年'));
        rewriteManifests(files, false);
      }),
      ['4-3-1 标签文件摘要（sha256）：摘要不符：manifest-sha256.txt', '4-3-1 标签文件摘要（sm3）'],
    ],
    [
      'the label',
      tampered((files) =>
        edit(files, 'bag-info.txt', (text) => text.replace(/Bagging-Date: .*/, 'Bagging-Date: 2025-01-01')),
      ),
      ['1-2-1', '4-3-1'],
    ],
    [
      'the label with a day that is none',
      tampered((files) =>
        edit(files, 'bag-info.txt', (text) => text.replace(/Bagging-Date: .*/, 'Bagging-Date: 2026-99-99')),
      ),
      ['日期与归档时间不一致'],
    ],
    [
      'the declaration',
      tampered((files) => edit(files, 'bagit.txt', (text) => text.replace('1.0', '0.9'))),
      ['1-5-1 包结构：bagit.txt 声明不符'],
    ],
    [
      'only SM3 of a file',
      tampered((files) => edit(files, 'manifest-sm3.txt', (text) => text.replace(/^./, flipHex))),
      ['1-5-2 内容摘要（sm3）'],
    ],
    [
      'a line twice in a manifest',
      tampered((files) => edit(files, 'manifest-sha256.txt', (text) => text + text)),
      ['重复的行'],
    ],
    [
      'a manifest cut in a line',
      tampered((files) => edit(files, 'manifest-sha256.txt', (text) => text.slice(0, -3))),
      ['末行不完整'],
    ],
    [
      'a file outside data/ listed as payload',
      tampered((files) => edit(files, 'manifest-sha256.txt', (text) => `${text}${'0'.repeat(64)}  bagit.txt\n`)),
      ['不应列入：bagit.txt'],
    ],
  ])('%s', (_, bytes, expected) => {
    const wrongs = told(bytes).join('\n');
    for (const part of expected) expect(wrongs).toContain(part);
  });
});

describe('tampering with what belongs together shows, even with all manifests made to fit', () => {
  test.each<[string, Uint8Array, string]>([
    ['a document exchanged', fitted((files) => flip(files, agreement)), '1-3-2 元数据所列文件：摘要不符'],
    ['a document left out', fitted((files) => void files.delete(agreement)), `1-3-2 元数据所列文件：缺少 ${agreement}`],
    [
      'a document added',
      fitted((files) => void files.set('data/材料/多.txt', bytesOf('x'))),
      '2-4-3 归档范围：元数据未列',
    ],
    [
      'an event edited',
      fitted(commits((lines) => lines.map((line) => line.replace('第3次', '第8次')))),
      '1-5-2 过程记录链：第 3 条内容被改动',
    ],
    ['an event dropped', fitted(commits((lines) => lines.toSpliced(3, 1))), '1-5-2 过程记录链：第 5 条之前有缺失'],
    [
      'events cut at the end',
      fitted(commits((lines) => lines.slice(0, -1))),
      '1-5-2 过程记录链：链首值与元数据不一致；应有 9 条，实有 8 条',
    ],
    [
      'events reordered',
      fitted(commits(([a, b, c, ...rest]) => [a!, c!, b!, ...rest])),
      '1-5-2 过程记录链：第 3 条之前有缺失',
    ],
    [
      'an event doubled',
      fitted(commits(([a, ...rest]) => [a!, a!, ...rest])),
      '1-5-2 过程记录链：第 1 条次序颠倒或重复',
    ],
    [
      'an event written in another form',
      fitted(commits(([a, ...rest]) => [a!.replace('{', '{ '), ...rest])),
      '第 1 行不是规范 JSON',
    ],
    [
      'a lone surrogate in an event',
      fitted(commits(([a, ...rest]) => [a!.replace('第1次', '\\ud842'), ...rest])),
      '第 1 行不是规范 JSON',
    ],
    ['a line that is no commit', fitted(commits((lines) => [...lines, '{}'])), '第 10 行不是过程记录'],
    ['the log of another case', fitted(commits(() => foreign())), '过程记录不属于本案'],
    [
      'the head in the metadata',
      fitted((files) => edit(files, 'data/metadata.json', (text) => text.replace(sealed.head, '0'.repeat(64)))),
      '链首值与元数据不一致',
    ],
    [
      'the archive number',
      fitted((files) => edit(files, 'data/metadata.json', (text) => text.replace('D10', 'D30'))),
      '档号与元数据不一致',
    ],
    [
      'the applicant in the XML',
      fitted((files) => edit(files, 'data/基本信息.xml', (text) => text.replace('<申请人>', '<申请人>张'))),
      '2-2-1 元数据完整：基本信息.xml 的“申请人”与元数据不一致',
    ],
    [
      'the course cut',
      fitted((files) => edit(files, 'data/过程信息.xml', (text) => text.slice(0, -9))),
      '过程信息.xml 不完整',
    ],
    [
      'metadata outside their scheme',
      fitted((files) => edit(files, 'data/metadata.json', (text) => text.replace('"years": 10', '"years": 1000'))),
      '1-2-1 元数据符合方案：retention.years',
    ],
    [
      'metadata that are no JSON',
      fitted((files) => edit(files, 'data/metadata.json', (text) => text.slice(0, -5))),
      '缺失或不是 JSON',
    ],
    [
      'an evaluation left out',
      fitted((files) => void files.delete('data/评价与投诉/evaluation.json')),
      '2-4-3 归档范围：缺少 data/评价与投诉/evaluation.json',
    ],
    [
      'an image that is none',
      fitted((files) => void files.set('data/材料/身份证.png', bytesOf('GIF89a'))),
      '3-4-2 文件格式：data/材料/身份证.png：内容不是 PNG 格式',
    ],
    [
      'a PDF cut short',
      fitted((files) => void files.set(agreement, files.get(agreement)!.slice(0, 5000))),
      `3-4-2 文件格式：${agreement}：PDF 结尾不完整`,
    ],
  ])('%s', (_, bytes, expected) => {
    expect(told(bytes).join('\n')).toContain(expected);
  });

  test('a package rewritten as a whole shows against the register', () => {
    const bytes = fitted((files) => edit(files, 'data/说明文件.txt', (text) => text.replace('10年', '30年')));
    expect(verifyPackage(bytes).ok).toBe(true);
    const report = verifyPackage(bytes, { sha256: sealed.sha256, head: sealed.head });
    expect(report.findings.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['包摘要登记']);
    expect(verifyPackage(sealed.bytes, { sha256: sealed.sha256, head: '0'.repeat(64) }).ok).toBe(false);
    expect(verifyPackage(sealed.bytes, { sha256: sealed.sha256.toUpperCase(), head: sealed.head }).ok).toBe(true);
  });
});

describe('a dangerous package shows', () => {
  const extra = bytesOf('x');
  test.each<[string, Uint8Array, string]>([
    ['cut', sealed.bytes.slice(0, -100), '3-4-2 解包：找不到 ZIP 目录结尾'],
    ['empty', new Uint8Array(), '3-4-2 解包'],
    ['that is no ZIP', bytesOf('hello '.repeat(50)), '3-4-2 解包'],
    [
      'with a path out of its folder',
      tampered(() => undefined, [[`${base}/../../etc/passwd`, extra]]),
      '4-3-1 路径安全：320623202603040100000017/../../etc/passwd：路径穿越',
    ],
    ['with an absolute path', tampered(() => undefined, [['/etc/passwd', extra]]), '绝对路径'],
    ['with a backslash', tampered(() => undefined, [[`${base}/data\\x`, extra]]), '含有不允许的字符'],
    ['with an entry twice', tampered(() => undefined, [[`${base}/bagit.txt`, extra]]), 'bagit.txt：重名'],
    [
      'with two names that differ by case',
      tampered(() => undefined, [[`${base}/BAGIT.txt`, extra]]),
      'BAGIT.txt：重名',
    ],
    ['with two folders', tampered(() => undefined, [['other/x', extra]]), '顶层应只有一个目录'],
    ['with a file beside its folder', tampered(() => undefined, [['x', extra]]), '顶层应只有一个目录'],
    ['without entries', zipOf([]), '顶层应只有一个目录'],
    ['with a symbolic link', linked(), '符号链接'],
    ['with a damaged entry', damaged(), '解压后的内容与校验值不符'],
  ])('%s', (_, bytes, expected) => {
    const report = verifyPackage(bytes);
    expect(report.ok).toBe(false);
    expect(told(bytes).join('\n')).toContain(expected);
  });

  test('whatever byte is changed, and verifying never throws', () => {
    fc.assert(
      fc.property(fc.nat(sealed.bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Uint8Array.from(sealed.bytes);
        bytes[at] = bytes[at]! ^ change;
        const { ok } = verifyPackage(bytes, { sha256: sealed.sha256 });
        expect(ok).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});

function flip(files: Map<string, Uint8Array>, path: string): void {
  const bytes = files.get(path)!.slice();
  bytes[2000] = bytes[2000]! ^ 1;
  files.set(path, bytes);
}

const flipHex = (digit: string) => (digit === '0' ? '1' : '0');

const foreign = () => chainOf(9, 'case-18').map((commit) => canonicalJson(commit));

/** The last entry marked as a link by Unix. */
function linked(): Uint8Array {
  const bytes = Buffer.from(sealed.bytes);
  const last = bytes.lastIndexOf('PK\u0001\u0002');
  bytes.writeUInt32LE((0o120777 << 16) >>> 0, last + 38);
  return bytes;
}

/** A stored document changed inside the ZIP, its checksum left. */
function damaged(): Uint8Array {
  const bytes = Buffer.from(sealed.bytes);
  const start = bytes.indexOf('%PDF-');
  bytes[start + 2000] = bytes[start + 2000]! ^ 1;
  return bytes;
}

test('the sample is what it says: files of both kinds, one of them named twice', () => {
  expect(archiveInput.files).toHaveLength(4);
  expect(filesOf(sealed.bytes).size).toBe(16);
});
