import type { DueName } from './case/due-name.ts';
import type { Party } from './case/people.ts';
import type { Case } from './case.ts';
import { refusalGroundNames } from './complaint/complaint.ts';
import {
  authorityStateNames,
  conductOutcomeNames,
  disputeOutcomeNames,
  groundWords,
  legEndNames,
  lossOutcomeNames,
  suspensionNames,
} from './course.ts';
import type { ComplaintEvent } from './events/complaint.ts';
import type { PlanEvent } from './events/plan.ts';
import type { TransferEvent } from './events/transfer.ts';
import type { CaseEvent } from './events.ts';
import { placeWords } from './guidance.ts';
import { serviceNames } from './kinds.ts';
import type { Instant } from './values.ts';

/** Something to be told to somebody: no name, no number; the provider that delivers it asks the case who that is. */
export interface Notification {
  /** `<case>-<commit>-<place in the commit>`: the same event is always the same notification. */
  readonly id: string;
  readonly caseId: string;
  readonly at: Instant;
  readonly to: 'principal' | 'agent' | 'manager';
  /** A manager so many offices above that of the case; absent for its own. */
  readonly above?: number;
  /** Staff ids of managers who are not told, since a complaint (§8.2) or a poor rating (§8.3) is about them. */
  readonly except?: readonly string[];
  /** Whose staff it is for, where that is not the office the case belongs to. */
  readonly office?: string;
  readonly kind: CaseEvent['type'];
  readonly text: string;
}

export const dueNames: Record<DueName, string> = {
  response: '帮办接待',
  guidance: '帮办进展',
  reception: '接待',
  consent: '征得转办同意并发起转办，或另作答复',
  transfer: '答复转办',
  agreement: '签订协议',
  confirmation: '确认口头委托',
  term: '委托期限届满',
  silence: '反馈办理进展',
  resumption: '续办',
  total: '办结全部事项',
  delivery: '送达办理结果',
  evaluation: '评价',
  papers: '移交材料',
  form: '签署服务终止单',
  'hand-over': '交接材料',
  'agent-request': '答复撤换申请',
  conduct: '答复对代办服务、廉政行为的反映',
  correction: '补正材料',
  milestone: '达成申报计划的节点',
  loss: '处理材料遗失',
  'complaint-acceptance': '决定是否受理投诉',
  'complaint-contact': '联系投诉人',
  'complaint-decision': '作出投诉处置',
  'complaint-reply': '反馈投诉处置意见',
  'complaint-call-back': '回访投诉人',
  'complaint-review': '作出投诉复核意见',
  'complaint-filing': '投诉归档',
  'repair-contact': '联系差评的评价人',
  'repair-mending': '整改差评',
  'repair-call': '回访差评的评价人',
  'repair-check': '复核差评整改',
};

type Told = Pick<Notification, 'to' | 'above' | 'text' | 'office' | 'except'>;

