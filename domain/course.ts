import type { MaterialCheck } from './assistance.ts';
import type { OtherGround, Termination, TerminationGround, WithdrawalCause } from './case/endings.ts';
import type { AuthorityState, AuthorityStateCode } from './case/matters.ts';
import type { Capacity, Deposit, DepositCause, LossSettlement, PaperState } from './case/papers.ts';
import type { ConductOutcome, DisputeOutcome } from './case/people.ts';
import type { LegEnd } from './case/reception.ts';
import type { ConsentPurpose, Publishable, SensitiveKind, TakenAlong } from './consent.ts';
import type { CaseEvent, EventType } from './events.ts';
import type { MilestoneStep } from './plan.ts';
import type { RatingChannel, RatingFlag, RatingVerdict } from './rating.ts';
import type { Clause } from './standard.ts';
import type { DelaySide, SuspensionReason } from './suspension.ts';

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
  CaseMerged: { act: '重复登记，并入在先的案件', clause: '7.2.1.1' },
  DuplicateJoined: { act: '并入重复登记的案件', clause: '7.2.1.1' },
  CaseDeclined: { act: '告知不属于服务范围', clause: '7.2.1.2' },
  TransferProposed: { act: '告知不属于服务范围，征求转办同意', clause: '7.2.1.2' },
  TransferStarted: { act: '发起转办', clause: '7.2.1.2' },
  TransferAccepted: { act: '接收转办', clause: '7.2.1.2' },
  TransferReturned: { act: '转办退回', clause: '7.2.1.2' },
  ConsentGiven: { act: '同意处理个人信息', clause: 'A.4.3' },
  ConsentWithdrawn: { act: '撤回同意', clause: 'A.4.3' },
  CaseWithdrawn: { act: '撤回申请', clause: '4.1' },
  AgreementDrafted: { act: '拟定代办服务委托协议', clause: '7.2.2' },
  AgreementSigned: { act: '签署代办服务委托协议', clause: 'A.7.4' },
  AgreementTookEffect: { act: '协议生效', clause: 'A.7.4' },
  RepresentativeRecorded: { act: '登记委托方代表人', clause: 'A.7.4' },
  GuardianRecorded: { act: '登记监护人', clause: '6.3.2' },
  OwnIntentRecorded: { act: '询问并登记老年人本人意愿', clause: '4.1' },
  AgentChanged: { act: '变更代办人员', clause: 'A.2.3' },
  ContactChanged: { act: '变更甲方经办人', clause: 'A.2.3' },
  OtherAgentRequested: { act: '申请撤换代办人员', clause: 'A.3.4' },
  AgentRequestAnswered: { act: '答复撤换申请', clause: 'A.3.4' },
  ConductReported: { act: '反映代办服务、廉政行为', clause: 'A.3.5' },
  ConductAnswered: { act: '答复反映', clause: 'A.3.5' },
  MatterWithdrawn: { act: '撤回委托事项', clause: 'A.5.2' },
  MandateRestricted: { act: '缩小委托权限', clause: 'A.1.2' },
  SubDelegationAgreed: { act: '同意转委托', clause: 'A.4.4' },
  MattersSubDelegated: { act: '转委托', clause: 'A.4.4' },
  SubDelegationEnded: { act: '结束转委托', clause: 'A.4.4' },
  DisputeOpened: { act: '提出争议', clause: 'A.6' },
  DisputeSettled: { act: '争议解决', clause: 'A.6' },
  PapersHandedOver: { act: '交接材料', clause: 'A.4.5' },
  OrallyEntrusted: { act: '口头委托', clause: '6.3.2' },
  OralMandateConfirmed: { act: '确认口头委托', clause: '6.3.2' },
  OralMandateLapsed: { act: '口头委托逾期未确认，代办权限停止', clause: '6.3.2' },
  SupplementDrafted: { act: '拟定补充内容', clause: 'A.7.5' },
  SupplementSigned: { act: '签署补充内容', clause: 'A.7.4' },
  SupplementTookEffect: { act: '补充内容生效', clause: 'A.7.5' },
  TermWarned: { act: '提醒委托期限将届满', clause: 'A.1.2' },
  PowerOfAttorneyIssued: { act: '出具授权委托书', clause: 'A.1.2' },
  PowerOfAttorneySigned: { act: '签署授权委托书', clause: 'A.1.2' },
  NoticeGiven: { act: '一次性告知办事流程和材料', clause: '7.2.3.1' },
  MaterialsTaken: { act: '接收材料', clause: 'A.4.5' },
  MatterSubmitted: { act: '向审批部门递交材料', clause: '7.2.3.2' },
  ProgressReported: { act: '反馈办理进展', clause: '7.2.3.3' },
  CorrectionRequested: { act: '一次性告知需要补正的内容', clause: '7.2.3.2' },
  MatterResubmitted: { act: '补正后重新递交', clause: '7.2.3.2' },
  AuthorityStateMirrored: { act: '跟踪审批办件状态', clause: '7.2.3.3' },
  DelayRecorded: { act: '登记延误及其所属一方', clause: 'A.7.1' },
  PlanChangeProposed: { act: '提议变更申报计划', clause: 'A.7.1' },
  PlanChanged: { act: '双方同意，申报计划变更', clause: 'A.7.1' },
  PlanChangeRefused: { act: '不同意变更申报计划', clause: 'A.7.1' },
  PlanChangeWithdrawn: { act: '撤回变更申报计划的提议', clause: 'A.7.1' },
  MilestoneReached: { act: '达成申报计划的节点', clause: 'A.7.1' },
  ChargePaid: { act: '甲方向审批部门缴纳规费', clause: 'A.3.3' },
  ResultRecorded: { act: '取得审批结果', clause: '7.2.4' },
  ResultDelivered: { act: '通知或送达办理结果', clause: '7.2.4' },
  CaseSuspended: { act: '中止办理', clause: 'A.7.1' },
  CaseResumed: { act: '续办', clause: 'A.7.1' },
  MaterialsHandedBack: { act: '移交材料', clause: 'B.1' },
  MaterialsTakenBack: { act: '自审批部门取回材料', clause: 'A.4.5' },
  CollectionAsked: { act: '催告领取材料', clause: 'B.1' },
  PapersDeposited: { act: '提存材料', clause: 'B.1' },
  LossReported: { act: '登记材料遗失', clause: 'A.4.5' },
  LossSettled: { act: '处理材料遗失', clause: 'A.4.5' },
  ServiceEnded: { act: '委托事项全部办结，代办服务自动终止', clause: '7.2.5.1' },
  ServiceTerminated: { act: '终止代办服务', clause: '7.2.5.2' },
  TerminationFormSigned: { act: '签署服务终止单', clause: 'B.1' },
  EvaluationInvited: { act: '提示评价', clause: '7.2.6' },
  EvaluationGiven: { act: '评价', clause: '7.2.6' },
  EvaluationClosed: { act: '评价期满，未评价', clause: '7.2.6' },
  RatingJudged: { act: '复核评价', clause: '7.2.6' },
  NeedRaisedAgain: { act: '同一事再次提出，改判未解决', clause: '7.2.5.3' },
  RatingSettled: { act: '评价经两人复核认定', clause: '7.2.6' },
  RepairOpened: { act: '差评登记，待整改', clause: '8.3' },
  RepairAssigned: { act: '指派差评整改', clause: '8.3' },
  RaterContacted: { act: '联系评价人核实', clause: '8.3' },
  RepairExtended: { act: '差评延期整改', clause: '8.3' },
  MendingRecorded: { act: '差评整改', clause: '8.3' },
  RaterCalledBack: { act: '回访评价人', clause: '8.3' },
  RepairChecked: { act: '复核差评整改', clause: '8.3' },
  RepairVoided: { act: '评价经认定无效，整改终结', clause: '8.3' },
  EntryCorrected: { act: '更正办理记录', clause: '7.2.7' },
  CorrectionNoted: { act: '归档后附加更正', clause: '7.2.7' },
  CaseImported: { act: '自其他系统转入', clause: '7.2.1.1' },
  FormIssued: { act: '出具文书', clause: '7.2.2' },
  DocumentAdded: { act: '文件存入案卷', clause: '7.2.7' },
  DeadlineReminded: { act: '期限提醒', clause: '7.2.3.3' },
  CaseArchived: { act: '归档', clause: '7.2.7' },
  ComplaintRegistered: { act: '登记投诉', clause: '8.2' },
  ComplaintPassedOn: { act: '投诉转有权处理的部门', clause: '8.2' },
  ComplaintAssigned: { act: '指派投诉处理人员', clause: '8.2' },
  ComplaintAccepted: { act: '受理投诉', clause: '8.2' },
  ComplaintRefused: { act: '不予受理投诉', clause: '8.2' },
  ConcernedIdentified: { act: '查明被投诉人，本人回避', clause: '8.2' },
  ComplainantContacted: { act: '联系投诉人', clause: '8.2' },
  ComplaintExtended: { act: '投诉延期处置', clause: '8.2' },
  FindingsRecorded: { act: '登记调查情况', clause: '8.2' },
  ComplaintDecided: { act: '作出投诉处置', clause: '8.2' },
  ComplaintAnswered: { act: '反馈处置意见', clause: '8.2' },
  ComplainantCalledBack: { act: '回访投诉人', clause: '8.2' },
  ReviewRequested: { act: '申请复核', clause: '8.2' },
  ReviewDecided: { act: '作出复核意见', clause: '8.2' },
  ImprovementProposed: { act: '提出改进措施', clause: '8.2' },
  ComplaintLinked: { act: '关联投诉', clause: '8.2' },
  ComplaintWithdrawn: { act: '撤回投诉', clause: '8.2' },
  ComplaintFiled: { act: '投诉资料归档', clause: '8.2' },
} as const satisfies Record<EventType, { readonly act: string; readonly clause: Clause }>;

