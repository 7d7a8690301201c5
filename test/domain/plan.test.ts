import { expect, test } from 'vitest';
import {
  AnswerPlanChange,
  answerOwnPlanChange,
  answerPlanChange,
  recordPlanAnswer,
} from '../../domain/answer-plan-change.ts';
import { openOwnDispute } from '../../domain/dispute.ts';
import { notificationsOf } from '../../domain/notices.ts';
import { openMilestones, planInForce, planOf } from '../../domain/plan.ts';
import {
  ProposePlanChange,
  proposeOwnPlanChange,
  proposePlanChange,
  withdrawOwnPlanChange,
  withdrawPlanChange,
} from '../../domain/propose-plan-change.ts';
import { reachMilestone } from '../../domain/reach-milestone.ts';
import { suspend } from '../../domain/suspend.ts';
import { terminate } from '../../domain/terminate.ts';
import { withdrawMatter } from '../../domain/withdraw-matter.ts';
import { caseAfter, draft, saidAloud, suspension } from '../a-case.ts';
import {
  filed,
  laterPlan,
  milestoneOf,
  noon,
  proposalOf,
  proposedByPrincipal,
  proposedLater,
  replanned,
  withDays,
} from '../a-plan.ts';
import { clause } from '../clause.ts';
import { and, given, type Story } from '../given.ts';
import { agent, colleague, manager, principal } from '../people.ts';
import { found } from './recorded.ts';

const held = caseAfter('custody');
const two = caseAfter('custody', { items: ['GT-SETUP', 'SS-CARD'] });

const verdict = (story: Story) => found('A.7.1', story).status;
const toldWhom = (story: Story) =>
  notificationsOf({
    caseId: story.now.id,
    seq: 1,
    at: story.at,
    events: story.history.at(-1)?.events ?? [],
  }).map(({ to }) => to);

