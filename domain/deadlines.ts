import type { District } from './settings.ts';

/**
 * The deadlines of a case. The standard names none of these numbers; those marked 建议默认 are this system's proposals,
 * to be confirmed by the district: so each is a setting with basis, version and first day of force, never a constant.
 */
export interface DeadlineVersion {
  readonly value: number;
  /** `working-hours` and `working-days` count by the dated calendar; `days` are calendar days, `hours` run on by night. */
  readonly unit: 'hours' | 'working-hours' | 'working-days' | 'days';
  readonly basis: string;
  readonly version: string;
  /** A day: `2026-01-01`. */
  readonly effectiveFrom: string;
  readonly approvedBy?: string | undefined;
}

/** A deadline as it is now, and the versions before it, the latest first: a span goes by the one in force when it began. */
export interface Deadline extends DeadlineVersion {
  readonly earlier?: readonly DeadlineVersion[] | undefined;
}

/** A step of escalation (升级): who hears of what is still overdue after so long. */
export interface Escalation {
  /** To the manager so many offices above that of the case: 0 its own, 1 the one above, and so on. */
  readonly above: number;
  /** After the deadline itself. */
  readonly after: Deadline;
}

/** When a deadline turns amber: when so much of its working time is left, as a share between 0 and 1. */
export interface Amber {
  readonly share: number;
  readonly basis: string;
}

const proposed = (value: number, unit: Deadline['unit'], why: string): Deadline => ({
  value,
  unit,
  basis: `建议默认：${why}`,
  version: '1',
  effectiveFrom: '2026-01-01',
});

export const defaultDeadlines = {
  /** §7.1.1.1: from an inquiry to its first responder. */
  response: proposed(2, 'working-hours', '帮办需求两个工作小时内接待'),
  /** §7.1.2: longest silence towards the principal while being assisted. */
  guidance: proposed(3, 'working-days', '帮办进展静默不超过三个工作日'),
  /** §7.2.1: from registration to reception. */
  reception: proposed(2, 'working-hours', '预约与代办申请两个工作小时内联系'),
  /** §7.2.1.2: from telling that it is out of scope to the transfer, or another answer. */
  consent: proposed(3, 'working-days', '告知不属于服务范围后三个工作日内征得同意并发起转办，或另作答复'),
  /** §7.2.1.2: from the start of a transfer to its acceptance or refusal; then the case goes back by itself. */
  transfer: proposed(1, 'working-days', '接收部门一个工作日内接收或退回转办，逾期自动退回'),
  /** §7.2.2: from reception to both signatures. */
  agreement: proposed(3, 'working-days', '接待后三个工作日内签订协议'),
  /** §6.3.2: from an oral mandate to the principal's confirmation. */
  confirmation: proposed(16, 'working-hours', '口头委托后十六个工作小时内确认'),
  /** 电子签名法 §13: how long a one-time link for signing may be used. */
  link: proposed(3, 'days', '一次性签署链接三日内有效'),
  /** §7.2.3.3: longest silence towards the principal while a matter is in hand. */
  silence: proposed(5, 'working-days', '进度静默不超过五个工作日'),
  /** 附录A 七.1: how far off the expected end of a suspension may lie. */
  suspension: proposed(90, 'days', '中止不超过九十日，期满应当续办、再次中止或者终止'),
  /** §7.2.4: from the authority's result to its delivery. */
  delivery: proposed(1, 'working-days', '结果一个工作日内通知或送达'),
  /** §7.1.3, §7.2.6: how long an evaluation may be given after the service ended. */
  evaluation: proposed(30, 'days', '服务结束后三十日内可评价'),
  /** §7.1.3, §7.2.6: how long after that window one more may be given (追评), which is shown beside. */
  additionalEvaluation: proposed(180, 'days', '评价期满后一百八十日内可追评一次'),
  /** §8.3: from a poor rating under a name to the first contact. */
  repairContact: proposed(1, 'working-days', '实名差评一个工作日内联系核实'),
  /** §8.3: from a poor rating, or its sending back, until it is mended. */
  repairMending: proposed(5, 'working-days', '差评五个工作日内整改'),
  /** §8.3: the same, with more time for a reason. */
  repairExtended: proposed(15, 'working-days', '情况复杂并说明理由的，差评十五个工作日内整改'),
  /** §8.3: from the mending to the call. */
  repairCall: proposed(2, 'working-days', '整改后两个工作日内回访实名评价人'),
  /** §8.3: from the call, or the mending of an anonymous rating, to the check. */
  repairCheck: proposed(2, 'working-days', '回访后两个工作日内复核'),
  /** §7.2.5.2: from a termination to the signed form. */
  form: proposed(5, 'working-days', '服务终止后五个工作日内移交材料并签署服务终止单'),
  /** A.3.4: from a request for another agent to its answer. */
  agentRequest: proposed(3, 'working-days', '申请撤换代办人员三个工作日内答复'),
  /** A.3.5: from a report on service or integrity to its answer. */
  conduct: proposed(5, 'working-days', '对代办服务、廉政行为的反映五个工作日内答复'),
  /** §8.1: from a finding of a supervisor, or their dispute of its answer, to the answer. */
  finding: proposed(10, 'working-days', '监督意见十个工作日内答复'),
  /** A.2.3: from a change of the agent until the new one has looked through the papers. */
  handOver: proposed(2, 'working-days', '变更代办人员后两个工作日内交接材料'),
  /** 民法典 §570: from the first call to collect papers to their deposit at the earliest. */
  collection: proposed(15, 'working-days', '催领后十五个工作日无人领取的，可以提存'),
  /** B.1: from that call until they must have gone, and the form be signed. */
  deposit: proposed(25, 'working-days', '催领后二十五个工作日内移交或提存'),
  /** A.4.5: from the report of a loss to its settlement. */
  loss: proposed(10, 'working-days', '遗失登记后十个工作日内补办或认定责任'),
  /** How long before the end of its term both sides are warned; counted back in calendar days. */
  term: proposed(10, 'days', '委托期限届满前十日提醒'),
  /** §8.3: from the computing of a report to its review. */
  report: proposed(5, 'working-days', '报告生成后五个工作日内审核发布'),
  /** §4.3: from the mandate to the end of the service, whatever its matters. */
  total: proposed(90, 'working-days', '委托生效后九十个工作日内办结全部事项'),
  /** §8.2: from a complaint's arrival at an office to its acceptance or refusal. */
  complaintAcceptance: proposed(1, 'working-days', '投诉一个工作日内决定是否受理'),
  /** §8.2: from there to its passing on, where it is not the office's own. */
  complaintPassing: proposed(24, 'hours', '非本部门职责的投诉二十四小时内转有关部门（参照安阳市政务服务条例第50条）'),
  /** §8.2: from the acceptance until the complainant has been spoken with. */
  complaintContact: proposed(1, 'working-days', '受理后一个工作日内联系实名投诉人'),
  /** §8.2: from the acceptance to the decision. */
  complaintDecision: proposed(5, 'working-days', '受理后五个工作日内作出处置（参照安阳市政务服务条例第50条）'),
  /** §8.2: by how much that may be put off, once. */
  complaintExtension: proposed(
    5,
    'working-days',
    '经负责人批准可以延期一次，不超过五个工作日（参照安阳市政务服务条例第50条）',
  ),
  /** §8.2: from the decision to the answer. */
  complaintReply: proposed(1, 'working-days', '作出处置后一个工作日内反馈投诉人'),
  /** §8.2: from the answer to the call back. */
  complaintCallBack: proposed(4, 'working-days', '反馈后四个工作日内回访（参照深圳市政务服务投诉办法）'),
  /** §8.2: how long after the answer a review may be asked for. */
  complaintReviewRequest: proposed(30, 'days', '收到反馈后三十日内可以申请复核一次（参照信访工作条例）'),
  /** §8.2: from that request to the new decision. */
  complaintReview: proposed(5, 'working-days', '申请复核后五个工作日内作出复核意见'),
  /** §8.2: from when nothing is left to wait for to the filing. */
  complaintFiling: proposed(5, 'working-days', '办结后五个工作日内归档'),
} as const satisfies Record<string, Deadline>;

