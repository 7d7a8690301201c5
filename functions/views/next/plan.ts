import type { Party } from '../../../domain/case/people.ts';
import type { HandlingCase } from '../../../domain/case.ts';
import { openMilestones } from '../../../domain/plan.ts';
import { type By, type Expected, expect } from './expect.ts';

/** A.7.1: a proposal waits for the other side, and what the plan names for the agent, but for what is reached by itself. */
export function plan(now: HandlingCase, by: By): Expected[] {
  const open = now.plan?.open;
  const told = openMilestones(now).filter(({ step }) => step === 'other');
  return [
    ...(open ? [answer(now, open.by)] : []),
    ...told.map(({ id, milestone }) =>
      expect('agent', `达成申报计划的节点“${milestone}”后登记`, 'reach-milestone', by('milestone', id)),
    ),
  ];
}

function answer({ channel }: HandlingCase, proposedBy: Party): Expected {
  if (proposedBy === 'principal') return expect('agent', '答复服务对象变更申报计划的提议', 'answer-plan-change');
  return channel === 'online'
    ? expect('principal', '阅读并答复变更申报计划的提议', 'answer-own-plan-change')
    : expect('agent', '请服务对象书面答复变更申报计划的提议，上传扫描件并登记', 'record-plan-answer');
}
