import type { MaterialCheck } from './assistance.ts';
import type { OtherGround, Termination, TerminationGround } from './case.ts';
import type { CaseEvent, EventType } from './events.ts';
import type { Clause } from './standard.ts';

/** What each event is called in the course of a case (办理过程), and the clause it fulfils. */
export const acts = {
  CaseRegistered: { act: '登记', clause: '7.2.1.1' },
  InquiryReceived: { act: '帮办接待，首问负责', clause: '7.1.1.1' },
  CaseRedirected: { act: '告知不属于服务范围并引导', clause: '7.1.1.2' },
  FormChosen: { act: '确定帮办形式', clause: '7.1.2.1' },
  AdviceGiven: { act: '一次性告知法律法规、政策及办事程序', clause: '7.1.2.2' },
  QuestionAnswered: { act: '咨询答复', clause: '7.1.2.2' },
  MaterialsGuided: { act: '指导准备、补充材料', clause: '7.1.2.3' },
  SubmissionAccompanied: { act: '协助服务对象递交材料', clause: '7.1.2.3' },
  CoordinationRecorded: { act: '与相关部门沟通协调', clause: '7.2.3.4' },
  CoordinationSettled: { act: '登记协调结果', clause: '7.2.3.4' },
  ResponsibilityOffered: { act: '移交首问责任，待接手', clause: '7.1.2.2' },
  ResponsibilityAccepted: { act: '接手首问责任', clause: '7.1.2.2' },
  AssistanceConcluded: { act: '结束帮办', clause: '6.3.1' },
  ConvertedToAgency: { act: '帮办转为代办', clause: '6.3.2' },
  CaseReceived: { act: '接待', clause: '7.2.1.1' },
  CaseClaimed: { act: '认领', clause: '7.2.1.1' },
  CaseAssigned: { act: '指派', clause: '7.2.1.1' },
  ClaimReleased: { act: '退回认领', clause: '7.2.1.1' },
  CaseDeclined: { act: '告知不属于服务范围', clause: '7.2.1.2' },
  CaseWithdrawn: { act: '撤回申请', clause: '4.1' },
  AgreementDrafted: { act: '拟定代办服务委托协议', clause: '7.2.2' },
  AgreementSigned: { act: '签署代办服务委托协议', clause: 'A.7.4' },
  AgreementTookEffect: { act: '协议生效', clause: 'A.7.4' },
  NoticeGiven: { act: '一次性告知办事流程和材料', clause: '7.2.3.1' },
  MaterialsTaken: { act: '接收材料', clause: 'A.4.5' },
  MatterSubmitted: { act: '向审批部门递交材料', clause: '7.2.3.2' },
  ProgressReported: { act: '反馈办理进展', clause: '7.2.3.3' },
  ResultRecorded: { act: '取得审批结果', clause: '7.2.4' },
  ResultDelivered: { act: '通知或送达办理结果', clause: '7.2.4' },
  MaterialsHandedBack: { act: '移交材料', clause: 'B.1' },
  MaterialsTakenBack: { act: '自审批部门取回材料', clause: 'A.4.5' },
  ServiceEnded: { act: '委托事项全部办结，代办服务自动终止', clause: '7.2.5.1' },
  ServiceTerminated: { act: '终止代办服务', clause: '7.2.5.2' },
  TerminationFormSigned: { act: '签署服务终止单', clause: 'B.1' },
  EvaluationInvited: { act: '提示评价', clause: '7.2.6' },
  EvaluationGiven: { act: '评价', clause: '7.2.6' },
  EvaluationClosed: { act: '评价期满，未评价', clause: '7.2.6' },
  DocumentAdded: { act: '文件存入案卷', clause: '7.2.7' },
  DeadlineReminded: { act: '期限提醒', clause: '7.2.3.3' },
  CaseArchived: { act: '归档', clause: '7.2.7' },
} as const satisfies Record<EventType, { readonly act: string; readonly clause: Clause }>;

/** The act and clause of an event. */
export const actOf = ({ type }: CaseEvent): { readonly act: string; readonly clause: Clause } => acts[type];

export const outcomeNames = { granted: '准予', 'partly-granted': '部分准予', refused: '不予' } as const;

export const levelNames = {
  'very-satisfied': '非常满意',
  satisfied: '满意',
  'basically-satisfied': '基本满意',
  dissatisfied: '不满意',
  'very-dissatisfied': '非常不满意',
} as const;

export const matterStateNames = {
  entrusted: '待递交',
  submitted: '审批中',
  decided: '已有结果',
  delivered: '办结',
} as const;

/** How a service can end: §7.2.5.1, and §7.2.5.2 a) to e) in the words of the standard. */
export const groundNames = {
  completed: '委托事项全部办结',
  'principal-asked': '服务对象要求终止委托服务',
  deception: '服务对象弄虚作假、隐瞒真实情况',
  'no-cooperation': '服务对象不配合办理代办事项，导致流程无法继续',
  'not-qualified': '事项申请不符合法定条件、标准，不具备办结条件',
  other: '其他应终止服务的情形',
} as const satisfies Record<'completed' | TerminationGround, string>;

/** 民法典 §173, 民法典 §934. */
export const otherGroundNames = {
  death: '委托人死亡',
  incapacity: '委托人丧失民事行为能力',
  dissolution: '委托人作为法人、非法人组织终止',
  'statutory-bar': '依法不得继续代办',
  other: '其他',
} as const satisfies Record<OtherGround, string>;

/** The ground of a termination as it is told to people. */
export const groundWords = ({ ground, kind }: Pick<Termination, 'ground' | 'kind'>): string =>
  kind ? `${groundNames[ground]}（${otherGroundNames[kind]}）` : groundNames[ground];

/** How a paper stood when it was looked through with the principal. */
export const checkNames = {
  ready: '已备齐',
  missing: '缺少',
  'to-supplement': '需补充',
} as const satisfies Record<MaterialCheck, string>;

export const meansNames = { 'in-person': '当面', electronic: '电子', paper: '书面' } as const;

export const receiptNames = { signed: '签收', mail: '邮寄', electronic: '电子送达' } as const;