/** The act and clause of an event. */
export const actOf = ({ type }: CaseEvent): { readonly act: string; readonly clause: Clause } => acts[type];

/** What a report on conduct came to (A.3.5). */
export const conductOutcomeNames: Readonly<Record<ConductOutcome, string>> = {
  found: '属实，已处理',
  'not-found': '经核实不属实',
  'passed-on': '已转有权处理的部门',
};

export const outcomeNames = { granted: '准予', 'partly-granted': '部分准予', refused: '不予' } as const;

export const ratingChannelNames: Readonly<Record<RatingChannel, string>> = {
  account: '本人登录评价',
  link: '一次性链接',
  device: '评价器',
  phone: '电话',
  paper: '纸质评价表',
};

export const ratingFlagNames: Readonly<Record<RatingFlag, string>> = {
  'staff-account': '工作人员账号',
  'staff-network': '办公网络',
  'device-burst': '同一评价器短时多评',
  'too-fast': '打开后过快提交',
  'same-words': '多件意见同文',
};

export const ratingVerdictNames: Readonly<Record<RatingVerdict, string>> = { valid: '有效', invalid: '无效' };

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
  withdrawn: '已撤回',
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
export const causeNames = {
  'not-needed': '不再需要或者已自行办成',
  dissatisfied: '对服务不满意',
} as const satisfies Record<WithdrawalCause, string>;

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
export const consentPurposeNames = {
  transfer: '转办',
  'sensitive-data': '处理敏感个人信息',
  publication: '公开',
} as const satisfies Record<ConsentPurpose, string>;

