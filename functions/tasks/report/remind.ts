import { reminded } from '../../../domain/measure/report-review.ts';
import { centre } from '../../district.ts';
import { reports } from '../../store.ts';
import { putNotices } from '../put-notices.ts';
import { systemContext } from '../task.ts';
import { type Standing, standOfReport } from './stand.ts';

/** A report waits for somebody: no case is behind it. */
interface ReportNotice {
  readonly id: string;
  readonly period: string;
  readonly at: string;
  readonly to: 'manager';
  /** Whose managers. */
  readonly office: string;
  /** The how manieth time; from the second on it is an escalation. */
  readonly level: number;
  readonly kind: 'ReportReviewDue';
  readonly text: string;
}

/**
 * The workflow has slept until somebody must be reminded: says how the report stands, and if it still waits, tells the managers
 * of the centre; from the second time on it is an escalation. The mark comes after the word: it is told at least once.
 */
export async function remindOfReport(period: string): Promise<Standing> {
  const record = await reports().find(period);
  const context = systemContext('report');
  const after = record && reminded(record, context);
  if (after) {
    const { reminded: level, dueAt } = after;
    const overdue = level > 1 ? `已超期，第${level}次催办` : '审核期限已到';
    const text = `${period}帮办代办服务报告待审核发布，${overdue}（期限${dueAt.slice(0, 10)}）。`;
    const id = `REPORT-${period}-${after.round}-${level}`;
    const about = { id, period, at: context.now, level, text };
    const notice: ReportNotice = { ...about, to: 'manager', office: centre, kind: 'ReportReviewDue' };
    await putNotices([notice]);
    await reports().keep(after);
  }
  return standOfReport(period);
}
