import { reports } from '../../store.ts';
import { completeTask } from '../../workflow.ts';
import { standOfReport } from './stand.ts';

/**
 * Ends the workflow's wait once the report has been reviewed. Called for the record and for the wait alike, so that whichever
 * comes second completes the other; repeating it changes nothing.
 */
export async function attendReport(period: string): Promise<void> {
  const token = await reports().waitOf(period);
  const record = token === undefined ? undefined : await reports().find(period);
  if (token === undefined || !record || record.stage === 'in-review') return;
  await completeTask(token, await standOfReport(period));
  await reports().endWait(period, token);
}