export const consentChannelNames = { online: '线上', paper: '书面', phone: '电话', oral: '口头' } as const;

/** 个人信息保护法 §28. */
export const sensitiveKindNames = {
  biometric: '生物识别',
  religion: '宗教信仰',
  'specific-identity': '特定身份',
  medical: '医疗健康',
  'financial-account': '金融账户',
  whereabouts: '行踪轨迹',
  'child-under-14': '不满十四周岁未成年人的个人信息',
} as const satisfies Record<SensitiveKind, string>;

export const publishableNames = { evaluation: '评价内容', 'case-story': '服务案例' } as const satisfies Record<
  Publishable,
  string
>;

export const takenAlongNames = {
  need: '需求说明',
  documents: '案件中的文件',
  persons: '人员信息',
} as const satisfies Record<TakenAlong, string>;

/** How a transfer ended (§7.2.1.2). */
export const legEndNames = {
  accepted: '已接收',
  refused: '接收部门退回',
  lapsed: '逾期未答复，自动退回',
  'consent-withdrawn': '服务对象撤回同意，退回',
  'case-withdrawn': '服务对象撤回申请',
} as const satisfies Record<LegEnd, string>;
/** Why a case rests. */
export const suspensionNames = {
  correction: '等待补正材料',
  'special-procedure': '等待审批部门的听证、检验、检测、鉴定、专家评审等特别程序',
  'principal-asked': '服务对象要求中止',
  dispute: '发生争议，暂停办理',
  'force-majeure': '不可抗力',
  other: '其他原因',
} as const satisfies Record<SuspensionReason, string>;

