/** A.4.4: the principal agrees to sub-delegation, matters are given on, and that is ended. */
export type SubDelegationEvent =
  | {
      readonly type: 'SubDelegationAgreed';
      /** The consent on paper, where it came so. */
      readonly documentId?: string;
    }
  | {
      readonly type: 'MattersSubDelegated';
      readonly matters: readonly string[];
      /** Staff id of the sub-agent, and their office. */
      readonly to: string;
      readonly office: string;
      readonly reason: string;
    }
  | { readonly type: 'SubDelegationEnded'; readonly reason: string };
