import type { Indicator } from '../indicator.ts';
import { count, ofNumbers, rows, share, without } from './define.ts';

const section = 'time' as const;

/** 办理时效, §4.3, §7.2.2, §7.2.4, by the deadlines of the settings. */
export const time: readonly Indicator[] = [
  share(
    {
      id: 'completion-on-time-rate',
      name: '按时办结率',
      section,
      definition: '在全程期限内办结的代办件，除以办结件与超期件之和；超期件计入应办结之月。中止期间不计时。',
    },
    [rows('completion', 'on-time')],
    [rows('completion', 'late', 'overdue')],
    without('期限内终止', rows('completion', 'terminated')),
    without('期限未届满', rows('completion', 'pending')),
  ),
  count(
    { id: 'completion-overdue', name: '超期未结量', section, definition: '当月应办结、至统计时点仍未结束的代办件。' },
    '件',
    rows('completion', 'overdue'),
  ),
  share(
    {
      id: 'agreement-on-time-rate',
      name: '按时签约率',
      section,
      definition: '在期限内生效的委托，除以当月接待、签约期限已届满的代办件。',
    },
    [rows('agreement', 'on-time')],
    [rows('agreement', 'late', 'missed', 'overdue')],
    without('期满前撤回', rows('agreement', 'withdrawn')),
    without('合并重复', rows('agreement', 'merged')),
    without('转入件', rows('agreement', 'imported')),
    without('期限未届满', rows('agreement', 'pending')),
  ),
  share(
    {
      id: 'delivery-on-time-rate',
      name: '结果按时送达率',
      section,
      definition: '在期限内送达服务对象的审批结果，除以送达期限已届满的审批结果。',
    },
    [rows('delivery', 'on-time')],
    [rows('delivery', 'late', 'missed', 'overdue')],
    without('期限未届满', rows('delivery', 'pending')),
  ),
  ofNumbers(
    {
      id: 'handling-median',
      name: '代办办结用时中位数',
      section,
      definition: '自委托生效至办结的工作日数的中位数，中止期间不计。',
    },
    'median',
    '工作日',
    rows('handling-time'),
  ),
  ofNumbers(
    {
      id: 'handling-p90',
      name: '代办办结用时P90',
      section,
      definition: '九成代办件自委托生效至办结不超过的工作日数。',
    },
    'p90',
    '工作日',
    rows('handling-time'),
  ),
  ofNumbers(
    { id: 'handling-mean', name: '代办平均用时', section, definition: '自委托生效至办结的平均工作日数。' },
    'mean',
    '工作日',
    rows('handling-time'),
  ),
  ofNumbers(
    {
      id: 'assistance-median',
      name: '帮办用时中位数',
      section,
      definition: '自提出需求至帮办结束的工作时间的中位数。',
    },
    'median',
    '工作分钟',
    rows('assistance-time'),
  ),
  ofNumbers(
    {
      id: 'authority-median',
      name: '审批用时中位数',
      section,
      definition: '自首次递交至审批部门作出结果的工作日数的中位数，按事项计。',
    },
    'median',
    '工作日',
    rows('authority-time'),
  ),
  count({ id: 'suspensions', name: '中止量', section, definition: '当月中止的次数。' }, '次', rows('suspension')),
  ofNumbers(
    {
      id: 'suspension-median',
      name: '中止时长中位数',
      section,
      definition: '当月续办或者终止的中止的工作日数的中位数。',
    },
    'median',
    '工作日',
    rows('suspension-time'),
  ),
];
