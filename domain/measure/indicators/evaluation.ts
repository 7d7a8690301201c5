import { ratingChannelNames } from '../../course.ts';
import tagSet from '../../data/rating-tags.json' with { type: 'json' };
import { ratingChannels } from '../../rating.ts';
import type { Indicator } from '../indicator.ts';
import { count, proposed, rows, share, without } from './define.ts';

const section = 'evaluation' as const;

const leftOut = [
  without('系统默认评价', rows('rating-excluded', 'default')),
  without('双人认定无效', rows('rating-excluded', 'invalid')),
];

const levels = [
  ['very-satisfied', '非常满意'],
  ['satisfied', '满意'],
  ['basically-satisfied', '基本满意'],
  ['dissatisfied', '不满意'],
  ['very-dissatisfied', '非常不满意'],
] as const;

/** ⑤ 评价, 口径v1 9.4. */
export const evaluation: readonly Indicator[] = [
  share(
    {
      id: 'satisfaction-rate',
      name: '满意率',
      section,
      definition: '非常满意、满意和基本满意的有效评价，除以有效评价数。未评不计满意；同一服务只计最后一次有效评价。',
    },
    [rows('rating', 'very-satisfied', 'satisfied', 'basically-satisfied')],
    [rows('rating', 'dissatisfied', 'very-dissatisfied')],
    ...leftOut,
  ),
  share(
    {
      id: 'good-rating-rate',
      name: '好评率',
      section,
      definition: '非常满意和满意的有效评价，除以有效评价数。',
    },
    [rows('rating', 'very-satisfied', 'satisfied')],
    [rows('rating', 'basically-satisfied', 'dissatisfied', 'very-dissatisfied')],
    ...leftOut,
  ),
  {
    ...proposed,
    id: 'satisfaction-score',
    name: '满意度得分',
    section,
    kind: 'score',
    unit: '分',
    definition: '各级分值乘以人数之和，除以有效评价数；分值依次为100、80、60、40、20。',
    numerator: [rows('rating')],
    points: {
      'very-satisfied': 100,
      satisfied: 80,
      'basically-satisfied': 60,
      dissatisfied: 40,
      'very-dissatisfied': 20,
    },
    excluded: leftOut,
  },
  {
    ...share(
      {
        id: 'evaluation-rate',
        name: '主动评价率',
        section,
        definition: '有效评价件，除以应评件（办结和终止的服务，扣除无联系方式的）。',
      },
      [],
      [rows('asked', 'asked')],
      without('无联系方式', rows('asked', 'no-contact')),
    ),
    numerator: [rows('rating')],
  },
  ...levels.map(([level, name]) =>
    count(
      { id: `rating-${level}`, name, section, definition: `评为“${name}”的有效评价。` },
      '份',
      rows('rating', level),
    ),
  ),
  count({ id: 'ratings', name: '有效评价数', section, definition: '当月作出的有效评价。' }, '份', rows('rating')),
  ...ratingChannels.map((channel) =>
    count(
      {
        id: `rating-by-${channel}`,
        name: `评价渠道：${ratingChannelNames[channel]}`,
        section,
        definition: `经该渠道（${ratingChannelNames[channel]}）作出的有效评价。`,
      },
      '份',
      rows('rating-channel', channel),
    ),
  ),
  ...tagSet.tags.map(({ code, name, levels: at }) =>
    count(
      {
        id: `tag-${code}`,
        name: `标签：${name}`,
        section: at.includes('dissatisfied') ? 'poor-rating' : section,
        definition: `有效评价中选择“${name}”标签的份数。`,
      },
      '份',
      rows('rating-tag', code),
    ),
  ),
  count(
    { id: 'ratings-excluded', name: '剔除的评价数', section, definition: '系统默认的，以及经双人认定无效的评价。' },
    '份',
    rows('rating-excluded'),
  ),
  count(
    { id: 'ratings-additional', name: '追加评价数', section, definition: '期限届满后的追加评价，单列，不计入各率。' },
    '份',
    rows('rating-additional'),
  ),
  count(
    { id: 'ratings-flagged', name: '待核评价数', section, definition: '标记待核、尚计入各率的评价。' },
    '份',
    rows('rating-flag'),
  ),
];