/** On whose side a delay is. */
export const sideNames = {
  principal: '委托方',
  mandatary: '受托方',
  authority: '审批部门',
  nobody: '不归于任何一方',
} as const satisfies Record<DelaySide, string>;
export const signatoryNames = {
  legal: '法定代表人',
  authorised: '授权代表',
  limited: '限制民事行为能力',
  none: '无民事行为能力',
} as const;

export const relationNames = {
  parent: '父母',
  spouse: '配偶',
  child: '子女',
  relative: '其他近亲属',
  appointed: '依法指定或者协议确定',
} as const;
export const paperStateNames: Record<PaperState, string> = {
  held: '保管中',
  submitted: '已递交审批部门',
  returned: '已移交服务对象',
  deposited: '已提存',
  lost: '遗失',
  replaced: '遗失后已补办并移交',
};

/** What reaches a milestone of the plan (A.7.1). */
export const milestoneStepNames = {
  filing: '递交',
  result: '取得审批结果',
  other: '其他',
} as const satisfies Record<MilestoneStep, string>;

/** 办件状态, as authorities name them. */
export const authorityStateNames: Record<AuthorityStateCode, string> = {
  'window-accepted': '窗口受理',
  'not-taken': '不受理',
  'acceptance-refused': '不予受理',
  'correction-begun': '补正开始',
  'correction-over': '补正结束',
  'department-accepted': '部门受理',
  'special-begun': '特别程序开始',
  'special-over': '特别程序结束',
  approved: '办结（通过）',
  'approved-with-gaps': '办结（容缺通过）',
  rejected: '办结（不通过）',
  'returned-to-applicant': '已撤件',
  recalled: '撤回',
  revoked: '撤销',
};

export const sourceNames: Record<AuthorityState['source'], string> = { entered: '人工登记', pushed: '审批平台推送' };

export const capacityNames: Record<Capacity, string> = {
  heir: '继承人',
  'estate-administrator': '遗产管理人',
  guardian: '监护人',
  successor: '权利义务承受人',
  liquidator: '清算组',
};

/** 民法典 §570. */
export const depositCauseNames: Record<DepositCause, string> = {
  'not-collected': '催告后无正当理由拒绝领取或者无人领取',
  untraceable: '领取人下落不明',
  'no-heir': '委托人死亡或者终止，未确定继承人、遗产管理人或者承受人',
  'no-guardian': '委托人丧失民事行为能力，未确定监护人',
  'other-cause': '法律规定的其他情形',
};

export const depositaryNames: Record<Deposit['depositary']['kind'], string> = {
  notary: '公证机构',
  authority: '其他提存部门',
};

export const lossOutcomeNames: Record<LossSettlement['outcome'], string> = {
  found: '已找回',
  replaced: '已补办',
  liability: '认定受托方承担相应责任',
};

/** How a dispute came to rest (A.6). */
export const disputeOutcomeNames = {
  negotiated: '协商解决',
  arbitration: '仲裁',
  court: '诉讼',
  withdrawn: '撤回',
} as const satisfies Record<DisputeOutcome, string>;

export const meansNames = { 'in-person': '当面', electronic: '电子', paper: '书面' } as const;

export const receiptNames = { signed: '签收', mail: '邮寄', electronic: '电子送达' } as const;
