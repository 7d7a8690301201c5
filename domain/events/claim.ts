/** §7.2.1.1: who will receive a case, before it is received. */
export type ClaimEvent =
  /** An agent takes it on; `agent` is the staff id. */
  | { readonly type: 'CaseClaimed'; readonly agent: string }
  /** A manager gives it to an agent. */
  | { readonly type: 'CaseAssigned'; readonly agent: string }
  | { readonly type: 'ClaimReleased' };
