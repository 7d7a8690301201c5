import { reportJson } from '../../../domain/measure/report.ts';
import { periodOf } from '../../../domain/measure/report-period.ts';
import {
  outdated,
  published,
  type ReportFile,
  type ReportFiles,
  type ReportFormat,
  type ReportRecord,
} from '../../../domain/measure/report-review.ts';
import { sha256Hex } from '../../../store/digest.ts';
import { putOnce, readObject } from '../../bucket.ts';
import { district } from '../../district.ts';
import { env } from '../../env.ts';
import { reports } from '../../store.ts';
import { systemContext } from '../task.ts';
import { computeReport, promisesBefore } from './compose.ts';
import { leavesOf } from './count.ts';
import { formats } from './formats.ts';
import { type Standing, standOfReport } from './stand.ts';

/**
 * The files that were approved go, byte for byte and only if the leaves still say the same, into the bucket under Object Lock,
 * each under the one key a period has there: a second report for it can't be put in their place. Published again is quiet.
 */
export async function publishReport(period: string): Promise<Standing> {
  const record = await reports().find(period);
  if (record?.stage === 'endorsed') {
    const { now } = systemContext('report');
    const stands = await isStillSo(record);
    const after = stands ? published(record, await seal(period, record.files, now), now) : outdated(record, now);
    if (after && !(await reports().keep(after))) throw new Error('The record of the report has changed meanwhile');
  }
  return standOfReport(period);
}

/** Whether the leaves, read now, give what was approved, byte for byte: a case may have been counted late. */
async function isStillSo({ period: code, files }: ReportRecord): Promise<boolean> {
  const period = periodOf(code);
  if (!period) throw new Error('No such period');
  const promises = await promisesBefore(period);
  const { report } = await computeReport(leavesOf(period, district.offices), period, promises);
  return sha256Hex(reportJson(report)) === files.json.sha256;
}

async function seal(period: string, files: ReportFiles, at: string): Promise<ReportFiles> {
  const sealed = await Promise.all(
    Object.entries(files).map(async ([format, file]) => [
      format,
      await sealFile(period, format as ReportFormat, file, at),
    ]),
  );
  return Object.fromEntries(sealed) as ReportFiles;
}

async function sealFile(period: string, format: ReportFormat, file: ReportFile, at: string): Promise<ReportFile> {
  const { name, type } = formats[format];
  const bytes = await readObject(env('DOCUMENT_BUCKET'), file.key, file.objectVersion);
  const until = `${Number(at.slice(0, 4)) + district.retention.archiveYears}${at.slice(4)}`.replace('-02-29', '-03-01');
  return putOnce(env('ARCHIVE_BUCKET'), `reports/${period}/${name}`, type, bytes, {
    mode: district.archiveLock,
    until,
  });
}
