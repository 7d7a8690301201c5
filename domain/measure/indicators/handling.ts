import type { Indicator } from '../indicator.ts';
import { count, rows, share, without } from './define.ts';

const section = 'handling' as const;

/** 办理质量, §7.2.2, §7.2.3. */
export const handling: readonly Indicator[] = [
  share(
    {
      id: 'one-time-notice-rate',
      name: '一次性告知率',
      section,
      definition: '登记了一次性告知的代办件，除以当月办结的代办件。',
    },
    [rows('notice', 'given')],
    [rows('notice', 'not-given')],
  ),
  share(
    {
      id: 'first-filing-rate',
      name: '一次递交通过率',
      section,
      definition: '未经补正的递交，除以当月首次递交的委托事项。',
    },
    [rows('filing', 'accepted')],
    [rows('filing', 'corrected')],
  ),
  count(
    { id: 'results', name: '审批结果量', section, definition: '当月登记的审批结果，按事项计。' },
    '件',
    rows('result'),
  ),
  share(
    {
      id: 'granted-rate',
      name: '全部获准率',
      section,
      definition: '全部获准的审批结果，除以当月登记的审批结果。是否获准由审批部门决定，不评价代办服务。',
    },
    [rows('result', 'granted')],
    [rows('result', 'partly-granted', 'refused')],
  ),
  share(
    {
      id: 'oral-mandate-rate',
      name: '口头委托占比',
      section,
      definition: '口头委托，除以当月生效的代办委托。',
    },
    [rows('mandate', 'oral')],
    [rows('mandate', 'written')],
  ),
  share(
    {
      id: 'coordination-rate',
      name: '协调解决率',
      section,
      definition: '协调后已解决的问题，除以已有结果的协调。',
    },
    [rows('coordination', 'solved')],
    [rows('coordination', 'unsolved')],
    without('尚无结果', rows('coordination', 'open')),
  ),
];
