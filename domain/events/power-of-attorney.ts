import type { Signature } from '../agreement.ts';
import type { AttorneyTerms } from '../power-of-attorney.ts';

/** A.1.2: powers of attorney besides the mandate. */
export type PowerOfAttorneyEvent =
  | { readonly type: 'PowerOfAttorneyIssued'; readonly attorney: AttorneyTerms; readonly digest: string }
  | { readonly type: 'PowerOfAttorneySigned'; readonly id: string; readonly signature: Signature };
