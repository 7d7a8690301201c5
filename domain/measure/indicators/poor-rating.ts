import type { Indicator } from '../indicator.ts';
import { count, rows, share, without } from './define.ts';

const section = 'poor-rating' as const;

/** ⑥ 差评, 口径v1 9.5. */
export const poorRating: readonly Indicator[] = [
  count(
    {
      id: 'poor-ratings',
      name: '差评量',
      section,
      definition: '不满意和非常不满意的有效评价。',
    },
    '份',
    rows('rating', 'dissatisfied', 'very-dissatisfied'),
  ),
  share(
    {
      id: 'poor-contact-rate',
      name: '差评按时联系率',
      section,
      definition: '在期限内联系核实的实名差评，除以应联系的实名差评。',
    },
    [rows('poor-contact', 'on-time')],
    [rows('poor-contact', 'late', 'missed', 'overdue')],
    without('期限未届满', rows('poor-contact', 'pending')),
    without('双人认定无效', rows('poor-contact', 'void')),
  ),
  share(
    {
      id: 'poor-repair-rate',
      name: '差评按时整改率',
      section,
      definition: '按时整改的差评，除以应整改的有效差评。',
    },
    [rows('poor-repair', 'on-time')],
    [rows('poor-repair', 'late', 'missed', 'overdue')],
    without('期限未届满', rows('poor-repair', 'pending')),
    without('双人认定无效', rows('poor-repair', 'void')),
  ),
  share(
    {
      id: 'poor-call-back-rate',
      name: '实名差评回访率',
      section,
      definition: '已回访的实名差评，除以实名差评；目标为百分之百。',
    },
    [rows('poor-call-back', 'called-back')],
    [rows('poor-call-back', 'not-called-back', 'unreached')],
    without('匿名', rows('poor-call-back', 'anonymous')),
    without('双人认定无效', rows('poor-call-back', 'void')),
  ),
  share(
    {
      id: 'poor-call-satisfaction-rate',
      name: '差评回访满意率',
      section,
      definition: '回访时对整改表示满意或者基本满意的差评，除以有效回访数。',
    },
    [rows('poor-call-result', 'satisfied', 'basically-satisfied')],
    [rows('poor-call-result', 'dissatisfied')],
    without('未能联系上', rows('poor-call-result', 'unreached')),
  ),
  count(
    { id: 'poor-invalid', name: '差评认定无效量', section, definition: '经两人核实、写明理由认定无效的差评。' },
    '份',
    rows('poor-rating', 'invalid'),
  ),
];
