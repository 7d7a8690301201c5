import {
  published,
  type ReportFile,
  type ReportFiles,
  type ReportFormat,
} from '../../../domain/measure/report-review.ts';
import { putOnce, readObject } from '../../bucket.ts';
import { district } from '../../district.ts';
import { env } from '../../env.ts';
import { reports } from '../../store.ts';
import { systemContext } from '../task.ts';
import { formats } from './formats.ts';
import { type Standing, standOfReport } from './stand.ts';

/**
 * The files that were approved go, byte for byte, into the bucket under Object Lock, each under the one key a period has there:
 * a second report for it can't be put in their place. Published again is quiet.
 */
export async function publishReport(period: string): Promise<Standing> {
  const record = await reports().find(period);
  if (record?.stage === 'approved') {
    const { now } = systemContext('report');
    const after = published(record, await seal(period, record.files, now), now);
    if (after && !(await reports().keep(after))) throw new Error('The record of the report has changed meanwhile');
  }
  return standOfReport(period);
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
