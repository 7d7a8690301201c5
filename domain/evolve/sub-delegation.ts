import type { EntrustedCase } from '../case.ts';
import type { SubDelegationEvent } from '../events/sub-delegation.ts';
import type { Instant } from '../values.ts';
import { type Evolutions, entrustedCase } from './table.ts';

/** The case with its sub-delegation ended, if there is one that is not. */
export function endedSubDelegation<Now extends EntrustedCase>(now: Now, at: Instant): Now {
  const { subDelegation } = now;
  return subDelegation && !subDelegation.endedAt ? { ...now, subDelegation: { ...subDelegation, endedAt: at } } : now;
}

/** A.4.4. */
export const subDelegationEvolutions: Evolutions<SubDelegationEvent['type']> = {
  SubDelegationAgreed: (now) => {
    const entrusted = entrustedCase(now);
    return { ...entrusted, mandate: { ...entrusted.mandate, subDelegation: true } };
  },
  MattersSubDelegated: (now, { matters, to, office }, at) => ({
    ...entrustedCase(now),
    subDelegation: { matters, to, office, at },
  }),
  SubDelegationEnded: (now, _, at) => endedSubDelegation(entrustedCase(now), at),
};
