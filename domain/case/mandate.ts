import type { Power, Signature, Terms } from '../agreement.ts';
import type { OralMandate } from '../oral.ts';
import type { Day, Instant } from '../values.ts';

/** The agreement and the mandate that rests on it (§7.2.2, 民法典 §165). */

export interface Draft {
  readonly terms: Terms;
  readonly digest: string;
  readonly signatures: readonly Signature[];
}

export interface Agreement extends Draft {
  readonly effectiveAt: Instant;
}

/**
 * The mandate (委托) in force: on which evidence it rests, what it allows, until when (民法典 §165). The matters stand beside it,
 * each with a state of its own.
 */
export interface Mandate {
  readonly form: 'written' | 'oral';
  /** §6.3.2: with the form `oral`, and only then. */
  readonly oral?: OralMandate;
  /** Name of the organisation: 受托方 (乙方). */
  readonly mandatary: string;
  /** Staff id of the 代办人员: named by the agreement, or by a later change of which the principal was told (A.2.2, A.2.3). */
  readonly agent: string;
  readonly powers: readonly Power[];
  readonly term: { readonly from: Day; readonly until: Day };
  /** A.4.4: whether the principal agrees to sub-delegation. */
  readonly subDelegation: boolean;
  /** Version of the catalogue that its matters come from. */
  readonly catalogue: string;
  readonly since: Instant;
  /** The end of the term of which both sides have been warned. */
  readonly warnedOf?: Day;
}
