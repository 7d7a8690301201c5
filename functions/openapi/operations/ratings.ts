import { Evaluate, RecordEvaluation } from '../../../domain/evaluate.ts';
import { JudgeRating } from '../../../domain/judge-rating.ts';
import { EvaluateByLink } from '../../evaluate-by-link.ts';
import { OpenRatingSession } from '../../open-rating-session.ts';
import * as asked from '../../requests.ts';
import { command, type Described, reading } from './described.ts';

/** How a service is rated, and what becomes of ratings that are looked at twice (7.1.3, 7.2.6). */
export const ratings: Readonly<Record<string, Described>> = {
  evaluate: command(
    '7.2.6',
    Evaluate,
    '服务结束后评价本次帮办或代办服务：五级满意度、标签和意见建议。评价期内可以重新评价，以最后一次为准；期满后可追评一次，另列显示。' +
      '未评价的不计为满意，也没有默认评价。',
  ),
  'read-rating-link': reading(
    'RatingForm',
    '凭一次性链接查看要评价的服务和可选的等级、标签。链接和内容都没有人员信息。',
    { clause: '7.2.6', problems: ['link-unknown', 'link-used', 'link-expired'] },
  ),
  'evaluate-by-link': reading(
    'RatedByLink',
    '凭一次性链接评价。等级以名称（level）或星级（stars，评价器用，5 为非常满意）给出。每个链接只能评价一次。',
    {
      clause: '7.2.6',
      body: EvaluateByLink,
      ruled: true,
      problems: ['link-unknown', 'link-used', 'link-expired', 'busy'],
    },
  ),
  'record-evaluation': command(
    '7.2.6',
    RecordEvaluation,
    '登记服务对象以电话或纸质评价表作出的评价。电话评价不得由被评价人登记；纸质的先上传评价表。',
  ),
  'open-rating-session': reading(
    'RatingSession',
    '在服务窗口的评价器上打开一次评价，由服务对象自行评价。只能用于本案一次，短时有效。',
    { clause: '7.2.6', body: OpenRatingSession, ruled: true, problems: ['busy'] },
  ),
  'judge-rating': command(
    '7.2.6',
    JudgeRating,
    '复核有待核标记的评价或差评：两名不同的负责人结论相同即为认定，须说明理由；被评价人不得复核。认定之前评价照常有效。',
  ),
  'list-doubted-ratings': reading('DoubtedRatings', '一个部门待复核的评价，等待最久的在前。', {
    clause: '7.2.6',
    query: asked.ListDoubtedRatings,
    ruled: true,
    problems: ['cursor-invalid'],
  }),
};
