import { causeNames, complaintCauses } from '../../complaint/complaint.ts';
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
      id: 'complaint-acceptance-rate',
      name: '投诉按时受理率',
      section,
      definition: '在期限内受理、告知不予受理或者转有关部门的投诉，除以当月到达、期限已届满的投诉。',
    },
    [rows('complaint-acceptance', 'on-time')],
    [rows('complaint-acceptance', 'late', 'missed', 'overdue')],
    without('期满前撤回', rows('complaint-acceptance', 'withdrawn')),
    without('期限未届满', rows('complaint-acceptance', 'pending')),
  ),
  share(
    {
      id: 'complaint-on-time-rate',
      name: '投诉按期办结率',
      section,
      definition: '在期限（含经批准的延期）内作出处置的投诉，除以当月应办结的投诉。',
    },
    [rows('complaint-end', 'on-time')],
    [rows('complaint-end', 'late', 'missed', 'overdue')],
    without('期满前撤回', rows('complaint-end', 'withdrawn')),
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
    [rows('complaint-outcome', 'upheld', 'partly-upheld')],
    [rows('complaint-outcome', 'not-upheld', 'unverifiable')],
  ),
  share(
    {
      id: 'complaint-changed-rate',
      name: '复核改变率',
      section,
      definition: '经复核改变处理决定的投诉，除以当月作出复核决定的投诉。',
    },
    [rows('complaint-review', 'changed')],
    [rows('complaint-review', 'unchanged')],
  ),
  share(
    {
      id: 'complaint-satisfaction-rate',
      name: '投诉回访满意率',
      section,
      definition: '回访时对处理表示满意或者基本满意的投诉，除以有效回访数。',
    },
    [rows('complaint-call-back', 'satisfied', 'basically-satisfied')],
    [rows('complaint-call-back', 'dissatisfied')],
    without('未能联系上', rows('complaint-call-back', 'unreached')),
  ),
  ...complaintCauses.map((cause) =>
    count(
      {
        id: `complaint-of-${cause}`,
        name: `投诉类别：${causeNames[cause]}`,
        section,
        definition: `当月登记的投诉中类别为“${causeNames[cause]}”的。`,
      },
      '件',
      rows('complaint-cause', cause),
    ),
  ),
];
