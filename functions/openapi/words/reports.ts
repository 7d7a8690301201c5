import { reportActs, reportStages } from '../../../domain/measure/report-review.ts';
import type { Words } from './words.ts';

/** Words of reports (8.3). */
export const reports: Words = {
  names: {
    approvals: '本轮已有几人审核通过。',
    period: '统计周期：月 2026-03、季 2026-Q1、年 2026。',
    publishedAt: '何时发布（UTC）。',
    reports: '各期报告，最近的在前。',
    round: '第几轮计算。',
    statisticsAt: '统计时点（UTC）：此前登记的计入，此后的变化列入下期“上期修订”。',
    format: '文件格式。',
    files: '各种格式的文件。',
    remarks: '退回的理由。',
  },
  places: {
    'ReportDraft.dueAt': '何时之前应当审核（UTC）。',
    'ReportDrafts.dueAt': '何时之前应当审核（UTC）。',
    'ReportDraft.course': '从生成到发布的经过。',
    'ReportDrafts.course': '从生成到发布的经过。',
    'ReportDraft.stage': '进展。',
    'ReportDrafts.stage': '进展。',
    'ReportDraft.name': '名称。',
    'ReportDrafts.name': '名称。',
    'PublishedReports.name': '名称。',
    'ReportDraft.by': '审核人员的标识；系统所为的没有。',
    'ReportDrafts.by': '审核人员的标识；系统所为的没有。',
    'ReportDraft.act': '所做的事。',
    'ReportDrafts.act': '所做的事。',
    'ReportDraft.sha256': 'report.json（或该文件）的 SHA-256。',
    'ReportDrafts.sha256': 'report.json 的 SHA-256。',
    'PublishedReports.sha256': '文件的 SHA-256。',
    'PublishedReports.path': '下载地址。',
    'review-report.decision': '审核意见。',
    'review-report.sha256': '所审核的 report.json 的 SHA-256。',
  },
  values: {
    ...reportStages,
    ...reportActs,
    approve: '通过',
    return: '退回重算',
    json: 'JSON',
    csv: 'CSV',
    xlsx: '电子表格',
    pdf: 'PDF',
  },
};
