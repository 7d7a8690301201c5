import { evaluationLevels } from '../case/endings.ts';
import { resultOutcomes } from '../case/matters.ts';
import { legEnds } from '../case/reception.ts';
import { callBackResults, complaintCauses, complaintChannels, complaintOutcomes } from '../complaint/complaint.ts';
import tagSet from '../data/rating-tags.json' with { type: 'json' };
import { ratingChannels, ratingFlags } from '../rating.ts';
import { raterCalls } from '../repair/repair.ts';
import { suspensionReasons } from '../suspension.ts';

/** Units of the numbers that rows carry; whole numbers always. */
export const units = ['working-minutes', 'working-days', 'participants'] as const;
export type MeasureUnit = (typeof units)[number];

/**
 * What rows can say, as data: each measure asks one question. Its answer is one of a closed set of words, or a number in a
 * unit. Whatever `waits` may also be `pending`, until an instant: nobody knows the answer before then.
 */
export type MeasureDefinition = {
  /** The question, in Chinese. */
  readonly asks: string;
  /** The day a row counts to (Beijing). */
  readonly on: string;
  /** Rows of it are written; of a measure that is defined and not yet recorded there are no data, which is not zero. */
  readonly recorded: boolean;
  readonly waits?: boolean;
} & ({ readonly values: readonly string[] } | { readonly unit: MeasureUnit });

/** In time, too late, or over without it; what still waits is `pending`. */
const inTime = ['on-time', 'late', 'missed'] as const;

const { tags } = tagSet;

