import { waitsForPeople } from '../../domain/archive.ts';
import type { Context } from '../../domain/context.ts';
import { isFinal, isHuman, isResting, transitions } from '../../domain/lifecycle.ts';
import type { Found } from '../../store/cases.ts';
import type { Wait } from '../../store/waits.ts';
import { cases, waits } from '../store.ts';
import { completeWait, restingStand, startLeg } from '../workflow.ts';
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
 * Brings the workflow to where a case stands: starts the first leg, or the next after a suspension, ends waits whose stage is
 * over, and ends a wait that would sleep past a deadline that has moved nearer. Called for commits and for new waits alike,
 * so that whichever comes second completes the other; repeating it changes nothing.
 */
export async function dispatch(caseId: string): Promise<Dispatched | undefined> {
  // The waits first: so the case is never older than a wait that is compared with it.
  const waiting = await waits().of(caseId);
  const found = await cases().find(caseId);
  if (!found) return undefined;
  const context = systemContext('dispatch');
  let ended = false;
  for (const wait of waiting) ended = (await attend(found, wait, context)) || ended;
  await goOn(found, waiting, context);
  const behind = (found.dispatch?.through ?? 0) < found.version;
  if (behind) await waits().dispatched(caseId, found.version);
  return { found, moved: behind || ended };
}

/**
 * Starts the first leg, or the next one when the last was told to rest and the case rests no more. A case that is over or
 * suspended needs none.
 */
async function goOn({ now, dispatch: mark }: Found, waiting: readonly Wait[], context: Context): Promise<void> {
  if (isFinal(now.stage) || isResting(now.stage)) return;
  const leg = Math.max(mark?.leg ?? 0, ...waiting.map((wait) => wait.leg));
  if (leg > (mark?.rested ?? 0)) return;
  await startLeg(now.id, leg + 1, standOf(now, context));
  await waits().legStarted(now.id, leg + 1);
}

/** Whether the wait was ended. */
async function attend({ now, dispatch: mark }: Found, wait: Wait, context: Context): Promise<boolean> {
  if (wait.leg > (mark?.leg ?? 1)) await waits().legStarted(now.id, wait.leg);
  const rests = wait.leg <= (mark?.rested ?? 0) || endsToRest(now.stage, wait);
  if (!rests && now.stage === wait.stage && !mayBeSealed(now) && !oversleeps(now, wait, context)) return false;
  // The mark before the word: a leg that was told to end is never taken for one that still waits.
  if (rests) await waits().rested(now.id, wait.leg);
  await completeWait(wait.taskToken, rests ? restingStand : standOf(now, context));
  await waits().remove(now.id, wait);
  return true;
}

/** The case rests, and the workflow waits in a stage that leads there: this leg ends. From another it first comes to such a one. */
const endsToRest = (stage: Found['now']['stage'], wait: Wait): boolean =>
  isResting(stage) && (transitions[wait.stage] as readonly string[]).includes(stage);

/** A case in archiving that waits for nobody any more (附录B). */
const mayBeSealed = (now: Found['now']): boolean => now.stage === 'archiving' && !waitsForPeople(now);

function oversleeps(now: Found['now'], wait: Wait, context: Context): boolean {
  if (!isHuman(now.stage)) return false;
  const wakeAt = Date.parse(context.now) + standOf(now, context).wakeInSeconds * 1000;
  return wakeAt + worthWaking < Date.parse(wait.wakeAt);
}
