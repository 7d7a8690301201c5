import { ReviewReport } from '../../../domain/measure/report-review.ts';
import { type Described, reading } from './described.ts';

/** Reports on the service: published for everybody, reviewed by managers of the centre (8.3). */
export const reports: Readonly<Record<string, Described>> = {
  'list-reports': reading(
    'PublishedReports',
    '已发布的月报、季报、年报。以浏览器打开（Accept: text/html）时为网页。支持 If-None-Match。',
    { clause: '8.3' },
  ),
  'read-report': {
    words:
      '一期报告的全部数据（report.json，规范 JSON，与审核时逐字节相同），不含个人信息。以浏览器打开（Accept: text/html）时为网页。支持 If-None-Match。',
    clause: '8.3',
    answer: { words: 'report.json，或者网页。' },
    problems: ['report-unknown'],
  },
  'open-report-file': {
    words:
      '一期报告的文件：report.json、report.csv、report.xlsx、report.pdf。发布后不再改动，以后的变化列入下期“上期修订”。',
    clause: '8.3',
    answer: { words: '文件内容。' },
    problems: ['report-unknown'],
  },
  'list-report-drafts': reading('ReportDrafts', '各期报告及其进展。仅限中心的部门负责人。', {
    clause: '8.3',
    ruled: true,
  }),
  'read-report-draft': reading('ReportDraft', '一期报告的进展和文件，供审核。链接五分钟内有效。', {
    clause: '8.3',
    ruled: true,
    problems: ['report-unknown'],
  }),
  'review-report': {
    words:
      '审核报告：通过后自动发布；退回的重新计算。须写明所审核的 report.json 的 SHA-256。报告统计到本人办理的案件的，其通过之外还须另一人通过。',
    clause: '8.3',
    body: ReviewReport,
    changes: true,
    ruled: true,
    answer: { name: 'ReportDraft', words: '报告的进展。' },
    problems: ['report-unknown'],
  },
};
