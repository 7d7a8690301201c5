import { answerOwnPlanChange, answerPlanChange, recordPlanAnswer } from '../../../domain/answer-plan-change.ts';
import type { Case } from '../../../domain/case.ts';
import {
  proposeOwnPlanChange,
  proposePlanChange,
  withdrawOwnPlanChange,
  withdrawPlanChange,
} from '../../../domain/propose-plan-change.ts';
import { reachMilestone } from '../../../domain/reach-milestone.ts';
import { laterPlan, milestoneOf, proposalOf, withDays } from '../../a-plan.ts';
import { agent, principal } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

const proposing =
  (decide: typeof proposePlanChange, ...days: string[]) =>
  () =>
    sent(decide, withDays(...days));
const days = (decide: typeof proposePlanChange) => ({
  'a milestone of yesterday': proposing(decide, '2026-03-03'),
  'a milestone after the term': proposing(decide, '2026-03-20', '2027-01-31'),
});
const agreeing = (now: Case) => ({ answer: 'agreed' as const, proposal: proposalOf(now) });
const other = { answer: 'agreed' as const, proposal: 'none' };

export const plans = {
  'propose-own-plan-change': {
    in: 'held',
    by: principal,
    ask: () => sent(proposeOwnPlanChange, laterPlan),
    dates: days(proposeOwnPlanChange),
  },
  'propose-plan-change': {
    in: 'held',
    by: agent,
    ask: () => sent(proposePlanChange, laterPlan),
    dates: days(proposePlanChange),
  },
  'answer-own-plan-change': {
    in: 'another plan proposed',
    by: principal,
    ask: (now) => sent(answerOwnPlanChange, agreeing(now)),
    evidence: { 'another proposal than the open one': () => sent(answerOwnPlanChange, other) },
  },
  'answer-plan-change': {
    in: 'another plan proposed by the principal',
    by: agent,
    ask: (now) => sent(answerPlanChange, agreeing(now)),
    evidence: { 'another proposal than the open one': () => sent(answerPlanChange, other) },
  },
  'record-plan-answer': {
    in: 'another plan proposed',
    by: agent,
    ask: (now) => sent(recordPlanAnswer, { ...agreeing(now), documentId: 'plan-scan' }),
    evidence: {
      'a scan that is not in the case': (now) => sent(recordPlanAnswer, { ...agreeing(now), documentId: 'none' }),
    },
  },
  'withdraw-own-plan-change': {
    in: 'another plan proposed by the principal',
    by: principal,
    ask: (now) => sent(withdrawOwnPlanChange, { proposal: proposalOf(now) }),
  },
  'withdraw-plan-change': {
    in: 'another plan proposed',
    by: agent,
    ask: (now) => sent(withdrawPlanChange, { proposal: proposalOf(now) }),
  },
  'reach-milestone': {
    in: 'another plan proposed by the principal',
    by: agent,
    ask: (now) => sent(reachMilestone, milestoneOf(now), { on: '2026-03-04' }),
    dates: {
      'reached tomorrow': (now) => sent(reachMilestone, milestoneOf(now), { on: '2026-03-05' }),
      'reached before the mandate': (now) => sent(reachMilestone, milestoneOf(now), { on: '2026-03-03' }),
    },
  },
} as const satisfies Record<string, Entry>;
