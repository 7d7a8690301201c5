import { reminded } from '../../../domain/measure/report-review.ts';
import { centre } from '../../district.ts';
import { reports } from '../../store.ts';
import { putNotices } from '../send-notices.ts';
import { systemContext } from '../task.ts';
import { type Standing, standOfReport } from './stand.ts';

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
    await putNotices([
      {
        id: `REPORT-${period}-${after.round}-${level}`,
        period,
        at: context.now,
        to: 'manager',
        office: centre,
        level,
        kind: 'ReportReviewDue',
        text: `${period}帮办代办服务报告待审核发布，${overdue}（期限${dueAt.slice(0, 10)}）。`,
      },
    ]);
    await reports().keep(after);
  }
  return standOfReport(period);
}
