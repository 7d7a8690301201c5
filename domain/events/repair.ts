import type { EvaluationLevel } from '../case/endings.ts';
import type { Case } from '../case.ts';
import type { ContactMeans, MendOutcome, RaterCall } from '../repair/repair.ts';

/** §8.3: a poor rating is taken up, mended, its rater called back, and the mending checked. */
export type RepairEvent =
  | {
      readonly type: 'RepairOpened';
      readonly id: string;
      readonly office: string;
      readonly channel: Case['channel'];
      readonly principal: Case['principal'];
      readonly items: readonly string[];
      readonly rated: string;
      readonly rating: string;
      readonly level: EvaluationLevel;
      readonly tags: readonly string[];
      /** What the rater suggested. */
      readonly suggestion?: string;
      readonly named: boolean;
      readonly about: string;
    }
  /** `handler` is a staff id. */
  | { readonly type: 'RepairAssigned'; readonly handler: string }
  | { readonly type: 'RaterContacted'; readonly means: ContactMeans; readonly note: string }
  | { readonly type: 'RepairExtended'; readonly reason: string }
  | { readonly type: 'MendingRecorded'; readonly outcome: MendOutcome; readonly measures: string; readonly by: string }
  | {
      readonly type: 'RaterCalledBack';
      readonly result: RaterCall;
      readonly note?: string;
      /** The last attempt of those that must be made. */
      readonly last: boolean;
    }
  | { readonly type: 'RepairChecked'; readonly passed: boolean; readonly note: string; readonly by: string }
  /** Two people found the rating invalid: nothing is left to mend. */
  | { readonly type: 'RepairVoided' };
