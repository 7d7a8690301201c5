import { dueDate, endOfDay } from '../calendar.ts';
import { type Decided, did } from '../chronicle.ts';
import type { Context } from '../context.ts';
import type { Instant } from '../values.ts';
import type { Improvement, ImprovementEvent } from './improvement.ts';

/**
 * §8.3: what is overdue goes up step by step, as every other deadline does (`deadlines.escalation`): first its owner is reminded,
 * then managers.
 */
export function remindOfImprovement(now: Improvement, context: Context): Decided<ImprovementEvent> {
  if (now.state !== 'open') return did();
  const level = levels(now, context).findLastIndex((at) => context.now > at) + 1;
  if (level <= now.reminded) return did();
  const above = context.deadlines.escalation[level - 2]?.above;
  return did({ type: 'ImprovementReminded', level, ...(above !== undefined && { above }) });
}

/** When it must be looked at next; undefined when nothing more falls due. */
export const nextReminder = (now: Improvement, context: Context): Instant | undefined =>
  now.state === 'open' ? levels(now, context)[now.reminded] : undefined;

const levels = ({ dueOn }: Improvement, { calendar, deadlines }: Context): Instant[] => [
  endOfDay(dueOn),
  ...deadlines.escalation.map(({ after }) => dueDate(calendar, endOfDay(dueOn), after).at),
];
