import { dayOf } from '../../domain/calendar.ts';
import { daysMissing } from '../../domain/calendar-end.ts';
import type { Case } from '../../domain/case.ts';
import type { Context } from '../../domain/context.ts';
import { dues } from '../../domain/due.ts';
import { isFinal, isResting } from '../../domain/lifecycle.ts';
import { nextWake } from '../../domain/wake.ts';
import type { Found } from '../../store/cases.ts';
import { watchShards } from '../../store/keys.ts';
import { detailsOf, listedDue, watchAfter } from '../carry-out.ts';
import { centre } from '../district.ts';
import { caseLists, cases, waits } from '../store.ts';
import { legRuns, type Stand, startLeg } from '../workflow.ts';
import { countCase } from './count-case.ts';
import { type Dispatched, dispatch } from './dispatch.ts';
import { standOf } from './stand.ts';
import { systemContext } from './task.ts';
import { askWhatIsDue } from './wake.ts';

/** How many cases of a shard one run looks at; the rest wait for the next run. */
const perShard = 100;

/**
 * Finds cases whose dispatch, leg or timer is missing, and does what is missing. It works from the cases' own watch
 * times, not from the stream or its dead letters, so that a lost record or execution never loses a case.
 */
export async function reconcile(): Promise<Reconciled> {
  const { now } = systemContext('reconcile');
  const shards = Array.from({ length: watchShards }, (_, shard) => caseLists().watched(centre, shard, now, perShard));
  const ids = (await Promise.all(shards)).flat();
  const done = { looked: ids.length, mended: 0, uncounted: 0 };
  for (const id of ids) {
    const dispatched = await dispatch(id);
    if (!dispatched) continue;
    const counted = await isCounted(dispatched.found);
    if (!counted) done.uncounted += 1;
    if (isFinal(dispatched.found.now.stage)) await letGo(dispatched.found, counted);
    else if (await mend(dispatched)) done.mended += 1;
  }
  return done;
}

/** What a run came to. */
export interface Reconciled {
  readonly looked: number;
  readonly mended: number;
  /** Cases that can't be counted. */
  readonly uncounted: number;
}

/** Counts what the dispatcher could not count, or never heard of. */
async function isCounted(found: Found): Promise<boolean> {
  try {
    await countCase(found);
    return true;
  } catch (error) {
    console.log(JSON.stringify({ code: 'COUNT_FAILED', error: (error as Error).name, caseId: found.now.id }));
    return false;
  }
}

/** A case that is over is watched until it is counted, and no longer. */
async function letGo({ now: { id }, version }: Found, counted: boolean): Promise<void> {
  if (counted) await waits().watchNoMore(id, version);
  else await waits().watchAgain(id, systemContext('reconcile').now);
}

/**
 * Whether something had been missing. Then the next run looks again: while the dispatcher is out of order, a case goes on
 * one step a run.
 */
async function mend({ found, moved }: Dispatched): Promise<boolean> {
  const caseId = found.now.id;
  const context = systemContext('reconcile');
  await relist(found, context);
  await markOverdue(found, context);
  if (isResting(found.now.stage)) return lookAfterResting(caseId, moved, context);
  const replaced = await replaceLeg(found.now, found.dispatch?.leg ?? 1, context);
  await waits().watchAgain(caseId, moved || replaced ? context.now : watchAfter(found.now, context));
  return moved || replaced;
}

/**
 * Lists keep the date that was due when the case last changed. A notice of working days that was entered since, or a deadline
 * that was set anew, moves it; here the lists follow.
 */
export async function relist(found: Found, context: Context): Promise<void> {
  const due = listedDue(found.now, context);
  if (due?.at !== found.dueAt) await cases().relist(found, detailsOf(found.now, found.principalName, context));
}

/**
 * A suspended case has no execution that could wake it: it is asked here what is due, which is its resumption, and looked at
 * again when that changes.
 */
async function lookAfterResting(caseId: string, moved: boolean, context: Context): Promise<boolean> {
  const outcome = await askWhatIsDue(caseId, context.now);
  const again = outcome.kind === 'done' ? nextWake(outcome.found.now, context) : undefined;
  await waits().watchAgain(caseId, moved || !again ? context.now : again);
  return moved;
}

/**
 * Starts the next leg when none runs, unless the case is over by now, which ends a leg as well. A case that has just become
 * 代办 has its next leg in the other workflow; whoever starts it second is quiet, since the name is the same.
 */
async function replaceLeg({ id: caseId, service }: Case, leg: number, context: Context): Promise<boolean> {
  if ((await legRuns(service, caseId, leg)) || (await legRuns(service, caseId, leg + 1))) return false;
  const found = await cases().find(caseId);
  if (!found || isFinal(found.now.stage) || isResting(found.now.stage)) return false;
  await startNext(caseId, leg + 1, standOf(found.now, context));
  return true;
}

/** A leg that was started and ended unseen leaves its name behind: the next one is free. */
async function startNext(caseId: string, leg: number, stand: Stand): Promise<void> {
  if ((await startLeg(caseId, leg, stand)) || (await legRuns(stand.service, caseId, leg)))
    await waits().legStarted(caseId, leg);
  else await startNext(caseId, leg + 1, stand);
}

/** By how many days the calendar ends too soon; it says so itself, months before dates become provisional. */
export function calendarDaysMissing(): number {
  const { calendar, now } = systemContext('reconcile');
  return daysMissing(calendar, dayOf(now));
}

/** Since when the most urgent deadline of a case has been missed; undefined while none is. */
function overdueSince({ now }: Found, context: Context): string | undefined {
  const [due] = isFinal(now.stage) ? [] : dues(now, context.calendar, context.deadlines);
  return due && due.at < context.now ? due.at : undefined;
}

/**
 * Marks a case that is overdue, or unmarks it. Cases are looked at soon after their deadlines, so that few are late to be
 * marked, and one that is in time costs nothing.
 */
export async function markOverdue(found: Found, context: Context): Promise<void> {
  const since = overdueSince(found, context);
  if (since !== found.dispatch?.overdueSince) await waits().overdue(found.now.id, centre, since);
}

/**
 * How long the most urgent open case of the district has been overdue, seconds; 0 when none is. It reads the marks, the
 * oldest first, each with its case, until one is found true: it grows neither with the offices nor with the cases.
 */
export async function oldestOverdue(context = systemContext('reconcile')): Promise<number> {
  const shards = Array.from({ length: watchShards }, (_, shard) => oldestIn(shard, context));
  const since = (await Promise.all(shards)).flat().map((at) => Date.parse(context.now) - Date.parse(at));
  return Math.round(Math.max(0, ...since) / 1000);
}

/** Since when the case longest overdue has been so; marks that are true no longer, as of closed cases, go on the way. */
async function oldestIn(shard: number, context: Context): Promise<string[]> {
  for (const { caseId, since } of await caseLists().overdue(centre, shard, perShard)) {
    const found = await cases().find(caseId);
    if (found && overdueSince(found, context) === since) return [since];
    if (found) await markOverdue(found, context);
  }
  return [];
}
