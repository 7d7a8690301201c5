import type { HandlingCase, SuspendedCase } from '../case.ts';
import type { SuspensionEvent } from '../events/suspension.ts';
import type { Instant } from '../values.ts';
import { during, type Evolutions } from './table.ts';

/** The suspension is over, and a pause of every clock from then on. */
export function unpaused({ suspension, ...now }: SuspendedCase, until: Instant): HandlingCase {
  const { reason, side, by, since: from } = suspension;
  return { ...now, stage: 'handling', pauses: [...now.pauses, { reason, side, by, from, until }] };
}

/** 附录A 七.1. */
export const suspensionEvolutions: Evolutions<SuspensionEvent['type']> = {
  CaseSuspended: (now, { type: _, ...why }, at) => ({
    ...during(now, 'handling'),
    stage: 'suspended',
    suspension: { ...why, since: at },
  }),
  CaseResumed: (now, _, at) => unpaused(during(now, 'suspended'), at),
};
