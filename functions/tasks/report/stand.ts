import type { Context } from '../../../domain/context.ts';
import { nextReminder, type ReportRecord, type ReportStage } from '../../../domain/measure/report-review.ts';
import { reports } from '../../store.ts';
import { systemContext } from '../task.ts';

/** How a report stands, as the workflow is told it. */
export interface Standing {
  readonly stage: ReportStage;
  /** Whole seconds until somebody must be reminded. */
  readonly wakeInSeconds: number;
}

function standingOf(record: ReportRecord, context: Pick<Context, 'now' | 'calendar'>): Standing {
  const seconds = Math.ceil((Date.parse(nextReminder(record, context)) - Date.parse(context.now)) / 1000);
  return { stage: record.stage, wakeInSeconds: Math.max(1, seconds) };
}

/** @throws Error when there is no such report */
export async function standOfReport(period: string): Promise<Standing> {
  const record = await reports().find(period);
  if (!record) throw new Error('No such report');
  return standingOf(record, systemContext('report'));
}
