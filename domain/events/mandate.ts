import type { Signature, Terms } from '../agreement.ts';
import type { Confirmation, OralTerms } from '../oral.ts';
import type { Instant } from '../values.ts';

/** §6.3.2, §7.2.2, Annex A: the mandate is agreed on or given orally, and comes into force. */
export type MandateEvent =
  | { readonly type: 'AgreementDrafted'; readonly terms: Terms; readonly digest: string }
  | { readonly type: 'AgreementSigned'; readonly signature: Signature }
  | { readonly type: 'AgreementTookEffect' }
  /** §6.3.2: by word of mouth; `digest` is that of the terms, which the principal is to confirm. */
  | {
      readonly type: 'OrallyEntrusted';
      readonly terms: OralTerms;
      readonly digest: string;
      readonly confirmBy: Instant;
    }
  | { readonly type: 'OralMandateConfirmed'; readonly confirmation: Confirmation; readonly digest: string }
  /** Not confirmed in time: the authority is off until it is. */
  | { readonly type: 'OralMandateLapsed' };
