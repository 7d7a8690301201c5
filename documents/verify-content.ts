import * as z from 'zod/mini';
import { type BrokenLink, canonicalJson } from '../domain/chain.ts';
import { retentionWords } from './archive-xml.ts';
import { type HashedCommit, verifyChain } from './chain.ts';
import { isoDate } from './dates.ts';
import { digest } from './digests.ts';
import { type Finding, finding } from './findings.ts';
import { unreadableBecause } from './formats.ts';
import { Metadata } from './metadata.ts';
import { type Bag, infoOf, textOf } from './verify-bag.ts';

/** What stands in every package beside its documents. */
const always = [
  '说明文件.txt',
  'metadata.json',
  '基本信息.xml',
  '过程信息.xml',
  'events.jsonl',
  '评价与投诉/evaluation.json',
].map((name) => `data/${name}`);

/** Metadata by their scheme, or why they are not. */
export function metadataOf(bag: Bag): Metadata | string {
  const value = jsonOf(textOf(bag, 'data/metadata.json'));
  if (value === undefined) return 'data/metadata.json 缺失或不是 JSON';
  const parsed = Metadata.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) => `${path.join('.')}：${message}`).join('；');
}

/** Metadata, documents and event log against each other. */
export function checkContent(bag: Bag): Finding[] {
  const metadata = metadataOf(bag);
  const unreadable = [...bag].flatMap(([path, bytes]) => told(path, unreadableBecause(path, bytes)));
  const formats = finding('3-4-2', '文件格式', unreadable, '格式与扩展名相符，PDF 结构完整');
  const carrier = finding('4-2-1', '载体检测', [], '在线归档，无载体，不适用');
  if (typeof metadata === 'string') return [finding('1-2-1', '元数据符合方案', [metadata], ''), formats, carrier];
  return [
    finding('1-2-1', '元数据符合方案', labelWrongs(bag, metadata), `档号 ${metadata.archiveNumber}`),
    finding('2-2-1', '元数据完整', xmlWrongs(bag, metadata), '基本信息、过程信息齐全并与元数据一致'),
    finding(
      '1-3-2',
      '元数据所列文件',
      documentWrongs(bag, metadata),
      `${metadata.documents.length} 份文件在包内，摘要相符`,
    ),
    finding('2-4-3', '归档范围', scopeWrongs(bag, metadata), '无缺少，无多余'),
    finding('1-5-2', '过程记录链', chainWrongs(bag, metadata), `${metadata.chain.commits} 条相连，链首值与元数据一致`),
    formats,
    carrier,
  ];
}

const told = (path: string, because: string | undefined) => (because ? [`${path}：${because}`] : []);

/** The label outside says the same as the metadata inside. */
function labelWrongs(bag: Bag, metadata: Metadata): string[] {
  const info = infoOf(bag);
  return [
    ...(info.get('External-Identifier') === metadata.caseNumber ? [] : ['bag-info.txt 的案件编号与元数据不一致']),
    ...(info.get('Internal-Sender-Identifier') === metadata.archiveNumber ? [] : ['bag-info.txt 的档号与元数据不一致']),
    ...(info.get('Bagging-Date') === isoDate(metadata.archivedAt) ? [] : ['bag-info.txt 的日期与归档时间不一致']),
  ];
}

function xmlWrongs(bag: Bag, metadata: Metadata): string[] {
  const basics = textOf(bag, 'data/基本信息.xml') ?? '';
  const course = textOf(bag, 'data/过程信息.xml') ?? '';
  const expected = {
    单位名称: metadata.organisation.name,
    档号: metadata.archiveNumber,
    保管期限: retentionWords(metadata.retention),
    归档时间: metadata.archivedAt,
    办件编号: metadata.caseNumber,
    申请人: metadata.basics.applicant,
  };
  const differing = Object.entries(expected).filter(([name, value]) => elementOf(basics, name) !== value);
  return [
    ...differing.map(([name]) => `基本信息.xml 的“${name}”与元数据不一致`),
    ...(/<过程信息>[\s\S]*<\/过程信息>\s*$/.test(course) ? [] : ['过程信息.xml 不完整']),
  ];
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#13;': '\r' };

function elementOf(xml: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml);
  return found?.[1]?.replace(/&(amp|lt|gt|#13);/g, (entity) => entities[entity]!);
}

function documentWrongs(bag: Bag, { documents }: Metadata): string[] {
  return documents.flatMap(({ path, size, sha256 }) => {
    const bytes = bag.get(path);
    if (!bytes) return [`缺少 ${path}`];
    if (bytes.length !== size) return [`${path} 应为 ${size} 字节，实为 ${bytes.length} 字节`];
    return digest('sha256', bytes) === sha256 ? [] : [`摘要不符：${path}`];
  });
}

function scopeWrongs(bag: Bag, { documents }: Metadata): string[] {
  const expected = new Set([...always, ...documents.map(({ path }) => path)]);
  const unexpected = [...bag.keys()].filter((path) => path.startsWith('data/') && !expected.has(path));
  const missing = [...expected].filter((path) => !bag.has(path));
  return [...missing.map((path) => `缺少 ${path}`), ...unexpected.map((path) => `元数据未列：${path}`)];
}

const Line = z.looseObject({
  v: z.int(),
  caseId: z.string(),
  seq: z.int(),
  at: z.string(),
  actor: z.unknown(),
  command: z.unknown(),
  events: z.array(z.unknown()),
  prev: z.string(),
  hash: z.string(),
});

const broken: Readonly<Record<BrokenLink, string>> = {
  altered: '内容被改动',
  'other-case': '属于另一案件',
  'out-of-order': '次序颠倒或重复',
  'missing-before': '之前有缺失',
  'not-linked': '与前一条不相连',
};

function chainWrongs(bag: Bag, metadata: Metadata): string[] {
  const commits = commitsOf(textOf(bag, 'data/events.jsonl'));
  if (typeof commits === 'string') return [commits];
  const found = verifyChain(commits);
  if (!found.ok) return [`第 ${found.at} 条${broken[found.why]}`];
  return [
    ...(found.head === metadata.chain.head ? [] : ['链首值与元数据不一致']),
    ...(commits.length === metadata.chain.commits
      ? []
      : [`应有 ${metadata.chain.commits} 条，实有 ${commits.length} 条`]),
    ...(commits[0]?.caseId === metadata.caseId ? [] : ['过程记录不属于本案']),
  ];
}

/** A line in another than its canonical form could be read in two ways, by two readers. */
function commitsOf(text: string | undefined): HashedCommit[] | string {
  if (text === undefined) return 'data/events.jsonl 缺失或不是 UTF-8';
  if (!text.endsWith('\n')) return 'data/events.jsonl 末行不完整';
  const commits: HashedCommit[] = [];
  for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
    const parsed = Line.safeParse(jsonOf(line));
    if (!parsed.success) return `第 ${index + 1} 行不是过程记录`;
    if (!isCanonical(parsed.data, line)) return `第 ${index + 1} 行不是规范 JSON`;
    commits.push(parsed.data);
  }
  return commits;
}

/** What canonical JSON cannot hold is not canonical either. */
function isCanonical(value: unknown, line: string): boolean {
  try {
    return canonicalJson(value) === line;
  } catch {
    return false;
  }
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
