import type { DelaySide, SuspensionReason, Told } from '../suspension.ts';
import type { Day } from '../values.ts';

/** 中止 and 续办: the case rests for a reason, and goes on. `by` is a staff id. */
export type SuspensionEvent =
  | {
      readonly type: 'CaseSuspended';
      readonly reason: SuspensionReason;
      readonly explanation: string;
      readonly side: DelaySide;
      readonly expectedEnd: Day;
      readonly told: Told;
      readonly by: string;
    }
  | { readonly type: 'CaseResumed'; readonly explanation: string; readonly told: Told; readonly by: string };
