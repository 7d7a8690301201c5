import type { Words } from './words.ts';

const plainly = '；不要写证件号码和电话。';
const side = '提出的一方。';

/** Words of the plan of filings (A.7.1). */
export const plan: Words = {
  names: {
    change: '这份计划因哪一项提议而来；协议约定的没有。',
    dropped: '最近一项未成的变更提议。',
    earlier: '此前的计划，最早的在前。',
    inForce: '现行的计划。',
    milestones: '计划的节点。',
    plan: '申报计划（附录 A 七.1）。',
    reachedOn: '达成的日期（北京时间）；尚未达成的没有。',
    step: '以什么为达成：递交（不填即是）、取得审批结果，或者由代办人员登记的其他节点。',
  },
  places: {
    'Case.plan': '申报计划（附录 A 七.1）：现行的、此前的，和待答复的变更提议。',
    'Case.plan.proposal': '待对方答复的变更提议。',
    'Case.plan.proposal.by': side,
    'Case.plan.inForce.change.by': side,
    'Case.plan.earlier.change.by': side,
    'Case.plan.dropped.by': '不同意或者撤回的一方。',
    'Case.plan.dropped.end': '提议如何未成。',
    'Case.plan.dropped.reason': '不同意的理由。',
    'Case.plan.proposal.reason': '为何变更。',
    'Case.plan.inForce.change.reason': '为何变更。',
    'Case.plan.earlier.change.reason': '为何变更。',
    'Case.plan.inForce.until': '现行的没有。',
    'Case.plan.earlier.until': '被取代的时间（UTC）。',
    'propose-own-plan-change.milestones': '尚待达成的全部节点；取代现行计划中未达成的。',
    'propose-own-plan-change.reason': `为何变更${plainly}`,
    'propose-plan-change.milestones': '尚待达成的全部节点；取代现行计划中未达成的。',
    'propose-plan-change.reason': `为何变更，告知服务对象${plainly}`,
    'answer-own-plan-change.answer': '是否同意。',
    'answer-own-plan-change.proposal': '所答复的提议（案件 plan.proposal 中的 id）。',
    'answer-own-plan-change.reason': `不同意的理由${plainly}`,
    'answer-plan-change.answer': '是否同意。',
    'answer-plan-change.proposal': '所答复的提议（案件 plan.proposal 中的 id）。',
    'answer-plan-change.reason': `不同意的理由，告知服务对象${plainly}`,
    'record-plan-answer.answer': '服务对象是否同意。',
    'record-plan-answer.proposal': '所答复的提议（案件 plan.proposal 中的 id）。',
    'record-plan-answer.reason': `不同意的理由${plainly}`,
    'record-plan-answer.documentId': '服务对象签字的答复。',
    'withdraw-own-plan-change.proposal': '撤回哪一项提议（案件 plan.proposal 中的 id）。',
    'withdraw-plan-change.proposal': '撤回哪一项提议（案件 plan.proposal 中的 id）。',
    'reach-milestone.on': '达成的日期（北京时间）。',
  },
  values: {
    agreed: '同意',
    filing: '递交',
    milestone: '达成申报计划的节点',
  },
};
