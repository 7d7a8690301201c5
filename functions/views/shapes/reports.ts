import * as z from 'zod/mini';
import { reportActs, reportFormats, reportStages } from '../../../domain/measure/report-review.ts';
import { Digest } from '../../../domain/values.ts';
import { Link } from './record.ts';
import { count, instant, text } from './values.ts';

/** The shapes of answers about reports (§8.3): what the interface describes, and what tests hold every answer to. */

const keysOf = <Code extends string>(names: Readonly<Record<Code, string>>) =>
  z.strictObject({ code: z.enum(Object.keys(names) as [Code, ...Code[]]), name: text });

const file = { format: z.enum(reportFormats), bytes: count, sha256: Digest };

const PublishedReport = z.strictObject({
  period: text,
  name: text,
  statisticsAt: instant,
  publishedAt: instant,
  files: z.array(z.strictObject({ ...file, path: text })),
});

export const PublishedReports = z.strictObject({ reports: z.array(PublishedReport) });

const draft = {
  period: text,
  name: text,
  stage: keysOf(reportStages),
  round: count,
  statisticsAt: instant,
  dueAt: instant,
  publishedAt: z.optional(instant),
  sha256: Digest,
  approvals: count,
  course: z.array(
    z.strictObject({ act: keysOf(reportActs), at: instant, by: z.optional(text), remarks: z.optional(text) }),
  ),
};

export const ReportDraft = z.strictObject({ ...draft, files: z.array(z.strictObject({ ...file, link: Link })) });
export const ReportDrafts = z.strictObject({ reports: z.array(z.strictObject(draft)) });
