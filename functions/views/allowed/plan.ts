import { inHandling } from '../../../domain/authority.ts';
import type { Party } from '../../../domain/case/people.ts';
import { openMilestones, type PlanProposal, planOf } from '../../../domain/plan.ts';
import { negotiable } from '../../../domain/propose-plan-change.ts';
import type { Rows, When } from './when.ts';

/** Both sides may settle the plan now (A.7.1), and how its proposal stands. */
const settles =
  (party: Party, how: (open: PlanProposal | undefined) => boolean): When =>
  (now, context) =>
    !('outcome' in negotiable(now, party, context)) && how(planOf(now)?.open);

const proposes = (party: Party): When => settles(party, (open) => !open);
const answers = (party: Party): When => settles(party, (open) => !!open && open.by !== party);
const withdraws = (party: Party): When => settles(party, (open) => open?.by === party);

const hasMilestone: When = (now, context) =>
  openMilestones(now).some(({ step, matter }) => step === 'other' && !('outcome' in inHandling(now, context, matter)));

/** When the plan of filings may be changed, and its milestones told (A.7.1). */
export const plan: Rows = {
  'propose-own-plan-change': ['propose-own-plan-change', proposes('principal')],
  'propose-plan-change': ['propose-plan-change', proposes('mandatary')],
  'answer-own-plan-change': ['answer-own-plan-change', answers('principal')],
  'answer-plan-change': ['answer-plan-change', answers('mandatary')],
  'record-plan-answer': ['record-plan-answer', withdraws('mandatary')],
  'withdraw-own-plan-change': ['withdraw-own-plan-change', withdraws('principal')],
  'withdraw-plan-change': ['withdraw-plan-change', withdraws('mandatary')],
  'reach-milestone': ['reach-milestone', hasMilestone],
};
