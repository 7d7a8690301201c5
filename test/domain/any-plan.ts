import {
  type AnswerPlanChange,
  answerOwnPlanChange,
  answerPlanChange,
  recordPlanAnswer,
} from '../../domain/answer-plan-change.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Case } from '../../domain/case.ts';
import type { Context } from '../../domain/context.ts';
import type { PlanEvent } from '../../domain/events/plan.ts';
import { openMilestones } from '../../domain/plan.ts';
import {
  type ProposePlanChange,
  proposeOwnPlanChange,
  proposePlanChange,
  withdrawOwnPlanChange,
  withdrawPlanChange,
} from '../../domain/propose-plan-change.ts';
import { reachMilestone } from '../../domain/reach-milestone.ts';
import { proposalOf } from '../a-plan.ts';
import { day, later } from '../given.ts';
import { agent, principal } from '../people.ts';
import { sent } from './asked/entry.ts';
import { pick } from './pick.ts';

/** Milestones of one matter, some days from now. */
function anyPlan(by: number, { now }: Context): ProposePlanChange {
  const matter = pick(['m1', 'm1', 'm2', 'm9'], by);
  const inDays = (days: number) => dayOf(later(now, days * day));
  const all: ProposePlanChange['milestones'] = [
    { matter, milestone: pick(['备齐材料', '补齐材料'], by >> 2), by: inDays((by >> 3) % 20), step: 'other' },
    { matter, milestone: '递交审批部门', by: inDays((by >> 5) % 30) },
    { matter, milestone: '取得结果', by: inDays((by >> 6) % 60), step: 'result' },
  ];
  return { milestones: all.slice((by >> 4) % 3), reason: '材料未齐' };
}

function anyAnswer(now: Case, by: number): AnswerPlanChange {
  const proposal = by % 13 ? proposalOf(now) : 'none';
  return by % 3 ? { answer: 'agreed', proposal } : { answer: 'refused', proposal, reason: '来不及' };
}

/** Changes of the plan of filings, with details that suit the case, chosen by a number. */
export const anyPlans = {
  'propose-own-plan-change': {
    who: principal,
    ask: (_: Case, by: number) => (now: Case, context: Context) =>
      proposeOwnPlanChange(now, anyPlan(by, context), context),
  },
  'propose-plan-change': {
    who: agent,
    ask: (_: Case, by: number) => (now: Case, context: Context) =>
      proposePlanChange(now, anyPlan(by, context), context),
  },
  'answer-own-plan-change': {
    who: principal,
    ask: (now: Case, by: number) => sent(answerOwnPlanChange, anyAnswer(now, by)),
  },
  'answer-plan-change': { who: agent, ask: (now: Case, by: number) => sent(answerPlanChange, anyAnswer(now, by)) },
  'record-plan-answer': {
    who: agent,
    ask: (now: Case, by: number) => sent(recordPlanAnswer, { ...anyAnswer(now, by), documentId: 'signed-agreement' }),
  },
  'withdraw-own-plan-change': {
    who: principal,
    ask: (now: Case) => sent(withdrawOwnPlanChange, { proposal: proposalOf(now) }),
  },
  'withdraw-plan-change': { who: agent, ask: (now: Case) => sent(withdrawPlanChange, { proposal: proposalOf(now) }) },
  'reach-milestone': {
    who: agent,
    ask: (now: Case, by: number) => {
      const open = openMilestones(now);
      const id = open.length > 0 ? pick(open, by).id : 'p99';
      return (at: Case, context: Context) => reachMilestone(at, id, { on: dayOf(context.now) }, context);
    },
  },
} as const;

/** Where these make sense in a life. */
export const sensibleOfPlans = [
  'propose-own-plan-change',
  'propose-plan-change',
  'answer-own-plan-change',
  'answer-own-plan-change',
  'answer-plan-change',
  'answer-plan-change',
  'withdraw-plan-change',
  'reach-milestone',
  'reach-milestone',
] as const satisfies readonly (keyof typeof anyPlans)[];

export const planEvents = {
  PlanChangeProposed: 0,
  PlanChanged: 0,
  PlanChangeRefused: 0,
  PlanChangeWithdrawn: 0,
  MilestoneReached: 0,
} as const satisfies Record<PlanEvent['type'], 0>;
