import type { ReportFormat } from '../../../domain/measure/report-review.ts';

/** The files of a report: their names and media types. */
export const formats = {
  json: { name: 'report.json', type: 'application/json; charset=utf-8' },
  csv: { name: 'report.csv', type: 'text/csv; charset=utf-8' },
  xlsx: { name: 'report.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pdf: { name: 'report.pdf', type: 'application/pdf' },
} as const satisfies Record<ReportFormat, { readonly name: string; readonly type: string }>;
