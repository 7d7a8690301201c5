import { type CountCheck, checkCounts } from '../tasks/check-counts.ts';
import { type ExportAsked, exportCounts } from '../tasks/export-counts.ts';
import { beginRecount, endRecount, type Part, recountPart, sweepRecount } from '../tasks/recount.ts';

type Measuring =
  | (ExportAsked & { readonly task: 'export-counts' })
  | { readonly task: 'check-counts' | 'begin-recount' }
  | (Part & { readonly task: 'recount-part' })
  | { readonly task: 'end-recount' | 'sweep-recount'; readonly generation: number; readonly offices?: number };

/** Looks after the counts: compares some of them with the histories each night, counts everything anew when told to, and exports counts. */
export const handler = async (event: Measuring): Promise<unknown> => {
  switch (event.task) {
    case 'check-counts':
      return tell(await checkCounts());
    case 'export-counts':
      return exportCounts(event);
    case 'begin-recount':
      return beginRecount();
    case 'recount-part':
      return recountPart(event);
    case 'end-recount':
      return endRecount(event);
    case 'sweep-recount':
      return sweepRecount(event);
    default:
      throw new Error(`Unknown task ${String((event as { task?: unknown }).task)}`);
  }
};

/** The metric, as a line that CloudWatch reads (see `scheduled.ts`); the differences themselves are in the record. */
function tell(check: CountCheck): Pick<CountCheck, 'day' | 'found' | 'cases'> {
  const { day, found, cases, leaves, busy, offices } = check;
  const Metrics = [{ Name: 'CountDifferences', Unit: 'Count' }];
  const _aws = { Timestamp: Date.now(), CloudWatchMetrics: [{ Namespace: 'BangDaiBan', Dimensions: [[]], Metrics }] };
  const said = { CountDifferences: found, cases, leaves, offices: offices.length, busy: busy.length };
  process.stdout.write(`${JSON.stringify({ _aws, ...said })}\n`);
  return { day, found, cases };
}
