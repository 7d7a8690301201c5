import type { Party } from '../case/people.ts';
import type { Milestone } from '../plan.ts';
import type { Day } from '../values.ts';

/** A.7.1: the plan of filings is changed by both sides, and what it names is reached. */
export type PlanEvent =
  | {
      readonly type: 'PlanChangeProposed';
      readonly proposal: string;
      readonly by: Party;
      readonly milestones: readonly Milestone[];
      readonly reason: string;
    }
  /** `by` is the side that agreed; the scan, where it did so on paper. */
  | { readonly type: 'PlanChanged'; readonly proposal: string; readonly by: Party; readonly documentId?: string }
  | {
      readonly type: 'PlanChangeRefused';
      readonly proposal: string;
      readonly by: Party;
      readonly reason: string;
      readonly documentId?: string;
    }
  | { readonly type: 'PlanChangeWithdrawn'; readonly proposal: string; readonly by: Party }
  | { readonly type: 'MilestoneReached'; readonly milestone: string; readonly matter: string; readonly on: Day };
