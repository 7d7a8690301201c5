import type { Indicator } from '../indicator.ts';
import { count, rows, share, without } from './define.ts';

const section = 'custody' as const;

/** 材料保管, A.4.5, B.1. */
export const custody: readonly Indicator[] = [
  share(
    {
      id: 'custody-on-time-rate',
      name: '材料按时移交率',
      section,
      definition: '服务结束后在期限内移交完毕的件，除以当月应移交材料的件。',
    },
    [rows('custody', 'on-time')],
    [rows('custody', 'late', 'missed', 'overdue')],
    without('期限未届满', rows('custody', 'pending')),
  ),
  count(
    { id: 'custody-overdue', name: '材料超期保管量', section, definition: '当月应移交、至统计时点仍未移交的件。' },
    '件',
    rows('custody', 'overdue', 'missed'),
  ),
  count({ id: 'losses', name: '材料遗失量', section, definition: '当月登记的材料遗失。' }, '次', rows('loss')),
  count(
    {
      id: 'losses-open',
      name: '遗失未了结量',
      section,
      definition: '当月登记、至统计时点尚未补办或者认定责任的遗失。',
    },
    '次',
    rows('loss', 'open'),
  ),
  count({ id: 'deposits', name: '材料提存量', section, definition: '当月提存的次数。' }, '次', rows('deposit')),
];
