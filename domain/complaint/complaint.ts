import type { Place } from '../guidance.ts';
import type { Instant } from '../values.ts';

/**
 * 投诉 (§8.2, GB/T 36113): about service, not about what an authority decided. We know the chapters of GB/T 36113 (受理, 调查,
 * 处置, 意见反馈, 资料归档, 结果运用) and not its words: what goes beyond the names of its steps is marked "as we read it", and its numbers
 * are settings.
 */
export const complaintChannels = ['online', 'public', 'window', 'phone', 'letter', 'hotline'] as const;
export type ComplaintChannel = (typeof complaintChannels)[number];

/** How staff may take one down: at the window, by phone, from a letter, or passed on from a hotline. */
export const takenDown = ['window', 'phone', 'letter', 'hotline'] as const satisfies readonly ComplaintChannel[];

/** 投诉类别: a set of our own, under which results are counted. */
export const complaintCauses = [
  'attitude',
  'delay',
  'telling',
  'procedure',
  'charging',
  'integrity',
  'privacy',
  'custody',
  'facility',
  'other',
] as const;
export type ComplaintCause = (typeof complaintCauses)[number];

export const causeNames = {
  attitude: '服务态度',
  delay: '拖延、超期',
  telling: '告知不清、不全',
  procedure: '不按规定办理',
  charging: '违规收费',
  integrity: '廉洁纪律',
  privacy: '泄露个人信息',
  custody: '材料保管不善',
  facility: '服务设施和环境',
  other: '其他',
} as const satisfies Record<ComplaintCause, string>;

/** How the complainant wants to be answered; by the number and code always. */
export const replyForms = ['progress', 'phone', 'message', 'letter', 'in-person'] as const;
export type ReplyForm = (typeof replyForms)[number];

export const replyFormNames = {
  progress: '凭编号和查询码查看',
  phone: '电话答复',
  message: '短信或线上消息',
  letter: '书面答复',
  'in-person': '当面答复',
} as const satisfies Record<ReplyForm, string>;

/** 不予受理 (as we read it, after the rules of other cities). */
export const refusalGrounds = [
  'other-authority',
  'authority-decision',
  'in-proceedings',
  'not-a-complaint',
  'already-open',
  'closed-before',
] as const;
export type RefusalGround = (typeof refusalGrounds)[number];

export const refusalGroundNames = {
  'other-authority': '不属于本区政务服务帮办代办职责',
  'authority-decision': '对审批部门的决定不服，应依法申请行政复议或者提起行政诉讼',
  'in-proceedings': '已进入诉讼、仲裁、行政复议、信访或者调解程序',
  'not-a-complaint': '没有明确的投诉对象或者与政务服务无关',
  'already-open': '同一投诉已受理，正在办理',
  'closed-before': '同一投诉已办结，没有新的事实和理由',
} as const satisfies Record<RefusalGround, string>;

export const complaintOutcomes = ['upheld', 'partly-upheld', 'not-upheld', 'unverifiable'] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];

export const complaintOutcomeNames = {
  upheld: '属实',
  'partly-upheld': '部分属实',
  'not-upheld': '不属实',
  unverifiable: '无法查实',
} as const satisfies Record<ComplaintOutcome, string>;

/** 回访: whether the complainant is satisfied with how the complaint was handled. */
export const callBackResults = ['satisfied', 'basically-satisfied', 'dissatisfied', 'unreached'] as const;
export type CallBackResult = (typeof callBackResults)[number];

export const callBackNames = {
  satisfied: '满意',
  'basically-satisfied': '基本满意',
  dissatisfied: '不满意',
  unreached: '未能联系上',
} as const satisfies Record<CallBackResult, string>;

/** Complaints that belong together and each have their own answer. */
export const complaintRelations = ['joint', 'repeated'] as const;
export type ComplaintRelation = (typeof complaintRelations)[number];

export const relationWords = {
  joint: '同一事由的共同投诉',
  repeated: '同一投诉人的重复投诉',
} as const satisfies Record<ComplaintRelation, string>;

/** Somebody the complaint is about, or who had the case in hand that it is about: as the directory had them then. */
export interface Concerned {
  /** Staff id. */
  readonly staff: string;
  readonly office: string;
  /** Whether they lead that office, or handle complaints there. */
  readonly leads: boolean;
}

export const passingReasons = ['misrouted', 'concerned'] as const;
export type PassingReason = (typeof passingReasons)[number];

export interface Passing {
  readonly from: string;
  readonly to: string;
  readonly why: PassingReason;
  readonly reason: string;
  readonly at: Instant;
}

export interface ComplaintRefusal {
  readonly ground: RefusalGround;
  readonly explanation: string;
  /** Where to go instead. */
  readonly guidedTo?: string;
  readonly place?: Place;
}

export interface ComplaintDecision {
  readonly outcome: ComplaintOutcome;
  readonly explanation: string;
  /** Staff id. */
  readonly by: string;
}

/** What a complaint has beside what every case has. */
export interface Complaint {
  /** 实名; nothing is known of whoever complains otherwise. */
  readonly named: boolean;
  readonly cause: ComplaintCause;
  readonly replyBy: ReplyForm;
  /** Hash of the code by which, with the number, anybody may see how it stands. */
  readonly progress: string;
  /** The case it is about: its number, and nothing of it. */
  readonly aboutCase?: string;
  /** Its number at the hotline. */
  readonly source?: string;
  readonly concerned: readonly Concerned[];
  readonly links: readonly { readonly complaint: string; readonly relation: ComplaintRelation }[];
  readonly passings: readonly Passing[];
  /** Staff id of who has it in hand. */
  readonly handler?: string;
  /** Everybody who decided it before: none of them reviews it. */
  readonly deciders: readonly string[];
  readonly acceptedAt?: Instant;
  readonly contactedAt?: Instant;
  readonly extension?: { readonly reason: string; readonly at: Instant };
  readonly findings?: { readonly text: string; readonly documents: readonly string[]; readonly at: Instant };
  readonly decision?: ComplaintDecision & { readonly at: Instant };
  readonly answer?: {
    readonly text: string;
    readonly by: ReplyForm;
    readonly otherwise?: string;
    readonly documentId?: string;
    readonly at: Instant;
  };
  readonly callBack?: { readonly result: CallBackResult; readonly note?: string; readonly at: Instant };
  /** Until when a review may be asked for; none after a review. */
  readonly reviewUntil?: Instant;
  readonly review?: { readonly reason: string; readonly at: Instant; readonly changed?: boolean };
  /** 结果运用: what should be done better. */
  readonly measures: readonly { readonly id: string; readonly measure: string; readonly at: Instant }[];
  readonly refusal?: ComplaintRefusal;
  readonly withdrawal?: { readonly reason?: string };
  readonly retainUntil?: Instant;
}
