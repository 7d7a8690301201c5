import { dayOf, endOfDay } from '../calendar.ts';
import { type Entry, recall } from '../chronicle.ts';
import { type Contributions, contributionsOf } from '../measure/contributions.ts';
import { none, pendingUntil, type Row } from '../measure/row.ts';
import { evolveImprovement, type Improvement, type ImprovementEvent } from './improvement.ts';

/** What a measure of improvement counts for, on the day it was due; one that was given up before then counts for nothing. */
function rowsOfImprovement(now: Improvement | undefined): Row[] {
  const value = now && answerOf(now);
  if (!now || value === undefined) return [];
  const { dueOn: day, office, owner: staff } = now;
  return [
    { day, office, item: none, service: 'none', channel: 'none', groups: [], staff, measure: 'improvement', value },
  ];
}

function answerOf({ dueOn, done, dropped }: Improvement): string | undefined {
  if (done) return dayOf(done.at) <= dueOn ? 'on-time' : 'late';
  if (dropped) return dayOf(dropped.at) <= dueOn ? undefined : 'missed';
  return pendingUntil(endOfDay(dueOn));
}

/** What it contributes to the leaves, as a case does (docs/decisions/0019-numbers-are-computed-from-histories.md). */
export const contributionsOfImprovement = (history: readonly Entry<ImprovementEvent>[]): Contributions =>
  contributionsOf(
    history.map(({ at }) => at),
    (entries) => rowsOfImprovement(recall(history.slice(0, entries), evolveImprovement)),
  );
