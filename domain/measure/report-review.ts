import * as z from 'zod/mini';
import { dueDate } from '../calendar.ts';
import type { Context } from '../context.ts';
import { type Refusal, refused } from '../decision.ts';
import { forbids } from '../permissions.ts';
import { Digest, type Instant, plainText } from '../values.ts';
import type { ReportPeriod } from './report-period.ts';
import { statisticsAt } from './report-period.ts';

export const reportStages = {
  'in-review': '待审核',
  'sent-back': '已退回重算',
  endorsed: '已审核',
  published: '已发布',
} as const;
export type ReportStage = keyof typeof reportStages;

export const reportFormats = ['json', 'csv', 'xlsx', 'pdf'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Where a file of a report lies. */
export interface ReportFile {
  readonly key: string;
  readonly objectVersion: string;
  readonly bytes: number;
  readonly sha256: string;
}
export type ReportFiles = Readonly<Record<ReportFormat, ReportFile>>;

export const reportActs = {
  computed: '生成',
  reminded: '催办审核',
  endorsed: '审核通过',
  'sent-back': '退回重算',
  outdated: '计数有补记，退回重算',
  published: '发布',
} as const;

interface ReportAct {
  readonly act: keyof typeof reportActs;
  readonly at: Instant;
  /** Staff id; absent for the system. */
  readonly by?: string;
  readonly remarks?: string;
}

/** How a report came to be, from its computing to its publication. It holds no figure: those are in its files. */
export interface ReportRecord {
  readonly period: string;
  readonly stage: ReportStage;
  /** Grows with every change. */
  readonly version: number;
  /** How often it was computed. */
  readonly round: number;
  readonly statisticsAt: Instant;
  /** By when it must have been reviewed. */
  readonly dueAt: Instant;
  /** Reminders sent in this round. */
  readonly reminded: number;
  /** Of the present round; those published, once it is. */
  readonly files: ReportFiles;
  /** Staff whose own work the report measures: their word alone does not publish it. */
  readonly measured: readonly string[];
  /** Who has approved the present round. */
  readonly approvedBy: readonly string[];
  readonly publishedAt?: Instant;
  readonly course: readonly ReportAct[];
}

export const ReviewReport = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), sha256: Digest }),
  z.strictObject({ decision: z.literal('return'), sha256: Digest, remarks: plainText(500) }),
]);
export type ReviewReport = z.infer<typeof ReviewReport>;

const acted = (record: Omit<ReportRecord, 'version'> & { version: number }, act: ReportAct): ReportRecord => ({
  ...record,
  version: record.version + 1,
  course: [...record.course, act],
});

type Computed = Pick<ReportRecord, 'files' | 'measured' | 'round'>;

/** A round has been computed: it waits for its review. A published report is never computed again; an earlier round changes nothing. */
export function computed(
  before: ReportRecord | undefined,
  period: ReportPeriod,
  { files, measured, round }: Computed,
  { now, calendar, deadlines }: Pick<Context, 'now' | 'calendar' | 'deadlines'>,
): ReportRecord | undefined {
  if (before && (before.stage === 'published' || before.stage === 'endorsed' || round <= before.round))
    return undefined;
  const waits = {
    period: period.code,
    stage: 'in-review' as const,
    version: before?.version ?? 0,
    round,
    statisticsAt: statisticsAt(period),
    dueAt: dueDate(calendar, now, deadlines.report).at,
    reminded: 0,
    files,
    measured,
    approvedBy: [],
    course: before?.course ?? [],
  };
  return acted(waits, { act: 'computed', at: now });
}

/** What a review comes to: the record as it then is, or the same one where it has been said already. */
export type Reviewed = { readonly outcome: 'reviewed'; readonly record: ReportRecord } | Refusal;

/**
 * §8.3: a manager of the centre approves the report as it was read, or returns it with remarks to be computed again. Whoever's
 * own work it measures may approve it, but not alone: a second one must.
 */
export function reviewReport(record: ReportRecord, asked: ReviewReport, context: Context): Reviewed {
  const centre = context.offices.find(({ parent }) => parent === undefined)?.code ?? '';
  const forbidden = forbids('review-report', { office: centre }, context);
  if (forbidden) return forbidden;
  const by = context.actor.kind === 'staff' ? context.actor.id : '';
  const saidBefore = asked.decision === 'approve' && record.approvedBy.includes(by);
  if (asked.sha256 !== record.files.json.sha256) return refused('8.3', 'report-differs');
  if (saidBefore) return { outcome: 'reviewed', record };
  if (record.stage !== 'in-review') return refused('8.3', 'report-not-in-review');
  const at = context.now;
  if (asked.decision === 'return')
    return {
      outcome: 'reviewed',
      record: acted({ ...record, stage: 'sent-back' }, { act: 'sent-back', at, by, remarks: asked.remarks }),
    };
  const approvedBy = [...record.approvedBy, by];
  const stage = suffices(record, approvedBy) ? 'endorsed' : 'in-review';
  return { outcome: 'reviewed', record: acted({ ...record, stage, approvedBy }, { act: 'endorsed', at, by }) };
}

/** One whom the report does not measure, or two. */
const suffices = ({ measured }: ReportRecord, approvedBy: readonly string[]): boolean =>
  approvedBy.length > 1 || approvedBy.some((by) => !measured.includes(by));

/** It is out, in the files that can't be changed any more. Quiet when it is already. */
export const published = (record: ReportRecord, files: ReportFiles, at: Instant): ReportRecord | undefined =>
  record.stage === 'endorsed'
    ? { ...acted({ ...record, stage: 'published', files }, { act: 'published', at }), publishedAt: at }
    : undefined;

/** What was approved is not what the leaves say any more, since a case was counted late: it is computed and reviewed again. */
export const outdated = (record: ReportRecord, at: Instant): ReportRecord | undefined =>
  record.stage === 'endorsed' ? acted({ ...record, stage: 'sent-back' }, { act: 'outdated', at }) : undefined;

/** When somebody must next be reminded: when the review is due, and then every working day. */
export const nextReminder = ({ dueAt, reminded }: ReportRecord, { calendar }: Pick<Context, 'calendar'>): Instant =>
  reminded === 0 ? dueAt : dueDate(calendar, dueAt, { value: reminded, unit: 'working-days' }).at;

/** A reminder is due and is now sent: the record that remembers it. */
export const reminded = (record: ReportRecord, context: Pick<Context, 'now' | 'calendar'>): ReportRecord | undefined =>
  record.stage === 'in-review' && nextReminder(record, context) <= context.now
    ? acted({ ...record, reminded: record.reminded + 1 }, { act: 'reminded', at: context.now })
    : undefined;
