import * as z from 'zod/mini';
import { dayOf } from '../calendar.ts';
import { type Decided, did } from '../chronicle.ts';
import type { Context } from '../context.ts';
import { refused } from '../decision.ts';
import { freezeOf } from '../measure/contributions.ts';
import { monthOf } from '../measure/row.ts';
import type { Direction, Improvement, ImprovementEvent, Movement, Reading } from './improvement.ts';
import { actorOf } from './proceed.ts';
import { FigureMonth } from './promise.ts';

/** The month whose figures show the effect. */
export const CloseImprovement = z.strictObject({ month: FigureMonth });
export type CloseImprovement = z.infer<typeof CloseImprovement>;

/**
 * §8.3: closed with the effect measured, and in no other way: by the indicator of a frozen month that is later than the one the
 * problem was seen in and did not end before the measure was done. One that did not help may be closed too; it then says so.
 * @param effect what the figures say of that month
 */
export function closeImprovement(now: Improvement, effect: Reading, context: Context): Decided<ImprovementEvent> {
  const by = actorOf('close-improvement', now, context);
  if (typeof by !== 'string') return by;
  if (now.state === 'closed' && now.closed?.effect.month === effect.month) return did();
  if (now.state === 'closed' || now.state === 'dropped') return refused('8.3', 'improvement-over');
  if (now.state === 'open' || !now.done) return refused('8.3', 'improvement-not-done');
  if (context.now <= freezeOf(effect.month)) return refused('8.3', 'month-not-frozen');
  if (effect.month <= now.base.month || effect.month < monthOf(dayOf(now.done.at)))
    return refused('8.3', 'effect-too-early');
  if (effect.value === undefined) return refused('8.3', 'effect-without-data');
  return did({ type: 'ImprovementClosed', by, effect, movement: movementOf(now, effect) });
}

/** From one reading to another; nothing can be said where there was none, or where the definition changed between them. */
function movementOf({ base, wanted }: Pick<Improvement, 'base' | 'wanted'>, effect: Reading): Movement {
  if (base.value === undefined || effect.value === undefined || base.version !== effect.version) return 'unknown';
  const moved = Math.sign(Number(effect.value) - Number(base.value));
  if (moved === 0) return 'unchanged';
  return moved === signs[wanted] ? 'as-wanted' : 'opposite';
}

const signs: Readonly<Record<Direction, number>> = { higher: 1, lower: -1 };