clause('A.7.1', () => {
  test('the plan of the agreement is in force from the start; a filing is what its milestones wait for unless they say otherwise', () => {
    expect(planInForce(held.now)).toEqual({
      since: held.history[4]?.at,
      milestones: [{ id: 'p1', matter: 'm1', milestone: '递交审批部门', by: '2026-03-20', step: 'filing' }],
    });
    const plan = draft().plan.map((each) => ({ ...each, step: 'result' as const }));
    expect(planInForce(caseAfter('sign-mandatary', { plan }).now)?.milestones).toMatchObject([{ step: 'result' }]);
  });

  test('one side proposes, the other agrees; the plan before it stays as it was', () => {
    const proposed = and(held, agent, proposePlanChange, laterPlan);
    expect(planOf(proposed.now)?.open).toMatchObject({ by: 'mandatary', milestones: [{ id: 'p2' }, { id: 'p1' }] });
    expect(openMilestones(proposed.now)).toHaveLength(1);
    const proposal = proposalOf(proposed.now);
    given(proposed)
      .by(principal)
      .when(answerOwnPlanChange, { answer: 'agreed', proposal })
      .thenRecorded({ type: 'PlanChanged', proposal, by: 'principal' });
    const { now, at } = replanned(held);
    expect(planOf(now)?.versions).toMatchObject([
      { until: at, milestones: [{ id: 'p1', by: '2026-03-20' }] },
      { since: at, change: { by: 'mandatary' }, milestones: [{ id: 'p2' }, { id: 'p1', by: '2026-03-27' }] },
    ]);
    given(replanned(held))
      .by(principal)
      .when(answerOwnPlanChange, { answer: 'agreed', proposal: proposalId(now) })
      .thenNothing();
  });

  const proposalId = (now: Story['now']) => planInForce(now)?.change?.id ?? 'none';

  test('the principal proposes too, and the agent answers; nobody answers an own proposal', () => {
    const proposed = proposedByPrincipal(held);
    const agreed = { answer: 'agreed', proposal: proposalOf(proposed.now) } as const;
    given(proposed).by(agent).when(answerPlanChange, agreed).thenRecordedTypes('PlanChanged');
    given(proposed).by(principal).when(answerOwnPlanChange, agreed).thenRefusedBy('A.7.1', 'plan-proposal-own');
    given(proposed).by(colleague).when(answerPlanChange, agreed).thenRefusedBy('A.2.2', 'not-in-charge');
    given(proposed).by(manager).when(answerPlanChange, agreed).thenRefusedBy('5.3.2', 'not-permitted');
    const mine = proposedLater(held);
    given(mine)
      .by(agent)
      .when(answerPlanChange, { answer: 'agreed', proposal: proposalOf(mine.now) })
      .thenRefusedBy('A.7.1', 'plan-proposal-own');
  });

  test('a refusal gives its reason, and leaves the plan as it is; both are quiet when repeated', () => {
    const proposed = proposedLater(held);
    const no = { answer: 'refused', proposal: proposalOf(proposed.now), reason: '来不及' } as const;
    const refused = and(proposed, principal, answerOwnPlanChange, no);
    expect(planOf(refused.now)).toMatchObject({ versions: [{}], dropped: { by: 'principal', end: 'refused' } });
    given(refused).by(principal).when(answerOwnPlanChange, no).thenNothing();
    given(refused)
      .by(principal)
      .when(answerOwnPlanChange, { answer: 'agreed', proposal: no.proposal })
      .thenRefusedBy('A.7.1', 'plan-proposal-unknown');
    given(proposed).by(agent).when(proposePlanChange, laterPlan).thenNothing();
    given(replanned(held)).by(agent).when(proposePlanChange, laterPlan).thenNothing();
    expect(AnswerPlanChange.safeParse({ answer: 'refused', proposal: 'x' }).success).toBe(false);
  });

  test('one proposal at a time; whoever made it takes it back, nobody else', () => {
    const proposed = proposedLater(held);
    const which = { proposal: proposalOf(proposed.now) };
    given(proposed).by(principal).when(proposeOwnPlanChange, laterPlan).thenRefusedBy('A.7.1', 'plan-proposal-open');
    given(proposed)
      .by(agent)
      .when(proposePlanChange, withDays('2026-03-21'))
      .thenRefusedBy('A.7.1', 'plan-proposal-open');
    given(proposed).by(principal).when(withdrawOwnPlanChange, which).thenRefusedBy('A.7.1', 'plan-proposal-of-other');
    const withdrawn = and(proposed, agent, withdrawPlanChange, which);
    given(withdrawn).by(agent).when(withdrawPlanChange, which).thenNothing();
    given(held).by(agent).when(withdrawPlanChange, which).thenRefusedBy('A.7.1', 'plan-proposal-unknown');
    given(withdrawn).by(principal).when(proposeOwnPlanChange, laterPlan).thenRecordedTypes('PlanChangeProposed');
  });

  test('an answer on paper is recorded with its scan', () => {
    const proposed = proposedLater(held);
    const agreed = { answer: 'agreed', proposal: proposalOf(proposed.now) } as const;
    given(proposed)
      .by(agent)
      .when(recordPlanAnswer, { ...agreed, documentId: 'none' })
      .thenRefusedBy('A.7.1', 'plan-answer-scan-missing');
    given(proposed)
      .by(agent)
      .when(recordPlanAnswer, { ...agreed, documentId: 'plan-scan' })
      .thenRecorded({ type: 'PlanChanged', proposal: agreed.proposal, by: 'principal', documentId: 'plan-scan' });
  });

  test('an oral mandate gets its first plan the same way, and is judged by it from then on', () => {
    const oral = saidAloud();
    expect(verdict(oral)).toBe('not-applicable');
    const first = replanned(oral, { ...laterPlan, milestones: laterPlan.milestones.slice(1) });
    expect(planOf(first.now)?.versions).toMatchObject([{ milestones: [{ id: 'p1', by: '2026-03-27' }] }]);
    expect(found('A.7.1', first)).toMatchObject({ status: 'open', deadline: { at: '2026-03-27T15:59:59.999Z' } });
    expect(found('A.4.2', first).status).toBe('open');
  });

  test('what cannot be planned is refused: past days, beyond the term, unknown matters, steps that are behind, twice the same', () => {
    const one = laterPlan.milestones[1]!;
    const propose = (story: Story, ...milestones: ProposePlanChange['milestones']) =>
      given(story).by(agent).when(proposePlanChange, { milestones, reason: '调整' });
    propose(held, { ...one, by: '2026-03-03' }).thenRefusedBy('A.7.1', 'milestone-in-past');
    propose(held, { ...one, by: '2027-01-01' }).thenRefusedBy('A.7.1', 'plan-outside-term');
    propose(held, { ...one, matter: 'm9' }).thenRefusedBy('A.1.1', 'matter-unknown');
    propose(held, one, { ...one, by: '2026-03-30' }).thenRefusedBy('A.7.1', 'milestone-twice');
    propose(filed(held), one).thenRefusedBy('A.7.1', 'milestone-passed');
    propose(caseAfter('result'), { ...one, step: 'result' }).thenRefusedBy('A.7.1', 'milestone-passed');
    propose(filed(held), { ...one, step: 'result' }).thenRecordedTypes('PlanChangeProposed');
    const without = and(two, principal, withdrawMatter, 'm2', {});
    propose(without, { ...one, matter: 'm2' }).thenRefusedBy('A.5.2', 'matter-withdrawn');
    for (const wrong of [{ milestones: [] }, { reason: ' ' }, { milestones: [{ ...one, milestone: '13800000000' }] }])
      expect(ProposePlanChange.safeParse({ ...laterPlan, ...wrong }).success).toBe(false);
  });

  test('a proposal that the case has gone past is agreed to no more', () => {
    const proposed = filed(proposedLater(held));
    const agreed = { answer: 'agreed', proposal: proposalOf(proposed.now) } as const;
    given(proposed).by(principal).when(answerOwnPlanChange, agreed).thenRefusedBy('A.7.1', 'milestone-passed');
    given(proposedLater(held))
      .by(principal)
      .at(noon('2026-03-21'))
      .when(answerOwnPlanChange, { ...agreed, proposal: proposalOf(proposedLater(held).now) })
      .thenRefusedBy('A.7.1', 'milestone-in-past');
  });

  test('suspended, held, revoked, or out of its term the plan rests', () => {
    const told = { means: 'in-person', on: '2026-03-04' } as const;
    const agreed = { answer: 'agreed', proposal: proposalOf(proposedLater(held).now) } as const;
    const refusing = (
      story: Story,
      ...why: ['A.7.1' | 'A.6' | '7.2.5.2', 'service-suspended' | 'on-hold' | 'service-terminated']
    ) => {
      given(story)
        .by(agent)
        .when(proposePlanChange, laterPlan)
        .thenRefusedBy(...why);
      given(story)
        .by(principal)
        .when(proposeOwnPlanChange, laterPlan)
        .thenRefusedBy(...why);
      given(story)
        .by(principal)
        .when(answerOwnPlanChange, agreed)
        .thenRefusedBy(...why);
      given(story)
        .by(agent)
        .when(reachMilestone, 'p2', { on: '2026-03-04' })
        .thenRefusedBy(...why);
    };
    const proposed = proposedLater(replanned(held, withDays('2026-03-18', '2026-03-19')));
    refusing(and(proposed, agent, suspend, suspension), 'A.7.1', 'service-suspended');
    refusing(and(proposed, principal, openOwnDispute, { about: '责任', hold: true }), 'A.6', 'on-hold');
    refusing(
      and(proposed, agent, terminate, { ground: 'deception', explanation: '伪造', told }),
      '7.2.5.2',
      'service-terminated',
    );
    given(held)
      .at(noon('2027-01-04'))
      .by(principal)
      .when(proposeOwnPlanChange, laterPlan)
      .thenRefusedBy('A.1.2', 'term-over');
  });

  test('each side is told what the other proposes, answers and reaches', () => {
    const proposed = and(held, agent, proposePlanChange, laterPlan);
    const proposal = proposalOf(proposed.now);
    const by = proposedByPrincipal(held);
    expect([toldWhom(proposed), toldWhom(by), toldWhom(replanned(held))]).toEqual([
      ['principal'],
      ['agent'],
      ['principal', 'agent'],
    ]);
    const no = { answer: 'refused', proposal, reason: '来不及' } as const;
    expect(toldWhom(and(proposed, principal, answerOwnPlanChange, no))).toEqual(['agent']);
    expect(toldWhom(and(by, principal, withdrawOwnPlanChange, { proposal: proposalOf(by.now) }))).toEqual(['agent']);
    const plan = replanned(held);
    const reached = and(plan, agent, reachMilestone, milestoneOf(plan.now), { on: '2026-03-04' });
    expect(toldWhom(reached)).toEqual(['principal']);
  });
});