export const measures = {
  /** 口径v1 9.1: `void` is 测试件 or 无法联系且核实无效件; `imported` ran elsewhere before. */
  request: {
    asks: '当月产生的请求',
    on: '登记日',
    recorded: true,
    values: ['counted', 'merged', 'void', 'imported'],
  },
  /** 口径v1 9.2. `missed` ended without an answer after it was due; the last four are left out of the rate. */
  response: {
    asks: '首次有效响应是否按时',
    on: '请求到达本单位之日',
    recorded: true,
    waits: true,
    values: [...inTime, 'withdrawn', 'merged', 'void', 'imported'],
  },
  'response-time': { asks: '首次有效响应用时', on: '请求到达本单位之日', recorded: true, unit: 'working-minutes' },
  /** What the reception came to. */
  reception: {
    asks: '接待结果',
    on: '接待之日',
    recorded: true,
    values: ['received', 'declined', 'redirected', 'withdrawn'],
  },
  /** Of the receiving office: taken over or sent back within the deadline; §7.2.1.2. */
  transfer: {
    asks: '转办结果（转出单位）',
    on: '发出转办之日',
    recorded: true,
    waits: true,
    values: legEnds,
  },
  'transfer-answer': {
    asks: '接收单位是否按时答复转办',
    on: '发出转办之日',
    recorded: true,
    waits: true,
    values: [...inTime, 'withdrawn'],
  },
  /** §6.3.2, §7.2.2: how the mandate was given. */
  mandate: { asks: '委托形式', on: '委托生效日', recorded: true, values: ['written', 'oral'] },
  agreement: {
    asks: '是否按时签订协议',
    on: '接待之日',
    recorded: true,
    waits: true,
    values: [...inTime, 'withdrawn', 'merged', 'imported'],
  },
  /** §7.2.2: 一次性告知. */
  notice: { asks: '是否一次性告知', on: '服务结束日', recorded: true, values: ['given', 'not-given'] },
  /** 口径v1 9.3. `unresolved` is assistance that did not meet the need. */
  resolution: {
    asks: '是否解决',
    on: '办结或终止之日',
    recorded: true,
    values: [
      'resolved',
      'unresolved',
      'reopened',
      'not-needed',
      'dissatisfied',
      'reason-unknown',
      'deception',
      'no-cooperation',
      'not-qualified',
      'other',
    ],
  },
  /** §7.2.5.2 e) as it is coded. */
  'other-ground': {
    asks: '其他终止情形',
    on: '终止之日',
    recorded: true,
    values: ['death', 'incapacity', 'dissolution', 'statutory-bar', 'other'],
  },
  /** §4.3: within the deadline for the whole of an agency; counted when it falls due or the service ends before. */
  completion: {
    asks: '是否按时办结',
    on: '办结之日；超期未结的为应办结之日',
    recorded: true,
    waits: true,
    values: ['on-time', 'late', 'terminated'],
  },
  'handling-time': { asks: '代办办结用时', on: '办结之日', recorded: true, unit: 'working-days' },
  'assistance-time': { asks: '帮办用时', on: '帮办结束之日', recorded: true, unit: 'working-minutes' },
  /** By matter, each under its own item. */
  result: { asks: '审批结果', on: '登记结果之日', recorded: true, values: resultOutcomes },
  'authority-time': { asks: '审批部门用时', on: '登记结果之日', recorded: true, unit: 'working-days' },
  filing: { asks: '递交是否经补正', on: '首次递交之日', recorded: true, values: ['accepted', 'corrected'] },
  /** §7.2.4. */
  delivery: { asks: '结果是否按时送达', on: '登记结果之日', recorded: true, waits: true, values: inTime },
  suspension: { asks: '中止事由', on: '中止之日', recorded: true, values: suspensionReasons },
  'suspension-time': { asks: '中止时长', on: '续办或终止之日', recorded: true, unit: 'working-days' },
  /** A.4.5, B.1: after the end of the service. */
  custody: { asks: '保管材料是否按时移交', on: '应移交之日', recorded: true, waits: true, values: inTime },
  loss: { asks: '材料遗失', on: '报失之日', recorded: true, values: ['open', 'found', 'replaced', 'liability'] },
  deposit: { asks: '材料提存', on: '提存之日', recorded: true, values: ['deposited'] },
  'agent-change': { asks: '变更代办人员', on: '变更之日', recorded: true, values: ['changed'] },
  /** A.3.4. */
  'agent-request': {
    asks: '申请撤换代办人员的答复',
    on: '申请之日',
    recorded: true,
    values: ['open', 'granted', 'refused'],
  },
  /** A.3.5. */
  conduct: {
    asks: '服务、廉政行为反映的核实结果',
    on: '反映之日',
    recorded: true,
    values: ['open', 'found', 'not-found', 'passed-on'],
  },
  /** A.4.4. */
  'sub-delegation': { asks: '转委托', on: '转委托之日', recorded: true, values: ['given'] },
  /** §7.1.2.4, §7.2.3.4. */
  coordination: { asks: '协调结果', on: '协调之日', recorded: true, values: ['open', 'solved', 'unsolved'] },
  /** A.6. */
  dispute: {
    asks: '争议结果',
    on: '提出争议之日',
    recorded: true,
    values: ['open', 'negotiated', 'arbitration', 'court', 'withdrawn'],
  },
  're-entry': { asks: '终止后重新委托', on: '重新登记之日', recorded: true, values: ['re-entrusted'] },
  /** 口径v1 9.4: 应评件. */
  asked: { asks: '是否应评', on: '服务结束日', recorded: true, values: ['asked', 'no-contact'] },
  /** 口径v1 9.4: the last valid rating of a service. */
  rating: { asks: '有效评价', on: '评价之日', recorded: true, values: evaluationLevels },
  'rating-channel': { asks: '评价渠道', on: '评价之日', recorded: true, values: ratingChannels },
  /** A rating may carry several. */
  'rating-tag': { asks: '评价标签', on: '评价之日', recorded: true, values: tags.map(({ code }) => code) },
  /** Left out of the rates, and counted. */
  'rating-excluded': { asks: '不计入的评价', on: '评价之日', recorded: true, values: ['default', 'invalid'] },
  'rating-additional': { asks: '追加评价', on: '评价之日', recorded: true, values: evaluationLevels },
  /** Marked for a double check, by the first reason; counted until two people judge it invalid. */
  'rating-flag': { asks: '待核评价', on: '评价之日', recorded: true, values: ratingFlags },
  /** 口径v1 9.5. */
  'poor-rating': { asks: '差评核实', on: '评价之日', recorded: true, values: ['open', 'valid', 'invalid'] },
  'poor-contact': {
    asks: '实名差评是否按时联系',
    on: '应联系之日',
    recorded: true,
    waits: true,
    values: [...inTime, 'void'],
  },
  /** `void`: two people found the rating invalid. */
  'poor-repair': {
    asks: '差评是否按时整改',
    on: '应整改之日',
    recorded: true,
    waits: true,
    values: [...inTime, 'void'],
  },
  'poor-call-back': {
    asks: '实名差评是否回访',
    on: '评价之日',
    recorded: true,
    values: ['called-back', 'not-called-back', 'unreached', 'anonymous', 'void'],
  },
  'poor-call-result': { asks: '差评回访结果', on: '回访之日', recorded: true, values: raterCalls },
  /** §8.2: GB/T 36113. */
  complaint: {
    asks: '投诉受理',
    on: '登记之日',
    recorded: true,
    values: ['open', 'accepted', 'not-accepted', 'withdrawn'],
  },
  'complaint-cause': { asks: '投诉类别', on: '登记之日', recorded: true, values: complaintCauses },
  'complaint-channel': { asks: '投诉渠道', on: '登记之日', recorded: true, values: complaintChannels },
  /** By every office that had it: accepted, refused or passed on. */
  'complaint-acceptance': {
    asks: '投诉是否按时决定受理',
    on: '投诉到达本单位之日',
    recorded: true,
    waits: true,
    values: [...inTime, 'withdrawn'],
  },
  'complaint-end': {
    asks: '投诉是否按期办结',
    on: '应办结之日',
    recorded: true,
    waits: true,
    values: [...inTime, 'withdrawn'],
  },
  'complaint-time': { asks: '投诉办理用时', on: '反馈之日', recorded: true, unit: 'working-days' },
  'complaint-outcome': { asks: '投诉是否属实', on: '处置之日', recorded: true, values: complaintOutcomes },
  'complaint-review': { asks: '投诉复核结果', on: '复核决定之日', recorded: true, values: ['unchanged', 'changed'] },
  'complaint-call-back': { asks: '投诉回访满意度', on: '回访之日', recorded: true, values: callBackResults },
  /** 口径v1 9.3: the principal's own word in a call-back. */
  'call-back': {
    asks: '回访认定是否解决',
    on: '回访之日',
    recorded: true,
    values: ['resolved', 'unresolved', 'not-reached'],
  },
  /** GB/T 40762: the sampled stream, never mixed with the per-case one. */
  survey: { asks: '测评满意度', on: '测评结束之日', recorded: true, values: [...evaluationLevels, 'not-answered'] },
  /** §8.1: special supervisors, media, the public, departments; never part of a satisfaction. */
  voice: {
    asks: '社会监督意见',
    on: '提出意见之日',
    recorded: true,
    values: ['special-supervisor', 'media', 'citizens', 'other-department'],
  },
  bot: { asks: '智能客服分流', on: '咨询之日', recorded: false, values: ['answered', 'passed-on'] },
  /** §5.2. */
  training: { asks: '培训参加人次', on: '培训之日', recorded: false, unit: 'participants' },
  trained: { asks: '人员年度培训是否达标', on: '统计月末日', recorded: false, values: ['reached', 'not-reached'] },
  /** §5.1.2: whether an office served in the month. */
  coverage: { asks: '网点是否提供服务', on: '统计月末日', recorded: false, values: ['served', 'not-served'] },
  'in-hand': { asks: '月末在办', on: '统计月末日', recorded: false, values: ['in-time', 'overdue'] },
  /** §8.3. */
  improvement: { asks: '改进措施是否按期完成', on: '应完成之日', recorded: true, waits: true, values: inTime },
} as const satisfies Record<string, MeasureDefinition>;

export type Measure = keyof typeof measures;

export const definitionOf = (measure: Measure): MeasureDefinition => measures[measure];

/** Whether a row of the measure carries a number. */
export const isNumber = (measure: Measure): boolean => 'unit' in measures[measure];
