import type { Day, Instant } from '../values.ts';
import type { Receipt } from './telling.ts';

/** Papers in custody, and what became of them (A.4.5, B.1). */

/** A paper in custody (材料保管), Annex A 四.5. */
export interface HeldMaterial {
  readonly id: string;
  /** Id of the required material in the notice, and its matter. */
  readonly material: string;
  readonly matter: string;
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  readonly state: PaperState;
  /** Where it lies while held. */
  readonly place: string;
  readonly documentId?: string;
  /** Who took it, where that was not the principal (民法典 §934). */
  readonly handedTo?: Capacity;
}

/** Where a paper is. `lost` until it is found or replaced; `deposited` with whoever keeps it for the principal (提存). */
export const paperStates = ['held', 'submitted', 'returned', 'deposited', 'lost', 'replaced'] as const;
export type PaperState = (typeof paperStates)[number];

/** Kept by us or by the authority: what a filing may count on. */
export const isAtHand = ({ state }: HeldMaterial): boolean => state === 'held' || state === 'submitted';

/** Who takes papers in the place of a principal who can't (民法典 §572, 民法典 §934). */
export const capacities = ['heir', 'estate-administrator', 'guardian', 'successor', 'liquidator'] as const;
export type Capacity = (typeof capacities)[number];

/** Why papers are deposited, 民法典 §570. */
export const depositCauses = ['not-collected', 'untraceable', 'no-heir', 'no-guardian', 'other-cause'] as const;
export type DepositCause = (typeof depositCauses)[number];

export const depositaries = ['notary', 'authority'] as const;

/** 提存: papers left with a notary or an authority, for whoever is entitled to collect them. */
export interface Deposit {
  readonly materials: readonly string[];
  readonly cause: DepositCause;
  readonly depositary: { readonly kind: (typeof depositaries)[number]; readonly name: string };
  /** Number of the certificate. */
  readonly certificate: string;
  readonly on: Day;
  /** The certificate itself. */
  readonly documentId: string;
}

/** What a loss came to. A liability is in words: what the mandatary owes for it is settled elsewhere. */
export type LossSettlement =
  | { readonly outcome: 'found'; readonly place: string }
  | { readonly outcome: 'replaced'; readonly explanation: string; readonly receipt: Receipt }
  | { readonly outcome: 'liability'; readonly explanation: string; readonly documentId: string };

/** Papers that were lost in custody (A.4.5). */
export interface Loss {
  readonly id: string;
  readonly materials: readonly string[];
  readonly circumstances: string;
  readonly reportedAt: Instant;
  readonly settlement?: LossSettlement & { readonly at: Instant };
}

/** A paper that was not there when it changed hands, or not as it should be. */
export interface Discrepancy {
  readonly material: string;
  readonly explanation: string;
}
