import type { Case } from '../case.ts';
import type { Consent } from '../consent.ts';
import type { ConsentEvent } from '../events/consent.ts';
import type { Evolutions } from './table.ts';

/** The consents, with one of them changed. */
export const withConsent = (now: Case, id: string, change: Partial<Consent>): readonly Consent[] =>
  now.consents.map((each) => (each.id === id ? { ...each, ...change } : each));

/** A.4.3. */
export const consentEvolutions: Evolutions<ConsentEvent['type']> = {
  ConsentGiven: (now, { consent }, at) => ({ ...now, consents: [...now.consents, { ...consent, at }] }),
  ConsentWithdrawn: (now, { type: _, consent, ...how }, at) => ({
    ...now,
    consents: withConsent(now, consent, { withdrawn: { ...how, at } }),
  }),
};
