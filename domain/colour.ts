import { type Calendar, workingTime } from './calendar.ts';
import type { Case } from './case.ts';
import type { Deadlines } from './deadlines.ts';
import { type Due, pausesOf } from './due.ts';
import type { Instant } from './values.ts';

export const colours = { green: '绿灯', amber: '黄灯', red: '红灯' } as const;
export type Colour = keyof typeof colours;

/**
 * §4.3: how a deadline stands: red once it has passed, amber when no more of its working time is left than the settings say,
 * green before that, and where no deadline of the settings says how long it is.
 */
export function colourOf(
  now: Case,
  { at, span }: Due,
  { calendar, deadlines, now: today }: { calendar: Calendar; deadlines: Deadlines; now: Instant },
): Colour {
  if (today > at) return 'red';
  if (!span) return 'green';
  const stands = pausesOf(now);
  const left = workingTime(calendar, today, at, stands);
  return left <= deadlines.amber.share * workingTime(calendar, span.from, at, stands) ? 'amber' : 'green';
}
