import type { Case, DueName } from './case.ts';
import { groundWords, lossOutcomeNames, suspensionNames } from './course.ts';
import type { CaseEvent } from './events.ts';
import type { Instant } from './values.ts';

/** Something to be told to somebody: no name, no number; the provider that delivers it asks the case who that is. */
export interface Notification {
  /** `<case>-<commit>-<place in the commit>`: the same event is always the same notification. */
  readonly id: string;
  readonly caseId: string;
  readonly at: Instant;
  readonly to: 'principal' | 'agent' | 'manager';
  readonly kind: CaseEvent['type'];
  readonly text: string;
}

export const dueNames: Record<DueName, string> = {
  reception: '接待',
  agreement: '签订协议',
  confirmation: '确认口头委托',
  term: '委托期限届满',
  silence: '反馈办理进展',
  resumption: '续办',
  delivery: '送达办理结果',
  evaluation: '评价',
  papers: '移交材料',
  form: '签署服务终止单',
  'hand-over': '交接材料',
  loss: '处理材料遗失',
};

type Told = Pick<Notification, 'to' | 'text'>;

/** What an event means for whom: feedback in time (§7.2.3.3), results (§7.2.4), the invitation to evaluate (§7.2.6), reminders. */
function told(event: CaseEvent, beside: readonly CaseEvent[]): Told[] {
  switch (event.type) {
    case 'CaseRegistered':
      return [
        { to: 'principal', text: '您的申请已登记，工作人员将尽快与您联系。帮办代办不收取任何服务费用。' },
        { to: 'manager', text: '有新的代办申请待接待。' },
      ];
    case 'CaseAssigned':
      return [{ to: 'agent', text: '一件代办申请已指派给您接待。' }];
    case 'CaseReceived':
      return [{ to: 'principal', text: '您的申请已由代办人员接待。' }];
    case 'CaseDeclined':
      return [{ to: 'principal', text: `您的需求不属于本部门服务范围。${event.explanation}请前往：${event.guidedTo}` }];
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
    case 'TermWarned':
      return [
        { to: 'principal', text: `委托期限将于${event.until}届满；需要继续代办的，请签署延长。` },
        { to: 'agent', text: `委托期限将于${event.until}届满；需要继续办理的，请拟定延长并由双方签署。` },
      ];
    case 'NoticeGiven':
      return [{ to: 'principal', text: '办事流程和所需材料已一次性告知，请在案件中查看。' }];
    case 'ProgressReported':
      return [{ to: 'principal', text: `办理进展：${event.text}` }];
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
      return [{ to: 'principal', text: `${endingOf(beside)}请您评价本次代办服务，并提出意见建议。` }];
    case 'DeadlineReminded':
      return [{ to: reminded(event), text: `已到期未完成：${dueNames[event.due]}。` }];
    default:
      return [];
  }
}

/** 民法典 §572: whoever may collect what was deposited is told where. */
const depositWords = ({ depositary, certificate }: Extract<CaseEvent, { type: 'PapersDeposited' }>): string =>
  `您所交的材料已提存于${depositary.name}（提存凭证号：${certificate}），您或者您的继承人、监护人可以凭有效证件向其领取。`;

/** A termination has been told by itself already. */
const endingOf = (beside: readonly CaseEvent[]): string =>
  beside.some(({ type }) => type === 'ServiceTerminated') ? '' : '委托事项已全部办结。';

/** Whom a reminder goes to: the agent first, the manager after; before the reception there is no agent yet. */
export const reminded = ({ level, due }: Extract<CaseEvent, { type: 'DeadlineReminded' }>) =>
  level === 1 && due !== 'reception' ? 'agent' : 'manager';

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
