import { printAgreement } from '../../documents/agreement.ts';
import { type ArchiveInput, held, packArchive } from '../../documents/archive.ts';
import { algorithms, digest } from '../../documents/digests.ts';
import { openZip } from '../../documents/unzip.ts';
import { ZipWriter } from '../../documents/zip.ts';
import { agreement, chainOf, rare } from './samples.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const pdf = (await printAgreement(agreement)).bytes;
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

export const archiveInput: ArchiveInput = {
  caseId: 'case-17',
  caseNumber: '320623202603040100000017',
  archiveNumber: 'J017-2026-D10-0017',
  retention: { class: '定期', years: 10, basis: '如东县档案局〔2026〕3号审核意见' },
  archivedAt: '2026-03-24T17:30:00Z',
  organisation: {
    name: '如东县政务服务代办中心',
    code: '11320623MB1234567X',
    address: '某路1号',
    phone: '0513-80000000',
  },
  offices: ['如东县政务服务代办中心'],
  basics: {
    itemType: '行政许可',
    leadDepartment: '',
    applicant: `${rare}<&>`,
    phone: '13800000001',
    address: '某镇某村',
    certificate: '320623199001010017',
    legalRepresentative: '',
    caseTitle: '个体工商户设立登记代办',
    acceptingDepartment: '如东县政务服务代办中心',
    acceptedAt: '2026-03-04T01:05:00Z',
    completedAt: '2026-03-20T01:05:00Z',
    serviceType: '代办',
    caseType: '承诺件',
    result: '办结',
    resultNumber: '92990100MA1XXXXXXX',
    itemCode: '11320623MB1234567X4320131001000',
    itemVersion: '12',
  },
  matters: [{ name: '个体工商户设立登记', code: '', authority: '如东县行政审批局', state: '办结' }],
  steps: [
    { stage: '受理', actor: '李䶮', at: '2026-03-04T01:05:00Z', opinionType: '同意', opinion: '材料齐全 & 合规' },
    { stage: '办结', actor: '李䶮', at: '2026-03-20T01:05:00Z' },
  ],
  commits: chainOf(9),
  files: [
    held(pdf, { folder: '文书', title: '代办服务委托协议', extension: 'pdf', mediaType: 'application/pdf' }),
    held(png, { folder: '材料', title: '身份证', extension: 'png', mediaType: 'image/png' }),
    held(Uint8Array.from([...png, 4]), { folder: '材料', title: '身份证', extension: 'png', mediaType: 'image/png' }),
    held(bytesOf('说明'), { folder: '材料', title: '100%属实/../说明', extension: 'txt', mediaType: 'text/plain' }),
  ],
  evaluation: { evaluations: [], complaints: [] },
};

export const sealed = await packArchive(archiveInput);
export const base = archiveInput.caseNumber;

/** The files of a package below its folder. */
export const filesOf = (bytes: Uint8Array) =>
  new Map(openZip(bytes).map((entry) => [entry.path.slice(base.length + 1), Uint8Array.from(entry.read())] as const));

export function zipOf(entries: Iterable<readonly [string, Uint8Array]>): Uint8Array {
  const zip = new ZipWriter();
  for (const [path, bytes] of entries) zip.add(path, bytes);
  return zip.end();
}

const inBase = (files: ReadonlyMap<string, Uint8Array>) =>
  [...files].map(([path, bytes]) => [`${base}/${path}`, bytes] as const);

type Files = Map<string, Uint8Array>;

/** The package with its files changed, and nothing else made to fit. */
export function tampered(
  change: (files: Files) => void,
  more: readonly (readonly [string, Uint8Array])[] = [],
): Uint8Array {
  const files = filesOf(sealed.bytes);
  change(files);
  return zipOf([...inBase(files), ...more]);
}

export function edit(files: Files, path: string, change: (text: string) => string): void {
  const text = new TextDecoder().decode(files.get(path)!);
  const changed = change(text);
  if (changed === text) throw new Error(`nothing was changed in ${path}`);
  files.set(path, bytesOf(changed));
}

/** Makes the payload manifests, and if wanted the tag manifests too, fit what the files have become. */
export function rewriteManifests(files: Files, tagsToo: boolean): void {
  const payload = [...files.keys()].filter((path) => path.startsWith('data/'));
  for (const algorithm of algorithms) files.set(`manifest-${algorithm}.txt`, manifest(files, payload, algorithm));
  if (!tagsToo) return;
  const tags = [...files.keys()].filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest-'));
  for (const algorithm of algorithms) files.set(`tagmanifest-${algorithm}.txt`, manifest(files, tags, algorithm));
}

const manifest = (files: Files, paths: readonly string[], algorithm: 'sha256' | 'sm3') =>
  bytesOf(paths.map((path) => `${digest(algorithm, files.get(path)!)}  ${path.replaceAll('%', '%25')}\n`).join(''));
