import type { Signature, Terms } from '../agreement.ts';

/** §7.2.2, Annex A: the mandate is agreed on and comes into force. */
export type MandateEvent =
  | { readonly type: 'AgreementDrafted'; readonly terms: Terms; readonly digest: string }
  | { readonly type: 'AgreementSigned'; readonly signature: Signature }
  | { readonly type: 'AgreementTookEffect' };
