import { oxumOf } from './bag.ts';
import { type Algorithm, algorithms, digest } from './digests.ts';
import { type Finding, finding } from './findings.ts';
import { folded, unsafeBecause } from './paths.ts';
import { BadZip, openZip, type ZipEntry } from './unzip.ts';

/** An opened package: its files by their path below its one folder. */
export type Bag = ReadonlyMap<string, Uint8Array>;

/** Opens a package and says whether it can be unpacked, safely and wholly. Without a bag nothing more can be checked. */
export function openBag(bytes: Uint8Array): { findings: Finding[]; bag?: Bag } {
  const opened = entriesOf(bytes);
  if (typeof opened === 'string') return { findings: [finding('3-4-2', '解包', [opened], '')] };
  const bag = new Map<string, Uint8Array>();
  const unread = opened.flatMap((entry) => readInto(bag, entry));
  return {
    bag,
    findings: [
      finding('3-4-2', '解包', [], `共 ${opened.length} 个条目`),
      finding('4-3-1', '路径安全', unsafePaths(opened), '无越界、重名、链接条目'),
      finding('3-4-2', '读取', unread, '全部条目可读，校验值相符'),
    ],
  };
}

function entriesOf(bytes: Uint8Array): ZipEntry[] | string {
  try {
    return openZip(bytes);
  } catch (error) {
    if (error instanceof BadZip) return error.message;
    throw error;
  }
}

/** Of two entries with one path the first counts; that there are two is a finding of its own. */
function readInto(bag: Map<string, Uint8Array>, entry: ZipEntry): string[] {
  const path = entry.path.slice(entry.path.indexOf('/') + 1);
  try {
    const bytes = entry.read();
    if (!bag.has(path)) bag.set(path, bytes);
    return [];
  } catch (error) {
    if (error instanceof BadZip) return [`${entry.path}：${error.message}`];
    throw error;
  }
}

