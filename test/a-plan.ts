import { addDocument } from '../domain/add-document.ts';
import { answerOwnPlanChange } from '../domain/answer-plan-change.ts';
import type { Case } from '../domain/case.ts';
import { openMilestones, planOf } from '../domain/plan.ts';
import { type ProposePlanChange, proposeOwnPlanChange, proposePlanChange } from '../domain/propose-plan-change.ts';
import { submit } from '../domain/submit.ts';
import { document, papersOf } from './a-case.ts';
import { and, type Story } from './given.ts';
import { agent, principal, system } from './people.ts';

/** Papers first, then the filing, a week later than agreed. */
export const laterPlan: ProposePlanChange = {
  milestones: [
    { matter: 'm1', milestone: '备齐材料', by: '2026-03-20', step: 'other' },
    { matter: 'm1', milestone: '递交审批部门', by: '2026-03-27', step: 'filing' },
  ],
  reason: '服务对象补开证明需要时间',
};

/** The same with other days. */
export const withDays = (...days: string[]): ProposePlanChange => ({
  ...laterPlan,
  milestones: laterPlan.milestones.map((each, index) => ({ ...each, by: days[index] ?? each.by })),
});

/** The id of the proposal that waits for its answer. */
export const proposalOf = (now: Case): string => planOf(now)?.open?.id ?? 'none';

/** The id of a milestone by its words. */
export const milestoneOf = (now: Case, words = '备齐材料'): string =>
  openMilestones(now).find(({ milestone }) => milestone === words)?.id ?? 'none';

/** With a scan in the case, the mandatary proposes the later plan. */
export const proposedLater = (story: Story): Story =>
  and(and(story, system, addDocument, document('plan-scan', 'signed-agreement')), agent, proposePlanChange, laterPlan);

/** Both have agreed to the plan. */
export function replanned(story: Story, plan: ProposePlanChange = laterPlan): Story {
  const proposed = and(story, agent, proposePlanChange, plan);
  return and(proposed, principal, answerOwnPlanChange, { answer: 'agreed', proposal: proposalOf(proposed.now) });
}

/** After the plan was changed once, the principal proposes it again with other days. */
export const proposedByPrincipal = (story: Story): Story =>
  and(replanned(story), principal, proposeOwnPlanChange, withDays('2026-03-23', '2026-03-30'));

/** Noon of a day, in Shanghai. */
export const noon = (of: string): string => `${of}T04:00:00.000Z`;

/** The matter is filed. */
export const filed = (story: Story): Story => and(story, agent, submit, 'm1', { materials: papersOf(story.now, 'm1') });
