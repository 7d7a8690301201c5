import type { EntrustedCase } from '../case.ts';
import type { PowerOfAttorneyEvent } from '../events/power-of-attorney.ts';
import type { Instant } from '../values.ts';
import { during, type Evolutions } from './table.ts';

/** A power of attorney names its agent: with another agent, as we read it, another is needed. */
export const powersEnded = (
  { powersOfAttorney }: EntrustedCase,
  at: Instant,
): Pick<EntrustedCase, 'powersOfAttorney'> =>
  powersOfAttorney
    ? { powersOfAttorney: powersOfAttorney.map((one) => (one.endedAt ? one : { ...one, endedAt: at })) }
    : {};

/** A.1.2, 民法典 §165. */
export const powerOfAttorneyEvolutions: Evolutions<PowerOfAttorneyEvent['type']> = {
  PowerOfAttorneyIssued: (now, { attorney, digest }, at) => {
    const handling = during(now, 'handling');
    const kept = (handling.powersOfAttorney ?? []).filter(
      ({ authority, signature }) => signature || authority !== attorney.authority,
    );
    return { ...handling, powersOfAttorney: [...kept, { ...attorney, digest, issuedAt: at }] };
  },
  PowerOfAttorneySigned: (now, { id, signature }) => {
    const handling = during(now, 'handling');
    const powersOfAttorney = (handling.powersOfAttorney ?? []).map((one) =>
      one.id === id ? { ...one, signature } : one,
    );
    return { ...handling, powersOfAttorney };
  },
};
