import { caseLists } from '../store.ts';
import type { CaseSummary } from '../views/shapes/lists.ts';
import { summaryView } from '../views/summary.ts';
import type { Asked } from './call.ts';

/** The lines of cases that a list found by number only; a principal is not shown who of the staff is in charge. */
export async function summariesOf(ids: readonly string[], { now, actor }: Asked): Promise<CaseSummary[]> {
  const summaries = await Promise.all(ids.map((id) => caseLists().summary(id)));
  const lines = summaries.filter((summary) => summary !== undefined).map((summary) => summaryView(summary, now));
  return actor.kind === 'principal' ? lines.map(({ agent: _, claimedBy: __, ...line }) => line) : lines;
}