/** What an event means for whom: feedback in time (§7.2.3.3), results (§7.2.4), the invitation to evaluate (§7.2.6), reminders. */
function told(event: CaseEvent, beside: readonly CaseEvent[]): Told[] {
  switch (event.type) {
    case 'CaseRegistered':
      return [
        { to: 'principal', text: '您的申请已登记，工作人员将尽快与您联系。帮办代办不收取任何服务费用。' },
        { to: 'manager', text: `有新的${serviceNames[event.service ?? 'agency']}申请待接待。` },
      ];
    case 'InquiryReceived':
      return [{ to: 'principal', text: '您的需求已有工作人员接待，由其首问负责。' }];
    case 'CaseRedirected':
      return [
        {
          to: 'principal',
          text: `您的需求不属于本部门服务范围。${event.explanation}请前往：${event.guidedTo}`,
        },
      ];
    case 'AdviceGiven':
      return [{ to: 'principal', text: '相关法律法规、政策及办事程序已一次性告知，请在案件中查看。' }];
    case 'QuestionAnswered':
      return [{ to: 'principal', text: `咨询答复：${event.answer}` }];
    case 'MaterialsGuided':
      return [{ to: 'principal', text: '您准备的材料已经看过，需要补充的请在案件中查看。' }];
    case 'CoordinationSettled':
      return [{ to: 'principal', text: `办理中的问题已有结果：${event.outcome}` }];
    case 'ResponsibilityAccepted':
      return [{ to: 'principal', text: '您的帮办已由另一位工作人员接手负责。' }];
    case 'AssistanceConcluded':
      return [{ to: 'principal', text: `本次帮办已结束。${event.explanation}` }];
    case 'ConvertedToAgency':
      return [{ to: 'principal', text: '您的帮办已转为代办，案件编号和记录不变。请与代办人员商定代办服务委托协议。' }];
    case 'CaseAssigned':
      return [{ to: 'agent', text: '一件代办申请已指派给您接待。' }];
    case 'CaseReceived':
      return [{ to: 'principal', text: '您的申请已由代办人员接待。' }];
    case 'CaseMerged':
      return [{ to: 'principal', text: `您重复登记的申请已并入在先的申请（${event.into}），在该案中继续办理。` }];
    case 'DuplicateJoined':
      return [{ to: 'manager', text: `同一服务对象重复登记的申请（${event.caseId}）已并入本案。` }];
    case 'CaseDeclined':
      return [{ to: 'principal', text: `您的需求不属于本部门服务范围。${event.explanation}请前往：${event.guidedTo}` }];
    case 'TransferProposed':
    case 'TransferStarted':
    case 'TransferAccepted':
    case 'TransferReturned':
      return toldOfTransfer(event);
    case 'ConsentGiven':
      return event.consent.scope.purpose === 'transfer'
        ? [{ to: 'manager', text: '服务对象已同意转办，请发起转办。' }]
        : [];
    case 'ConsentWithdrawn':
      return [{ to: 'principal', text: '您的同意已撤回，此前已进行的处理不受影响。' }];
    case 'CaseWithdrawn':
      return [
        { to: 'principal', text: '您的申请已撤回。' },
        { to: 'manager', text: '一件代办申请已由服务对象撤回。' },
      ];
    case 'AgreementDrafted':
      return [
        { to: 'principal', text: '代办服务委托协议已拟定，请阅读后签署。' },
        { to: 'manager', text: '代办服务委托协议待签署。' },
      ];
    case 'AgreementTookEffect':
      return [
        { to: 'principal', text: '代办服务委托协议已由双方签署生效。' },
        { to: 'agent', text: '协议已生效，请一次性告知办事流程和所需材料。' },
      ];
    case 'AgentChanged':
      return [
        { to: 'principal', text: `本案的代办人员已变更，姓名和电话请在案件中查看。变更原因：${event.reason}` },
        { to: 'agent', text: '一件代办案件已转由您负责；有材料移交的，请核对并确认。' },
      ];
    case 'ContactChanged':
      return [
        { to: 'principal', text: '甲方经办人的变更已登记。' },
        { to: 'agent', text: '甲方经办人已变更，请在案件中查看。' },
      ];
    case 'OtherAgentRequested':
      return [{ to: 'manager', text: '服务对象申请撤换代办人员，请按期答复。' }];
    case 'AgentRequestAnswered':
      return [{ to: 'principal', text: answerWords(event) }];
    case 'ConductReported':
      return [{ to: 'manager', text: '服务对象反映代办服务或廉政行为，请按期答复；不得向代办人员透露。' }];
    case 'ConductAnswered':
      return [
        { to: 'principal', text: `您反映的代办服务、廉政行为：${conductOutcomeNames[event.outcome]}。${event.answer}` },
      ];
    case 'MatterWithdrawn':
      return [{ to: 'agent', text: '服务对象撤回了一个委托事项，该事项不再办理，请移交其材料。' }];
    case 'MandateRestricted':
      return [{ to: 'agent', text: '服务对象缩小了委托权限，请在案件中查看。' }];
    case 'SubDelegationAgreed':
      return [{ to: 'agent', text: '服务对象已同意转委托。' }];
    case 'MattersSubDelegated':
      return [
        { to: 'principal', text: `经您同意，部分委托事项已转委托给其他政务服务部门的代办人员。原因：${event.reason}` },
        { to: 'manager', office: event.office, text: '有委托事项转委托给本部门的代办人员，请按案件编号查看。' },
      ];
    case 'SubDelegationEnded':
      return [{ to: 'principal', text: `转委托已结束，委托事项由原代办人员办理。原因：${event.reason}` }];
    case 'DisputeOpened':
      return [
        { to: 'principal', text: `争议已登记，双方应协商解决。${event.hold ? holdWords : ''}` },
        { to: 'agent', text: `本案有争议。${event.hold ? holdWords : ''}` },
        { to: 'manager', text: '一件代办案件有争议，请与服务对象协商。' },
      ];
    case 'DisputeSettled':
      return [
        { to: 'principal', text: `争议已解决：${disputeOutcomeNames[event.how]}。` },
        { to: 'agent', text: '本案的争议已解决，请继续办理。' },
      ];
    case 'PapersHandedOver':
      return event.discrepancies.length > 0 ? [{ to: 'manager', text: '代办人员交接材料时有材料不符，请查明。' }] : [];
    case 'OrallyEntrusted':
      return [{ to: 'principal', text: '您的口头委托已登记，请阅读登记的内容并确认；确认之前不会向审批部门递交。' }];
    case 'OralMandateConfirmed':
      return [
        { to: 'principal', text: '您的口头委托已确认。' },
        { to: 'agent', text: '口头委托已由服务对象确认。' },
      ];
    case 'OralMandateLapsed':
      return [
        { to: 'principal', text: '您的口头委托未在期限内确认，代办已停；确认之后继续办理。' },
        { to: 'agent', text: '口头委托逾期未确认，代办权限已停，请联系服务对象确认。' },
      ];
    case 'SupplementDrafted':
      return [
        { to: 'principal', text: '对委托的补充内容已拟定，请阅读后签署。' },
        { to: 'manager', text: '对委托的补充内容待签署。' },
      ];
    case 'SupplementTookEffect':
      return [
        { to: 'principal', text: '补充内容已由双方签署生效。' },
        { to: 'agent', text: '补充内容已由双方签署生效。' },
      ];
    case 'PowerOfAttorneyIssued':
      return [{ to: 'principal', text: '向审批部门出具的授权委托书已拟好，请阅读后签署。' }];
    case 'PowerOfAttorneySigned':
      return [{ to: 'agent', text: '授权委托书已由服务对象签署。' }];
    case 'TermWarned':
      return [
        { to: 'principal', text: `委托期限将于${event.until}届满；需要继续代办的，请签署延长。` },
        { to: 'agent', text: `委托期限将于${event.until}届满；需要继续办理的，请拟定延长并由双方签署。` },
      ];
    case 'PlanChangeProposed':
    case 'PlanChanged':
    case 'PlanChangeRefused':
    case 'PlanChangeWithdrawn':
    case 'MilestoneReached':
      return toldOfPlan(event);
    case 'NoticeGiven':
      return [{ to: 'principal', text: '办事流程和所需材料已一次性告知，请在案件中查看。' }];
    case 'ProgressReported':
      return [{ to: 'principal', text: `办理进展：${event.text}` }];
    case 'CorrectionRequested':
      return [{ to: 'principal', text: `审批部门要求补正，请于${event.by}前提供：${event.what.join('；')}。` }];
    case 'MatterResubmitted':
      return [{ to: 'principal', text: '补正的材料已重新递交审批部门。' }];
    case 'AuthorityStateMirrored':
      return event.source === 'pushed'
        ? [{ to: 'agent', text: `审批部门的办件状态：${authorityStateNames[event.state]}。` }]
        : [];
    case 'ResultRecorded':
      return [{ to: 'principal', text: `审批部门已作出决定。${event.explanation}${event.remedies ?? ''}` }];
    case 'EntryCorrected':
      return [{ to: 'principal', text: `办理记录中的一处差错已更正，请在案件中查看。${event.remedies ?? ''}` }];
    case 'ResultDelivered':
      return [{ to: 'principal', text: '办理结果已通知或送达。' }];
    case 'CaseSuspended':
      return [
        {
          to: 'principal',
          text: `办理已中止：${suspensionNames[event.reason]}。${event.explanation}预计${event.expectedEnd}前续办，中止期间不计入办理时限。`,
        },
        { to: 'manager', text: `一件代办案件已中止：${suspensionNames[event.reason]}。` },
      ];
    case 'CaseResumed':
      return [{ to: 'principal', text: `已续办。${event.explanation}` }];
    case 'ServiceTerminated':
      return [
        { to: 'principal', text: `代办服务已终止。终止原因：${groundWords(event)}。${event.explanation}` },
        { to: 'agent', text: '代办服务已终止，请向服务对象移交材料并签署服务终止单。' },
      ];
    case 'CollectionAsked':
      return [{ to: 'principal', text: '代办服务已结束，请凭有效证件领取所交材料；逾期无人领取的，将依法提存。' }];
    case 'PapersDeposited':
      return [{ to: 'principal', text: depositWords(event) }];
    case 'LossReported':
      return [
        { to: 'principal', text: '您所交的部分材料在保管中遗失，我们将补办或者承担相应责任。' },
        { to: 'manager', text: `保管的材料遗失，请处理：${event.circumstances}` },
      ];
    case 'LossSettled':
      return [{ to: 'principal', text: `遗失的材料：${lossOutcomeNames[event.settlement.outcome]}。` }];
    case 'TerminationFormSigned':
      return [{ to: 'principal', text: '材料已全部移交或依法处理，服务终止单已由代办人员签字。' }];
    case 'EvaluationInvited':
      return [{ to: 'principal', text: `${endingOf(beside)}请您评价本次${evaluatedOf(beside)}服务，并提出意见建议。` }];
    case 'ComplaintRegistered':
    case 'ComplaintPassedOn':
    case 'ComplaintAssigned':
    case 'ComplaintAccepted':
    case 'ComplaintRefused':
    case 'ComplaintExtended':
    case 'ComplaintAnswered':
    case 'ReviewRequested':
    case 'ComplaintWithdrawn':
      return toldOfComplaint(event);
    case 'RepairOpened':
      return [{ to: 'manager', text: '有差评待整改，请指派被评价人以外的人员。', ...exceptFor([event.about]) }];
    case 'RepairAssigned':
      return [{ to: 'agent', text: '一件差评已指派给您整改。' }];
    case 'DeadlineReminded':
      return [
        {
          to: reminded(event),
          ...(event.except ? { except: event.except } : {}),
          ...(event.above ? { above: event.above } : {}),
          text: `已到期未完成：${dueNames[event.due]}。`,
        },
      ];
    default:
      return [];
  }
}

