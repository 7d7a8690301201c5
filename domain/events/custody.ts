import type { HeldMaterial, Receipt } from '../case.ts';

/** A.4.5, B.1: papers come into custody, go back, return from an authority. */
export type CustodyEvent =
  | {
      readonly type: 'MaterialsTaken';
      readonly materials: readonly Omit<HeldMaterial, 'state'>[];
      readonly receipt: Receipt;
    }
  | { readonly type: 'MaterialsHandedBack'; readonly materials: readonly string[]; readonly receipt: Receipt }
  | { readonly type: 'MaterialsTakenBack'; readonly materials: readonly string[]; readonly place: string };
