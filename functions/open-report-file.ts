import { type ReportFormat, reportFormats } from '../domain/measure/report-review.ts';
import { open } from './http/call.ts';
import { problem } from './http/problem.ts';
import { answerTagged } from './http/published.ts';
import { fileOf, publishedReport } from './reports/published.ts';
import { formats } from './tasks/report/formats.ts';

const formatOf = (name: string): ReportFormat | undefined =>
  reportFormats.find((format) => formats[format].name === name);

const isText = (type: string): boolean => type.endsWith('charset=utf-8');

/** §8.3: a file of a published report: JSON, CSV, XLSX or PDF, to be saved under a name that says its period. */
export const openReportFile = open(async ({ headers, path, now }) => {
  const format = formatOf(path['file'] ?? '');
  const record = format && (await publishedReport(path['period'] ?? ''));
  if (!record) return problem('report-unknown');
  const bytes = await fileOf(record, format, now);
  const { type } = formats[format];
  const named = { 'content-disposition': `attachment; filename="report-${record.period}.${format}"` };
  const tag = `"${record.files[format].sha256.slice(0, 24)}"`;
  return answerTagged(headers, tag, {
    type,
    body: isText(type) ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : bytes,
    headers: named,
  });
});
