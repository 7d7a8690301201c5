import type { Instant } from '../values.ts';

/** The sides of a case, reports on conduct, disputes (A.3.5, A.6). */

/** The sides of an agreement: 甲方, 乙方. */
export type Party = 'principal' | 'mandatary';

/** How a dispute can come to rest (A.6). */
export const disputeOutcomes = ['negotiated', 'arbitration', 'court', 'withdrawn'] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];

/** What a report on conduct came to: 属实, 不属实, or passed on to whom it belongs. */
export const conductOutcomes = ['found', 'not-found', 'passed-on'] as const;
export type ConductOutcome = (typeof conductOutcomes)[number];

/** A report on service or integrity, about whoever was the agent then (A.3.5). */
export interface ConductReport {
  readonly id: string;
  readonly about: string;
  readonly text: string;
  readonly at: Instant;
  readonly answer?: { readonly outcome: ConductOutcome; readonly text: string; readonly at: Instant };
}
