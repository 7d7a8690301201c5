import type { PlanEvent } from '../../../domain/events/plan.ts';
import { partyNames } from '../names.ts';
import type { Details } from './details.ts';

/** Of the plan of filings (A.7.1). */
export const plan: Details<PlanEvent['type']> = {
  PlanChangeProposed: ({ by: side, reason, milestones }) => [
    partyNames[side],
    reason,
    ...milestones.map(({ milestone, by }) => `${by}：${milestone}`),
  ],
  PlanChanged: ({ by }) => [partyNames[by]],
  PlanChangeWithdrawn: ({ by }) => [partyNames[by]],
  PlanChangeRefused: ({ by, reason }) => [partyNames[by], reason],
  MilestoneReached: ({ on }) => [`达成：${on}`],
};
