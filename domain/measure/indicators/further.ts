import type { Indicator } from '../indicator.ts';
import { count, ofNumbers, rows, share, without } from './define.ts';

/** 测评 (§8.1), 培训与覆盖 (§5.1.2, §5.2), 改进 (§8.3): beside the cases. */
export const further: readonly Indicator[] = [
  share(
    {
      id: 'survey-satisfaction-rate',
      name: '测评满意率',
      section: 'survey',
      definition: '抽样测评中非常满意、满意和基本满意的答卷，除以有效答卷；与逐件评价分开统计。',
    },
    [rows('survey', 'very-satisfied', 'satisfied', 'basically-satisfied')],
    [rows('survey', 'dissatisfied', 'very-dissatisfied')],
    without('未答', rows('survey', 'not-answered')),
  ),
  share(
    { id: 'survey-return-rate', name: '测评回收率', section: 'survey', definition: '有效答卷，除以发出的测评。' },
    [rows('survey', 'very-satisfied', 'satisfied', 'basically-satisfied', 'dissatisfied', 'very-dissatisfied')],
    [rows('survey', 'not-answered')],
  ),
  count(
    {
      id: 'outside-voices',
      name: '社会监督意见数',
      section: 'survey',
      definition: '特邀监督员、新闻媒体、社会大众和相关部门提出的意见；单独统计，不计入满意度。',
    },
    '件',
    rows('voice'),
  ),
  count(
    { id: 'trainings', name: '培训次数', section: 'capacity', definition: '当月举办的培训。' },
    '次',
    rows('training'),
  ),
  ofNumbers(
    { id: 'training-mean', name: '培训平均参加人数', section: 'capacity', definition: '当月每次培训的平均参加人数。' },
    'mean',
    '人次',
    rows('training'),
  ),
  share(
    {
      id: 'trained-rate',
      name: '年度培训达标率',
      section: 'capacity',
      definition: '达到年度培训要求的人员，除以在岗人员。',
    },
    [rows('trained', 'reached')],
    [rows('trained', 'not-reached')],
  ),
  share(
    {
      id: 'coverage-rate',
      name: '网点服务覆盖率',
      section: 'capacity',
      definition: '当月提供过服务的网点，除以全部网点。',
    },
    [rows('coverage', 'served')],
    [rows('coverage', 'not-served')],
  ),
  share(
    {
      id: 'improvement-on-time-rate',
      name: '改进措施按期完成率',
      section: 'improvement',
      definition: '按期完成的改进措施，除以当月应完成的改进措施。',
    },
    [rows('improvement', 'on-time')],
    [rows('improvement', 'late', 'missed', 'overdue')],
    without('期限未届满', rows('improvement', 'pending')),
  ),
];
