import type { Deadline, DeadlineVersion } from './deadlines.ts';
import type { Day } from './values.ts';

/** As much of a deadline as its choice of version needs. */
type Versioned = Pick<Deadline, 'value' | 'unit'> & Partial<Pick<Deadline, 'effectiveFrom' | 'earlier'>>;

/**
 * The version of a deadline that was in force on a day: a span goes by the one in force when it began, so that a new version
 * changes nothing for what is running. Before the first of all, the first.
 */
export function inForce<One extends Versioned>(deadline: One, day: Day): One | DeadlineVersion {
  const { earlier = [], effectiveFrom = '' } = deadline;
  if (effectiveFrom <= day) return deadline;
  return earlier.find((version) => version.effectiveFrom <= day) ?? earlier.at(-1) ?? deadline;
}
