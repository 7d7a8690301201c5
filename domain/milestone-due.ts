import { type Calendar, closingsStood, type DueDate, dayOf, dueDate, endOfDay } from './calendar.ts';
import type { EntrustedCase } from './case.ts';
import { correctionDue } from './correction-due.ts';
import type { Milestone, PlanVersion } from './plan.ts';

/**
 * A.7.1: when a milestone must be reached: at the end of its day; later by the working days on which the case rested since
 * its plan is in force, and by those that were recorded since then as a delay of anybody but the mandatary.
 */
export function milestoneDue(
  calendar: Calendar,
  { pauses, delays = [] }: Pick<EntrustedCase, 'pauses' | 'delays'>,
  { since }: Pick<PlanVersion, 'since'>,
  { matter, by }: Pick<Milestone, 'matter' | 'by'>,
): DueDate {
  const rested = closingsStood(calendar, dayOf(since), by, pauses);
  const excused = delays
    .filter(({ side, about, at }) => side !== 'mandatary' && at >= since && (about === undefined || about === matter))
    .reduce((sum, { days }) => sum + days, 0);
  const later = dueDate(calendar, endOfDay(by), { value: rested + excused, unit: 'working-days' }, pauses);
  const day = dayOf(later.at);
  return { at: correctionDue(day, pauses), provisional: later.provisional && day !== by };
}