/** §8.2: the complainant hears of every step; of the staff nobody whom it is about. */
function toldOfComplaint(event: ComplaintEvent): Told[] {
  switch (event.type) {
    case 'ComplaintRegistered':
      return [
        ...(event.named ? [toComplainant('您的投诉已登记，请凭编号和查询码查看进展。')] : []),
        { to: 'manager', text: '有新的投诉待受理。', ...exceptFor(event.concerned.map(({ staff }) => staff)) },
      ];
    case 'ComplaintPassedOn':
      return [
        toComplainant('您的投诉已转有权处理的部门，由其受理。'),
        { to: 'manager', office: event.to, text: '有转来的投诉待受理。', ...exceptFor(event.except) },
      ];
    case 'ComplaintAssigned':
      return [{ to: 'agent', text: '一件投诉已指派给您处理，注意保密。' }];
    case 'ComplaintAccepted':
      return [toComplainant('您的投诉已受理。')];
    case 'ComplaintRefused':
      return [
        toComplainant(
          `您的投诉不予受理：${refusalGroundNames[event.ground]}。${event.explanation}${event.guidedTo ? `请向以下部门反映：${event.guidedTo}` : ''}`,
        ),
      ];
    case 'ComplaintExtended':
      return [toComplainant(`您的投诉需要延期处置。原因：${event.reason}`)];
    case 'ComplaintAnswered':
      return [
        toComplainant(
          `您的投诉已有处置意见：${event.answer}${event.reviewUntil ? '对处置意见不满意的，可以在期限内申请复核一次。' : ''}`,
        ),
      ];
    case 'ReviewRequested':
      return [
        toComplainant('您的复核申请已登记，由其他人员复核。'),
        { to: 'manager', text: '一件投诉申请复核，请指派没有办理过的人员。', ...exceptFor(event.except) },
      ];
    case 'ComplaintWithdrawn':
      return [toComplainant('您的投诉已撤回。')];
    default:
      return [];
  }
}

