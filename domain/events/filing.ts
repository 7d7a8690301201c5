import type { AuthorityState, Charge, Delay, FilingCorrection } from '../case/matters.ts';

/** §7.2.3: what happens between the filing and the result: corrections, the authority's own state, charges. */
export type FilingEvent =
  | ({ readonly type: 'CorrectionRequested'; readonly matter: string } & FilingCorrection)
  | { readonly type: 'MatterResubmitted'; readonly matter: string; readonly materials: readonly string[] }
  | ({ readonly type: 'AuthorityStateMirrored'; readonly matter: string } & AuthorityState)
  | ({ readonly type: 'DelayRecorded' } & Delay)
  | ({ readonly type: 'ChargePaid' } & Charge);
