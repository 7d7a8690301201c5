import { AnswerPlanChange, RecordPlanAnswer } from '../../../domain/answer-plan-change.ts';
import { ProposePlanChange, WithdrawPlanChange } from '../../../domain/propose-plan-change.ts';
import { ReachMilestone } from '../../../domain/reach-milestone.ts';
import { command, type Described } from './described.ts';

/** The plan of filings: changed by both sides, and reached step by step (A.7.1). */
export const plan: Readonly<Record<string, Described>> = {
  'propose-own-plan-change': command(
    'A.7.1',
    ProposePlanChange,
    '服务对象提议变更申报计划：列出尚待达成的全部节点和原因；已达成的节点自动保留。对方同意后生效，同一时间只有一项提议。',
  ),
  'propose-plan-change': command(
    'A.7.1',
    ProposePlanChange,
    '代办人员提议变更申报计划，服务对象同意后生效；口头委托没有计划的，首份计划也由此商定。',
  ),
  'answer-own-plan-change': command('A.7.1', AnswerPlanChange, '服务对象同意或者不同意代办人员的提议。'),
  'answer-plan-change': command('A.7.1', AnswerPlanChange, '代办人员同意或者不同意服务对象的提议。'),
  'record-plan-answer': command(
    'A.7.1',
    RecordPlanAnswer,
    '登记服务对象对提议的书面答复；先以 signed-agreement 用途上传签字的扫描件。',
  ),
  'withdraw-own-plan-change': command('A.7.1', WithdrawPlanChange, '服务对象撤回自己尚待答复的提议。'),
  'withdraw-plan-change': command('A.7.1', WithdrawPlanChange, '代办人员撤回本方尚待答复的提议。'),
  'reach-milestone': command(
    'A.7.1',
    ReachMilestone,
    '代办人员登记一个节点于何日达成；递交和取得审批结果的节点随其登记自动达成。',
  ),
};
