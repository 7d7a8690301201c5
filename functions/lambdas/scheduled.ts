import { lookAfterChronicles } from '../tasks/look-after-chronicles.ts';
import { calendarDaysMissing, oldestOverdue, type Reconciled, reconcile } from '../tasks/reconcile.ts';

/**
 * Every quarter of an hour: mends what was lost, counts what was not counted, reminds of findings and improvement that are overdue, and says how overdue the most overdue case is,
 * and whether the calendar runs out.
 */
export const handler = async (): Promise<Reconciled> => {
  const done = await reconcile();
  await lookAfterChronicles();
  // Not console.log: under Lambda's JSON log format that would nest the line, and CloudWatch would find no metric in it.
  process.stdout.write(`${JSON.stringify(metric(await oldestOverdue(), done))}\n`);
  return done;
};

/**
 * CloudWatch reads metrics from log lines of this shape, so publishing costs no call
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
 */
function metric(oldest: number, { looked, mended, uncounted }: Reconciled) {
  const names = [
    { Name: 'OldestOpenTaskAge', Unit: 'Seconds' },
    { Name: 'CasesMended', Unit: 'Count' },
    { Name: 'CasesNotCounted', Unit: 'Count' },
    { Name: 'CalendarDaysMissing', Unit: 'Count' },
  ];
  return {
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [{ Namespace: 'BangDaiBan', Dimensions: [[]], Metrics: names }] },
    OldestOpenTaskAge: oldest,
    CasesMended: mended,
    CasesLookedAt: looked,
    CasesNotCounted: uncounted,
    CalendarDaysMissing: calendarDaysMissing(),
  };
}
