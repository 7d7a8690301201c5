import { periodOf } from '../../domain/measure/report-period.ts';
import type { ReportFormat, ReportRecord } from '../../domain/measure/report-review.ts';
import type { Report } from '../../domain/measure/report-shape.ts';
import { archives, reports } from '../store.ts';

/** A report that is out. */
export type PublishedRecord = ReportRecord & Required<Pick<ReportRecord, 'publishedAt'>>;

const isPublished = (record: ReportRecord): record is PublishedRecord => record.publishedAt !== undefined;

export const publishedReports = async (): Promise<PublishedRecord[]> => (await reports().all()).filter(isPublished);

/** The record of a published report; undefined for a code that is no period, and for one that is not out. */
export async function publishedReport(code: string): Promise<PublishedRecord | undefined> {
  const record = periodOf(code) && (await reports().find(code));
  return record && isPublished(record) ? record : undefined;
}

/** A file of it, as it was approved. */
export function fileOf({ files }: PublishedRecord, format: ReportFormat, now: string): Promise<Uint8Array> {
  const { key, objectVersion } = files[format];
  return archives().read(key, objectVersion, Date.parse(now));
}

export async function contentOf(record: PublishedRecord, now: string): Promise<Report> {
  return JSON.parse(new TextDecoder().decode(await fileOf(record, 'json', now))) as Report;
}