const toComplainant = (text: string): Told => ({ to: 'principal', text });

const exceptFor = (staff: readonly string[]): Pick<Told, 'except'> => (staff.length > 0 ? { except: staff } : {});

/** §7.2.1.2: the principal hears of every hop, and the office that has to do something about it. */
function toldOfTransfer(event: TransferEvent): Told[] {
  switch (event.type) {
    case 'TransferProposed':
      return [
        {
          to: 'principal',
          text: `您的需求不属于本部门服务范围。${event.explanation}可以转办至：${placeWords(event.place)}。转办须经您同意，请阅读同意书后答复。`,
        },
      ];
    case 'TransferStarted':
      return [
        { to: 'principal', text: '经您同意，您的申请已发起转办，待接收部门答复。接收之前您可以随时撤回同意。' },
        { to: 'manager', office: event.to, text: `有转办案件待接收。转办理由：${event.reason}` },
      ];
    case 'TransferAccepted':
      return [
        { to: 'principal', text: '您的申请已由接收部门接收，工作人员将尽快与您联系。' },
        { to: 'manager', text: '转办案件已接收，待接待。' },
      ];
    case 'TransferReturned':
      return [
        { to: 'principal', text: `转办未成，您的申请已退回原部门，由其继续答复。原因：${returnWords(event)}` },
        { to: 'manager', text: `转办案件已退回，待接待或另作答复。原因：${returnWords(event)}` },
      ];
  }
}