export type DeadlineName = keyof typeof defaultDeadlines;

/** §4.3: the agent is reminded when a deadline has passed; then it goes up, step by step. */
export const defaultEscalation: readonly Escalation[] = [
  { above: 0, after: proposed(1, 'working-days', '超期一个工作日升级至部门负责人') },
];

/** How long before its end the calendar should know the next year: notices of the State Council come in November. */
export const calendarAhead = proposed(60, 'days', '工作日安排应在数据用完前六十日录入');

export const defaultAmber: Amber = { share: 0.3, basis: '建议默认：剩余工作时间不足三成时黄灯' };

export type Deadlines = Readonly<Record<DeadlineName, Deadline>> & {
  readonly escalation: readonly Escalation[];
  readonly amber: Amber;
};

/** Some of the deadlines, as a standard or a district sets them. */
interface Sets {
  readonly deadlines: { readonly [Name in DeadlineName]?: Deadline | undefined };
}

/** The deadlines of a district: the defaults, with what the standard followed sets, with what the district set. */
export const deadlinesOf = (
  profile: Sets,
  district: Sets & Partial<Pick<District, 'escalation' | 'amber'>>,
): Deadlines => ({
  ...after(after(defaultDeadlines, profile), district),
  escalation: district.escalation ?? defaultEscalation,
  amber: district.amber ?? defaultAmber,
});

type Named = Readonly<Record<DeadlineName, Deadline>>;

const after = (before: Named, { deadlines }: Sets): Named => ({
  ...before,
  ...Object.fromEntries(
    Object.entries(withoutAbsent(deadlines)).map(([name, set]) => [name, sinceThen(before[name as DeadlineName], set)]),
  ),
});

/** Before what was set came into force, what it replaces was. */
function sinceThen({ earlier: longBefore = [], ...before }: Deadline, set: Deadline): Deadline {
  const earlier = set.earlier ?? [];
  const first = earlier.at(-1) ?? set;
  return first.effectiveFrom > before.effectiveFrom ? { ...set, earlier: [...earlier, before, ...longBefore] } : set;
}

const withoutAbsent = <T extends object>(record: T): { [K in keyof T]: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };
