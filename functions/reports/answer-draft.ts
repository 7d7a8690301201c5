import type { ReportFormat, ReportRecord } from '../../domain/measure/report-review.ts';
import type { Asked, Reply } from '../http/call.ts';
import { archives, documents } from '../store.ts';
import { draftView } from './view.ts';

/** How a report stands, with its version, and links to its files that work for five minutes. */
export async function answerDraft({ now }: Pick<Asked, 'now'>, record: ReportRecord, replayed = false): Promise<Reply> {
  const bucket = record.stage === 'published' ? archives() : documents();
  const links = await Promise.all(
    Object.entries(record.files).map(async ([format, { key, objectVersion, bytes, sha256 }]) => ({
      format: format as ReportFormat,
      bytes,
      sha256,
      link: await bucket.readLink(key, objectVersion, `report-${record.period}.${format}`, Date.parse(now)),
    })),
  );
  return {
    status: 200,
    headers: { etag: `"${record.version}"`, ...(replayed && { 'idempotency-replayed': 'true' }) },
    body: { ...draftView(record), files: links },
  };
}
