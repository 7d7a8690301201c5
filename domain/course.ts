import type { CaseEvent, EventType } from './case.ts';
import type { Clause } from './standard.ts';

/** What each event is called in the course of a case (办理过程), and the clause it fulfils. */
export const acts = {
  CaseRegistered: { act: '登记', clause: '7.2.1.1' },
  CaseReceived: { act: '接待', clause: '7.2.1.1' },
  CaseDeclined: { act: '告知不属于服务范围', clause: '7.2.1.2' },
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
  ServiceEnded: { act: '委托事项全部办结，代办服务自动终止', clause: '7.2.5.1' },
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

export const meansNames = { 'in-person': '当面', electronic: '电子', paper: '书面' } as const;

export const receiptNames = { signed: '签收', mail: '邮寄', electronic: '电子送达' } as const;
