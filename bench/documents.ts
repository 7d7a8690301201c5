import { createHash, randomBytes } from 'node:crypto';
import { printAgreement } from '../documents/agreement.ts';
import { held, packArchive } from '../documents/archive.ts';
import { verifyPackage } from '../documents/verify.ts';
import { archiveInput } from '../test/documents/packages.ts';
import { agreement } from '../test/documents/samples.ts';
import type { Effort, Measured, Row } from './row.ts';
import { interleave, ratios, summary } from './statistics.ts';

const megabyte = 1_000_000;
/** How JPEG begins, and bytes that can't be compressed, as images can't. */
const scan = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(megabyte)]);
const scans = Array.from({ length: 10 }, (_, index) =>
  held(scan(), { folder: '材料', title: `材料${index}`, extension: 'jpg', mediaType: 'image/jpeg' }),
);

/** The entrustment agreement as PDF, and a package packed and verified ÷ one SHA-256 over the same bytes. */
export async function measureDocuments({ quick }: Effort): Promise<Measured> {
  const { bytes } = await printAgreement(agreement);
  const input = { ...archiveInput, files: [...archiveInput.files, ...scans] };
  const packed = (await packArchive(input)).bytes;
  const subjects = {
    agreement: timed(() => printAgreement(agreement)),
    package: timed(async () => check((await packArchive(input)).bytes)),
    digest: timed(() => createHash('sha256').update(packed).digest()),
  };
  await interleave(subjects, 2);
  const times = await interleave(subjects, quick ? 5 : 21);
  return {
    rows: rowsOf(times, bytes.length, packed.length),
    raw: { ms: times, agreement: bytes.length, package: packed.length },
  };
}

const timed = (work: () => unknown) => async (): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

function check(bytes: Uint8Array): void {
  if (!verifyPackage(bytes).ok) throw new Error('The package does not verify');
}

function rowsOf(times: Record<'agreement' | 'package' | 'digest', number[]>, pdf: number, zip: number): Row[] {
  const speeds = (ms: readonly number[]) => ms.map((each) => zip / megabyte / (each / 1000));
  const { median } = summary(speeds(times.package));
  const raw = summary(speeds(times.digest)).median;
  return [
    { what: 'agreement, warm', ...summary(times.agreement), unit: 'ms', note: `${(pdf / 1000).toFixed(0)} KB of PDF` },
    { what: 'package, packed and verified', median, unit: 'MB/s', note: `${(zip / megabyte).toFixed(1)} MB` },
    {
      what: 'the same ÷ one SHA-256 of its bytes',
      ...summary(ratios(times.package, times.digest)),
      unit: '×',
      note: `time ÷ time; SHA-256 alone ${raw.toFixed(0)} MB/s`,
    },
  ];
}
