import type { DelaySide } from '../suspension.ts';
import type { Day, Instant } from '../values.ts';
import type { NoticeMeans } from './telling.ts';

/** Matters, and what their authorities say of them (§7.2.3, §7.2.4). */

/** A matter (委托事项) of the agreement: one item of the catalogue, with a state of its own (§7.2.5.1). */
export interface Matter {
  readonly id: string;
  readonly item: string;
  readonly title: string;
  readonly authority: string;
  readonly state: 'entrusted' | 'submitted' | 'decided' | 'delivered' | 'withdrawn';
  /** The authority's own number for it, once told. */
  readonly authorityNumber?: string;
  readonly outcome?: ResultOutcome;
  /** The last time the principal was told how it stands (§7.2.3.3). */
  readonly toldAt: Instant;
  /** What the authority wants corrected, until that is resubmitted (§7.2.3.2). */
  readonly correction?: FilingCorrection;
  /** How the authority says it stands, by its own times; beside our state and never in its place. */
  readonly authorityStates?: readonly AuthorityState[];
  /** When the authority's result was recorded; its delivery is due from then (§7.2.4). */
  readonly decidedAt?: Instant;
  /** When the principal took it back (民法典 §933). */
  readonly withdrawnAt?: Instant;
}

/** 补正: all that the authority asks to be corrected, by when, and how the principal was told. */
export interface FilingCorrection {
  readonly what: readonly string[];
  readonly by: Day;
  readonly means: NoticeMeans;
}

/** States of a matter in the systems of authorities (办件状态), as they are met. */
export const authorityStates = [
  'window-accepted',
  'not-taken',
  'acceptance-refused',
  'correction-begun',
  'correction-over',
  'department-accepted',
  'special-begun',
  'special-over',
  'approved',
  'approved-with-gaps',
  'rejected',
  'returned-to-applicant',
  'recalled',
  'revoked',
] as const;
export type AuthorityStateCode = (typeof authorityStates)[number];

/** What an authority said of a matter: `at` is its own time. */
export interface AuthorityState {
  readonly state: AuthorityStateCode;
  readonly at: Instant;
  readonly source: 'entered' | 'pushed';
  readonly number?: string;
  readonly note?: string;
}

/** A delay, and whose it was (A.7.1). Working days. */
export interface Delay {
  readonly about?: string;
  readonly side: DelaySide;
  readonly days: number;
  readonly reason: string;
}

/** A statutory charge (规费) that the principal paid to an authority (A.3.3). */
export interface Charge {
  readonly about: string;
  readonly name: string;
  /** Amount, in hundredths of a yuan. */
  readonly fen: number;
  readonly receiptNumber: string;
  readonly paidOn: Day;
  /** Code of the authority. */
  readonly paidTo: string;
}

export const resultOutcomes = ['granted', 'partly-granted', 'refused'] as const;
export type ResultOutcome = (typeof resultOutcomes)[number];

/** Still to be brought to its end: neither delivered nor taken back. */
export const isOpen = ({ state }: Pick<Matter, 'state'>): boolean => state !== 'delivered' && state !== 'withdrawn';