function unsafePaths(entries: readonly ZipEntry[]): string[] {
  const wrongs: string[] = [];
  const seen = new Set<string>();
  const tops = new Set<string>();
  for (const { path, link } of entries) {
    const because = link ? '符号链接' : unsafeBecause(path);
    if (because) wrongs.push(`${path}：${because}`);
    if (seen.has(folded(path))) wrongs.push(`${path}：重名`);
    seen.add(folded(path));
    tops.add(path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
  }
  if (tops.size !== 1 || tops.has('')) wrongs.push('顶层应只有一个目录');
  return wrongs;
}

const tagFiles = [
  'bag-info.txt',
  'bagit.txt',
  ...algorithms.flatMap((name) => [`manifest-${name}.txt`, `tagmanifest-${name}.txt`]),
];
const isPayload = (path: string) => path.startsWith('data/');

/** What RFC 8493 asks of a bag: declaration, complete manifests both ways, right digests, right Payload-Oxum. */
export function checkBag(bag: Bag): Finding[] {
  return [
    finding('1-5-1', '包结构', structureWrongs(bag), 'BagIt 1.0，标签文件齐全'),
    ...algorithms.flatMap((algorithm) => checkManifest(bag, algorithm)),
    finding('2-1-1', '字节数', oxumWrongs(bag), `Payload-Oxum ${infoOf(bag).get('Payload-Oxum')}`),
    ...algorithms.map((algorithm) => checkTagManifest(bag, algorithm)),
  ];
}

function structureWrongs(bag: Bag): string[] {
  const lines = textOf(bag, 'bagit.txt')?.split('\n');
  const declared = lines?.[0] === 'BagIt-Version: 1.0' && lines[1] === 'Tag-File-Character-Encoding: UTF-8';
  const strangers = [...bag.keys()].filter((path) => !isPayload(path) && !tagFiles.includes(path));
  return [
    ...(declared ? [] : ['bagit.txt 声明不符']),
    ...tagFiles.filter((path) => !bag.has(path)).map((path) => `缺少 ${path}`),
    ...strangers.map((path) => `多出 ${path}`),
  ];
}

function checkManifest(bag: Bag, algorithm: Algorithm): Finding[] {
  const listed = listOf(bag, `manifest-${algorithm}.txt`);
  const payload = [...bag.keys()].filter(isPayload);
  return [
    finding(
      '2-4-3',
      `清单与内容（${algorithm}）`,
      listWrongs(bag, listed, payload),
      `${payload.length} 个文件，一一对应`,
    ),
    finding(
      '1-5-2',
      `内容摘要（${algorithm}）`,
      digestWrongs(bag, listed, algorithm),
      `${listed.digests.size} 个摘要相符`,
    ),
  ];
}

function checkTagManifest(bag: Bag, algorithm: Algorithm): Finding {
  const listed = listOf(bag, `tagmanifest-${algorithm}.txt`);
  const tags = [...bag.keys()].filter((path) => !isPayload(path) && !path.startsWith('tagmanifest-'));
  const wrongs = [...listWrongs(bag, listed, tags), ...digestWrongs(bag, listed, algorithm)];
  return finding('4-3-1', `标签文件摘要（${algorithm}）`, wrongs, `${listed.digests.size} 个摘要相符`);
}

interface List {
  readonly digests: ReadonlyMap<string, string>;
  readonly wrongs: readonly string[];
}

function listOf(bag: Bag, name: string): List {
  const text = textOf(bag, name);
  if (text === undefined) return { digests: new Map(), wrongs: [`缺少 ${name} 或其不是 UTF-8`] };
  const digests = new Map<string, string>();
  const wrongs: string[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const [, digest = '', path = ''] = /^([0-9a-fA-F]+)\s+(.+)$/.exec(line) ?? [];
    const plain = path.replace(/%25/g, '%');
    if (digest === '' || digests.has(plain)) wrongs.push(`${name} 有无法识别或重复的行`);
    else digests.set(plain, digest.toLowerCase());
  }
  return { digests, wrongs: text.endsWith('\n') ? wrongs : [...wrongs, `${name} 末行不完整`] };
}

function listWrongs(bag: Bag, { digests, wrongs }: List, paths: readonly string[]): string[] {
  const missing = [...digests.keys()].filter((path) => !bag.has(path)).map((path) => `缺少 ${path}`);
  const unlisted = paths.filter((path) => !digests.has(path)).map((path) => `未列入清单：${path}`);
  const misplaced = [...digests.keys()]
    .filter((path) => bag.has(path) && !paths.includes(path))
    .map((path) => `不应列入：${path}`);
  return [...wrongs, ...missing, ...unlisted, ...misplaced];
}

function digestWrongs(bag: Bag, { digests, wrongs }: List, algorithm: Algorithm): string[] {
  const differing = [...digests].filter(([path, expected]) => {
    const bytes = bag.get(path);
    return bytes && digest(algorithm, bytes) !== expected;
  });
  return [...wrongs, ...differing.map(([path]) => `摘要不符：${path}`)];
}

function oxumWrongs(bag: Bag): string[] {
  const payload = [...bag].filter(([path]) => isPayload(path)).map(([, bytes]) => ({ size: bytes.length }));
  const said = infoOf(bag).get('Payload-Oxum');
  return said === oxumOf(payload) ? [] : [`记载 ${said ?? '无'}，实际 ${oxumOf(payload)}`];
}

/** The elements of bag-info.txt; of an element given twice, the first. */
export function infoOf(bag: Bag): ReadonlyMap<string, string> {
  const pairs = (textOf(bag, 'bag-info.txt') ?? '').split('\n').map((line) => /^([^:]+): ?(.*)$/.exec(line));
  return new Map(pairs.flatMap((pair) => (pair ? [[pair[1]!, pair[2]!] as const] : [])).reverse());
}

/** Undefined when the file is missing or not UTF-8. */
export function textOf(bag: Bag, path: string): string | undefined {
  const bytes = bag.get(path);
  if (!bytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
