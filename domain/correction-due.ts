import { dayOf, endOfDay } from './calendar.ts';
import type { Pause } from './suspension.ts';
import type { Day, Instant } from './values.ts';

/**
 * When corrected papers must be filed: on the day that the authority set; if the case rested then, on the day on which it
 * went on.
 */
export function correctionDue(by: Day, pauses: readonly Pick<Pause, 'from' | 'until'>[]): Instant {
  const at = endOfDay(by);
  const rested = pauses.find(({ from, until }) => from <= at && at < until);
  return rested ? endOfDay(dayOf(rested.until)) : at;
}
