import type { Case } from '../../domain/case.ts';
import type { Context } from '../../domain/context.ts';
import { isFinal, isHuman, type Stage } from '../../domain/lifecycle.ts';
import type { Found } from '../../store/cases.ts';
import type { Wait } from '../../store/waits.ts';
import { cases, waits } from '../store.ts';
import { completeWait, startLeg } from '../workflow.ts';
import { standOf } from './stand.ts';
import { systemContext } from './task.ts';

/** How much earlier than its wait a deadline must fall to be worth ending the wait for, ms. */
const worthWaking = 60_000;

/** A case after its dispatch. */
export interface Dispatched {
  readonly found: Found;
  /** Whether the workflow had to be told of something: it may have more to be told of soon. */
  readonly moved: boolean;
}

/**
 * Brings the workflow to where a case stands: starts the first leg, ends waits whose stage is over, and ends a wait that
 * would sleep past a deadline that has moved nearer. Called for commits and for new waits alike, so that whichever comes
 * second completes the other; repeating it changes nothing.
 */
export async function dispatch(caseId: string): Promise<Dispatched | undefined> {
  // The waits first: so the case is never older than a wait that is compared with it.
  const waiting = await waits().of(caseId);
  const found = await cases().find(caseId);
  if (!found) return undefined;
  const context = systemContext('dispatch');
  if (!found.dispatch?.leg) await firstLeg(found, context);
  let ended = false;
  for (const wait of waiting)
    ended = (await attend(found.now, caseId, wait, found.dispatch?.leg ?? 1, context)) || ended;
  const behind = (found.dispatch?.through ?? 0) < found.version;
  if (behind) await waits().dispatched(caseId, found.version);
  return { found, moved: behind || ended };
}

/** A case that was over before its first leg needs none. */
async function firstLeg({ now }: Found, context: Context): Promise<void> {
  if (isFinal(now.stage)) return;
  await startLeg(now.id, 1, standOf(now, context));
  await waits().legStarted(now.id, 1);
}

/** Whether the wait was ended. */
async function attend(now: Case, caseId: string, wait: Wait, leg: number, context: Context): Promise<boolean> {
  if (wait.leg > leg) await waits().legStarted(caseId, wait.leg);
  if (!isOver(now.stage, wait.stage) && !oversleeps(now, wait, context)) return false;
  await completeWait(wait.taskToken, standOf(now, context));
  await waits().remove(caseId, wait);
  return true;
}

/** The case has left the stage that the workflow waits in. */
const isOver = (stage: Stage, waitedFor: Stage) => stage !== waitedFor;

function oversleeps(now: Case, wait: Wait, context: Context): boolean {
  if (now.stage !== wait.stage || !isHuman(now.stage)) return false;
  const wakeAt = Date.parse(context.now) + standOf(now, context).wakeInSeconds * 1000;
  return wakeAt + worthWaking < Date.parse(wait.wakeAt);
}
