import { randomBytes } from 'node:crypto';
import { printAgreement } from '../documents/agreement.ts';
import { held, packArchive } from '../documents/archive.ts';
import { digest } from '../documents/digests.ts';
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
    sha256: timed(() => digest('sha256', packed)),
    sm3: timed(() => digest('sm3', packed)),
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

type Times = Record<'agreement' | 'package' | 'sha256' | 'sm3', number[]>;

function rowsOf(times: Times, pdf: number, zip: number): Row[] {
  const speed = (ms: readonly number[]) => zip / megabyte / (summary(ms).median / 1000);
  const both = times.sha256.map((ms, round) => ms + times.sm3[round]!);
  const over = (base: readonly number[]) => ({ ...summary(ratios(times.package, base)), unit: '×' }) as const;
  const size = `${(zip / megabyte).toFixed(1)} MB`;
  return [
    { what: 'agreement, warm', ...summary(times.agreement), unit: 'ms', note: `${(pdf / 1000).toFixed(0)} KB of PDF` },
    { what: 'package, packed and verified', median: speed(times.package), unit: 'MB/s', note: size },
    {
      what: '… ÷ one SHA-256 of it',
      ...over(times.sha256),
      note: `SHA-256 alone ${speed(times.sha256).toFixed(0)} MB/s`,
    },
    { what: '… ÷ one SHA-256 and one SM3', ...over(both), note: `SM3 alone ${speed(times.sm3).toFixed(0)} MB/s` },
  ];
}
