import { periodOf } from '../../domain/measure/report-period.ts';
import { type ReportFormat, type ReportRecord, reportActs, reportStages } from '../../domain/measure/report-review.ts';
import { formats } from '../tasks/report/formats.ts';
import type { PublishedRecord } from './published.ts';

const fileView = (period: string, files: ReportRecord['files']) =>
  Object.entries(files).map(([format, { bytes, sha256 }]) => ({
    format: format as ReportFormat,
    path: `/v1/reports/${period}/${formats[format as ReportFormat].name}`,
    bytes,
    sha256,
  }));

const nameOf = (period: string): string => `${periodOf(period)?.name ?? period}报告`;

/** What everybody sees of a report that is out. */
export const publishedView = ({ period, statisticsAt, publishedAt, files }: PublishedRecord) => ({
  period,
  name: nameOf(period),
  statisticsAt,
  publishedAt,
  files: fileView(period, files),
});
export type PublishedView = ReturnType<typeof publishedView>;

/** What managers of the centre see of a report on its way. */
export const draftView = (record: ReportRecord) => {
  const { period, stage, round, statisticsAt, dueAt, publishedAt, approvedBy, course, files } = record;
  return {
    period,
    name: nameOf(period),
    stage: { code: stage, name: reportStages[stage] },
    round,
    statisticsAt,
    dueAt,
    ...(publishedAt && { publishedAt }),
    sha256: files.json.sha256,
    approvals: approvedBy.length,
    course: course.map(({ act, at, by, remarks }) => ({
      act: { code: act, name: reportActs[act] },
      at,
      ...(by && { by }),
      ...(remarks && { remarks }),
    })),
  };
};
