import type { Signature } from '../agreement.ts';
import type { Addition } from '../supplement.ts';
import type { Day } from '../values.ts';

/** A.7.4, A.7.5: what is added to a mandate in force; 民法典 §165: its term draws to an end. */
export type SupplementEvent =
  | { readonly type: 'SupplementDrafted'; readonly supplement: Addition; readonly digest: string }
  | { readonly type: 'SupplementSigned'; readonly id: string; readonly signature: Signature }
  | { readonly type: 'SupplementTookEffect'; readonly id: string }
  | { readonly type: 'TermWarned'; readonly until: Day };
