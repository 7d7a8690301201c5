import type { TakenAlong } from '../consent.ts';
import type { Place } from '../guidance.ts';
import type { Instant } from '../values.ts';

/** From the registration to the reception, or to another office (§7.2.1). */

/** Who will receive a case: an agent who took it on, or to whom a manager gave it. */
export interface Claim {
  /** Staff id. */
  readonly agent: string;
  readonly at: Instant;
  readonly assigned: boolean;
}

/** Told that it is out of scope, and asked for consent to pass it on (§7.2.1.2). */
export interface Proposal {
  readonly to: string;
  readonly explanation: string;
  readonly place: Place;
  readonly at: Instant;
}

/** One hop from office to office. */
interface Hop {
  readonly from: string;
  readonly to: string;
  readonly consent: string;
  readonly along: readonly TakenAlong[];
  readonly since: Instant;
}

/** A transfer that waits for its answer. `reason` is the sending office's. */
export type Leg = Hop & { readonly reason: string };

export const legEnds = ['accepted', 'refused', 'lapsed', 'consent-withdrawn', 'case-withdrawn'] as const;
export type LegEnd = (typeof legEnds)[number];

/** A transfer that is over. `asked` is why it was asked for, `reason` why it was refused. */
export type EndedLeg = Hop & {
  readonly asked: string;
  readonly end: LegEnd;
  readonly reason?: string;
  readonly endedAt: Instant;
};
