import type { Day } from '../values.ts';
import type { NoticeMeans } from './telling.ts';

/** How a service ends, and the levels of its evaluation (§7.2.5, §7.2.6). */

/** The five levels by name; numbers differ between systems and stay at the edges. */
export const evaluationLevels = [
  'very-satisfied',
  'satisfied',
  'basically-satisfied',
  'dissatisfied',
  'very-dissatisfied',
] as const;
export type EvaluationLevel = (typeof evaluationLevels)[number];

/** §7.2.5.2 a) to e), in their order. */
export const terminationGrounds = ['principal-asked', 'deception', 'no-cooperation', 'not-qualified', 'other'] as const;
export type TerminationGround = (typeof terminationGrounds)[number];

/** What ground e) stands for (民法典 §173, 民法典 §934). */
export const otherGrounds = ['death', 'incapacity', 'dissolution', 'statutory-bar', 'other'] as const;
export type OtherGround = (typeof otherGrounds)[number];

/** Why a principal ends the service, where that was said: wanted no more or done by themselves; or not content with it. */
export const withdrawalCauses = ['not-needed', 'dissatisfied'] as const;
export type WithdrawalCause = (typeof withdrawalCauses)[number];

/** Why the service was terminated, and how and when the principal was told before (A.5.3, A.5.4). */
export interface Termination {
  readonly ground: TerminationGround;
  /** With the ground `other`, and only then. */
  readonly kind?: OtherGround;
  /** With the ground `principal-asked` only: what the principal said, who need not say it. */
  readonly cause?: WithdrawalCause;
  readonly explanation: string;
  /** The law whose conditions are not met; always with `not-qualified`. */
  readonly basis?: string;
  /** Absent when the principal asked, or is no more. */
  readonly told?: { readonly means: NoticeMeans; readonly on: Day };
}

/** The case that this one takes up again, why it ended, and what shows that the cause is gone (§7.2.5.3). */
export interface PreviousCase {
  readonly caseId: string;
  readonly ground: TerminationGround;
  readonly kind?: OtherGround;
  readonly explanation: string;
  /** Absent where the principal's own termination was the cause. */
  readonly documentId?: string;
}
