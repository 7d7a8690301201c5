import type { Indicator } from '../indicator.ts';
import { count, ofNumbers, rows, share, without } from './define.ts';

const leftOut = [
  without('期满前撤回且未响应', rows('response', 'withdrawn')),
  without('合并重复', rows('response', 'merged')),
  without('剔除', rows('response', 'void')),
  without('转入件', rows('response', 'imported')),
  without('响应期未届满', rows('response', 'pending')),
];

const section = 'response' as const;

/** ③ 响应, 口径v1 9.2. */
export const response: readonly Indicator[] = [
  share(
    {
      id: 'response-rate',
      name: '按时响应率',
      section,
      definition: '首次有效响应不晚于应响应时点的件数，除以当月产生且响应期已届满的件数。转办后接收单位重新起算。',
    },
    [rows('response', 'on-time')],
    [rows('response', 'late', 'missed', 'overdue')],
    ...leftOut,
  ),
  share(
    {
      id: 'total-response-rate',
      name: '总响应率',
      section,
      definition: '已有有效响应（含超时）的件数，除以当月产生且响应期已届满的件数。自动回复不算响应。',
    },
    [rows('response', 'on-time', 'late')],
    [rows('response', 'missed', 'overdue')],
    ...leftOut,
  ),
  ofNumbers(
    { id: 'response-median', name: '响应时长中位数', section, definition: '首次有效响应用时的中位数，按工作时间计。' },
    'median',
    '工作分钟',
    rows('response-time'),
  ),
  ofNumbers(
    {
      id: 'response-p90',
      name: '响应时长P90',
      section,
      definition: '九成请求的首次有效响应不超过的用时，按工作时间计。',
    },
    'p90',
    '工作分钟',
    rows('response-time'),
  ),
  count(
    {
      id: 'unanswered',
      name: '超期未响应量',
      section,
      definition: '响应期已届满、统计时点仍未响应或未响应即结束的请求。',
    },
    '件',
    rows('response', 'missed', 'overdue'),
  ),
  count(
    { id: 'bot-answers', name: '智能客服分流量', section, definition: '由智能客服答复的咨询，单列，不计入响应率。' },
    '次',
    rows('bot', 'answered'),
  ),
  count(
    { id: 'transfers', name: '转办量', section, definition: '征得服务对象同意后发出的转办。' },
    '件',
    rows('transfer'),
  ),
  share(
    {
      id: 'transfer-acceptance-rate',
      name: '转办接收率',
      section,
      definition: '被接收的转办，除以已有结果的转办。',
    },
    [rows('transfer', 'accepted')],
    [rows('transfer', 'refused', 'lapsed')],
    without('服务对象撤回', rows('transfer', 'consent-withdrawn', 'case-withdrawn')),
    without('尚无结果', rows('transfer', 'pending', 'overdue')),
  ),
  share(
    {
      id: 'transfer-answer-rate',
      name: '转办按时答复率',
      section,
      definition: '接收单位在期限内接收或退回的转办，除以期限已届满的转办。',
    },
    [rows('transfer-answer', 'on-time')],
    [rows('transfer-answer', 'late', 'missed', 'overdue')],
    without('期满前撤回', rows('transfer-answer', 'withdrawn')),
    without('期限未届满', rows('transfer-answer', 'pending')),
  ),
];
