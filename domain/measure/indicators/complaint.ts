import type { Indicator } from '../indicator.ts';
import { count, ofNumbers, rows, share, without } from './define.ts';

const section = 'complaint' as const;

/** ⑦ 投诉, §8.2. */
export const complaint: readonly Indicator[] = [
  count({ id: 'complaints', name: '投诉量', section, definition: '当月登记的投诉。' }, '件', rows('complaint')),
  count(
    { id: 'complaints-accepted', name: '投诉受理量', section, definition: '当月登记并受理的投诉。' },
    '件',
    rows('complaint', 'accepted'),
  ),
  share(
    {
      id: 'complaint-on-time-rate',
      name: '投诉按期办结率',
      section,
      definition: '在期限（含经批准的延期）内答复的投诉，除以当月应办结的投诉。',
    },
    [rows('complaint-end', 'on-time')],
    [rows('complaint-end', 'late', 'missed', 'overdue')],
    without('期限未届满', rows('complaint-end', 'pending')),
  ),
  ofNumbers(
    { id: 'complaint-median', name: '投诉办理用时中位数', section, definition: '自受理至答复的工作日数的中位数。' },
    'median',
    '工作日',
    rows('complaint-time'),
  ),
  share(
    {
      id: 'complaint-founded-rate',
      name: '投诉属实率',
      section,
      definition: '属实和部分属实的投诉，除以当月作出处理决定的投诉。',
    },
    [rows('complaint-outcome', 'founded', 'partly-founded')],
    [rows('complaint-outcome', 'unfounded')],
  ),
  share(
    {
      id: 'complaint-changed-rate',
      name: '复核改变率',
      section,
      definition: '经复核改变处理决定的投诉，除以当月作出复核决定的投诉。',
    },
    [rows('complaint-review', 'changed')],
    [rows('complaint-review', 'upheld')],
  ),
  share(
    {
      id: 'complaint-satisfaction-rate',
      name: '投诉回访满意率',
      section,
      definition: '回访时对处理表示满意的投诉，除以有效回访数。',
    },
    [rows('complaint-call-back', 'satisfied')],
    [rows('complaint-call-back', 'dissatisfied')],
    without('未接通', rows('complaint-call-back', 'not-reached')),
  ),
];