/** A.7.1: each side hears what the other has proposed, answered or reached. */
function toldOfPlan(event: PlanEvent): Told[] {
  switch (event.type) {
    case 'PlanChangeProposed':
      return [
        event.by === 'mandatary'
          ? { to: 'principal', text: `代办人员提议变更申报计划，请阅读后答复。原因：${event.reason}` }
          : { to: 'agent', text: `服务对象提议变更申报计划，请答复。原因：${event.reason}` },
      ];
    case 'PlanChanged':
      return [
        { to: 'principal', text: '双方已同意变更申报计划，现行计划请在案件中查看。' },
        { to: 'agent', text: '双方已同意变更申报计划，请按现行计划办理。' },
      ];
    case 'PlanChangeRefused':
      return [{ to: other(event), text: `变更申报计划的提议未获同意，仍按原计划办理。理由：${event.reason}` }];
    case 'PlanChangeWithdrawn':
      return [{ to: other(event), text: '变更申报计划的提议已由提出的一方撤回，无须答复。' }];
    case 'MilestoneReached':
      return [{ to: 'principal', text: `申报计划的一个节点已于${event.on}达成，请在案件中查看。` }];
  }
}

const other = ({ by }: { readonly by: Party }): 'principal' | 'agent' => (by === 'principal' ? 'agent' : 'principal');

const returnWords = ({ why, reason }: Extract<TransferEvent, { type: 'TransferReturned' }>): string =>
  `${legEndNames[why]}。${reason ?? ''}`;
/** 民法典 §572: whoever may collect what was deposited is told where. */
const depositWords = ({ depositary, certificate }: Extract<CaseEvent, { type: 'PapersDeposited' }>): string =>
  `您所交的材料已提存于${depositary.name}（提存凭证号：${certificate}），您或者您的继承人、监护人可以凭有效证件向其领取。`;

const holdWords = '争议解决之前暂停办理。';

const answerWords = ({ answer, explanation }: Extract<CaseEvent, { type: 'AgentRequestAnswered' }>): string =>
  answer === 'granted' ? '您撤换代办人员的申请已获同意。' : `您撤换代办人员的申请未获同意。理由：${explanation}`;

/** A termination, or the end of an assistance, has been told by itself already. */
const endingOf = (beside: readonly CaseEvent[]): string =>
  beside.some(({ type }) => type === 'ServiceEnded') ? '委托事项已全部办结。' : '';

const evaluatedOf = (beside: readonly CaseEvent[]): string =>
  serviceNames[beside.some(({ type }) => type === 'AssistanceConcluded') ? 'assistance' : 'agency'];

/** Whom a reminder goes to: the agent first, the manager after; before the reception there is no agent yet. */
export const reminded = ({ level, due }: Extract<CaseEvent, { type: 'DeadlineReminded' }>) =>
  level === 1 && !forManager.includes(due) ? 'agent' : 'manager';

/** Before the reception there is no agent yet, and what concerns the agent is not for them to answer. */
const forManager: readonly DueName[] = [
  'reception',
  'consent',
  'response',
  'agent-request',
  'conduct',
  'complaint-acceptance',
  'complaint-review',
  'repair-contact',
  'repair-mending',
  'repair-call',
  'repair-check',
];

/** The notifications of one commit, in order. */
export function notificationsOf(commit: {
  readonly caseId: Case['id'];
  readonly seq: number;
  readonly at: Instant;
  readonly events: readonly CaseEvent[];
}): Notification[] {
  const { caseId, seq, at, events } = commit;
  const all = events.flatMap((event) => told(event, events).map((each) => ({ ...each, kind: event.type })));
  return all.map((each, index) => ({ id: `${caseId}-${seq}-${index}`, caseId, at, ...each }));
}
