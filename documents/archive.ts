import { basicsXml, courseXml, retentionWords, type Step } from './archive-xml.ts';
import { type BagFile, packBag } from './bag.ts';
import { type HashedCommit, verifyChain, writeChain } from './chain.ts';
import { isoDate } from './dates.ts';
import { digest } from './digests.ts';
import { type ArchivedDocument, type ArchivedMatter, type Basics, Metadata, type Retention } from './metadata.ts';
import { apart, fileName } from './paths.ts';
import { readMe } from './read-me.ts';

/** A document as the store knows it. Read when its turn comes, and refused if its bytes are not those named here. */
export interface ArchiveFile {
  /** 材料: what the parties handed in. 文书: what the service wrote. */
  readonly folder: '材料' | '文书';
  readonly title: string;
  /** Without the dot: `pdf`. */
  readonly extension: string;
  readonly mediaType: string;
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  read(): Promise<Uint8Array>;
}

export interface ArchiveInput {
  readonly caseId: string;
  readonly caseNumber: string;
  /** 档号 */
  readonly archiveNumber: string;
  readonly retention: Retention;
  /** ISO time; also the bagging date. */
  readonly archivedAt: string;
  readonly organisation: {
    readonly name: string;
    readonly code: string;
    readonly address: string;
    readonly phone: string;
  };
  /** All offices that had a hand in the case. */
  readonly offices: readonly string[];
  readonly basics: Basics;
  readonly matters: readonly ArchivedMatter[];
  readonly steps: readonly Step[];
  readonly commits: readonly HashedCommit[];
  readonly files: readonly ArchiveFile[];
  /** Evaluation and complaints, as JSON. */
  readonly evaluation: unknown;
}

export interface Package {
  /** `<案件编号>.zip` */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of the whole package, lower-case hex. */
  readonly sha256: string;
  readonly sm3: string;
  /** Hash of the last commit inside. */
  readonly head: string;
  readonly files: number;
}

/** A file whose bytes are at hand, such as one just printed. */
export const held = (
  bytes: Uint8Array,
  named: Pick<ArchiveFile, 'folder' | 'title' | 'extension' | 'mediaType'>,
): ArchiveFile => ({
  ...named,
  size: bytes.length,
  sha256: digest('sha256', bytes),
  read: async () => bytes,
});

/**
 * Packs a case for its archive (§7.2.7): a BagIt 1.0 bag in one ZIP. The same input gives the same bytes.
 * @throws Error when the event log does not hold, a document is not what it is said to be, or the metadata break their scheme
 */
export async function packArchive(input: ArchiveInput): Promise<Package> {
  const head = headOf(input.commits);
  const documents = documentsOf(input.files);
  const metadata = metadataOf(input, head, documents);
  const written = writtenFiles(metadata, input);
  const files = [...written, ...input.files.map((file, index) => checked(documents[index]!.path, file))];
  const base = fileName(input.caseNumber, 'zip').slice(0, -'.zip'.length);
  const bytes = await packBag(base, bagInfo(input), files);
  const digests = { sha256: digest('sha256', bytes), sm3: digest('sm3', bytes) };
  return { name: `${base}.zip`, bytes, ...digests, head, files: files.length };
}

function headOf(commits: readonly HashedCommit[]): string {
  const found = verifyChain(commits);
  if (!found.ok) throw new Error(`the event log does not hold at ${found.at}: ${found.why}`);
  return found.head;
}

function documentsOf(files: readonly ArchiveFile[]): ArchivedDocument[] {
  const paths = apart(files.map(({ folder, title, extension }) => `data/${folder}/${fileName(title, extension)}`));
  return files.map(({ title, mediaType, size, sha256 }, index) => ({
    path: paths[index]!,
    title,
    mediaType,
    size,
    sha256,
  }));
}

function metadataOf(input: ArchiveInput, head: string, documents: ArchivedDocument[]): Metadata {
  const { caseId, caseNumber, archiveNumber, retention, archivedAt, organisation, offices, basics, matters } = input;
  const place = { caseId, caseNumber, archiveNumber, retention, archivedAt, organisation, offices };
  const chain = { commits: input.commits.length, head };
  return Metadata.parse({ scheme: 'bangdaiban-archive', version: 1, ...place, basics, matters, chain, documents });
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

function writtenFiles(metadata: Metadata, { steps, commits, evaluation }: ArchiveInput): BagFile[] {
  return [
    textFile('data/说明文件.txt', readMe(metadata)),
    textFile('data/metadata.json', json(metadata)),
    textFile('data/基本信息.xml', basicsXml(metadata)),
    textFile('data/过程信息.xml', courseXml(steps)),
    textFile('data/events.jsonl', writeChain(commits)),
    textFile('data/评价与投诉/evaluation.json', json(evaluation)),
  ];
}

function textFile(path: string, text: string): BagFile {
  const bytes = new TextEncoder().encode(text);
  return { path, size: bytes.length, read: async () => bytes };
}

function checked(path: string, { size, sha256, read }: ArchiveFile): BagFile {
  const readChecked = async () => {
    const bytes = await read();
    if (digest('sha256', bytes) !== sha256) throw new Error(`${path} is not the document with SHA-256 ${sha256}`);
    return bytes;
  };
  return { path, size, read: readChecked };
}

/** The elements RFC 8493 §2.2.2 reserves. */
function bagInfo(input: ArchiveInput): (readonly [string, string])[] {
  const { name, address, phone } = input.organisation;
  const optional = [
    ['Organization-Address', address],
    ['Contact-Phone', phone],
  ] as const;
  return [
    ['Source-Organization', name],
    ...optional.filter(([, value]) => value !== ''),
    [
      'External-Description',
      `政务服务帮办代办归档信息包：${input.basics.caseTitle}（保管期限：${retentionWords(input.retention)}）`,
    ],
    ['Bagging-Date', isoDate(input.archivedAt)],
    ['External-Identifier', input.caseNumber],
    ['Internal-Sender-Identifier', input.archiveNumber],
  ];
}
