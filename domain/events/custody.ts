import type { Capacity, Deposit, HeldMaterial, LossSettlement } from '../case/papers.ts';
import type { Receipt } from '../case/telling.ts';

/** A.4.5, B.1: papers come into custody, go back, return from an authority, are deposited or lost. */
export type CustodyEvent =
  | {
      readonly type: 'MaterialsTaken';
      readonly materials: readonly Omit<HeldMaterial, 'state'>[];
      readonly receipt: Receipt;
    }
  | {
      readonly type: 'MaterialsHandedBack';
      readonly materials: readonly string[];
      readonly receipt: Receipt;
      /** Who took them in the principal's place, and the document that shows it. */
      readonly recipient?: { readonly capacity: Capacity; readonly documentId: string };
    }
  | { readonly type: 'MaterialsTakenBack'; readonly materials: readonly string[]; readonly place: string }
  | { readonly type: 'CollectionAsked'; readonly receipt: Receipt }
  | ({ readonly type: 'PapersDeposited' } & Deposit)
  | {
      readonly type: 'LossReported';
      readonly loss: string;
      readonly materials: readonly string[];
      readonly circumstances: string;
    }
  | { readonly type: 'LossSettled'; readonly loss: string; readonly settlement: LossSettlement };
