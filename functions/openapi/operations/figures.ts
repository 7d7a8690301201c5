import * as asked from '../../requests.ts';
import { type Described, reading } from './described.ts';

/** What is counted, and the cases behind it (§8.3). */
export const figures: Readonly<Record<string, Described>> = {
  'read-indicators': reading(
    'Indicators',
    '全部指标的口径：分子、分母、剔除项、版本和启用月份。尚无数据来源的也列出（recorded 为 false）。支持 If-None-Match。',
    { clause: '8.3' },
  ),
  'read-figures': reading(
    'Figures',
    '一个月的指标，含下级部门。每项都给出分子、分母、剔除数和口径版本；可按一个维度细分。次月14日冻结前为截至目前的数，冻结后为首次统计数；填写 through 的，含此后各月的修订。',
    { clause: '8.3', query: asked.ReadFigures, ruled: true },
  ),
  'list-figure-cases': reading(
    'FigureCases',
    '一项指标所计的案件，只列有权查看的，姓名已脱敏。一页可能不满或为空，有 next 的可以继续。',
    { clause: '8.3', query: asked.ListFigureCases, ruled: true, problems: ['indicator-unknown'] },
  ),
};
