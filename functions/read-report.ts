import { sha256Hex } from '../store/digest.ts';
import { open } from './http/call.ts';
import { wantsPage } from './http/media.ts';
import { problem } from './http/problem.ts';
import { answerTagged } from './http/published.ts';
import { contentOf, fileOf, publishedReport } from './reports/published.ts';
import { publishedView } from './reports/view.ts';

/** §8.3: a published report: report.json as it was approved, byte for byte; for browsers a page. */
export const readReport = open(async ({ headers, path, now }) => {
  const record = await publishedReport(path['period'] ?? '');
  if (!record) return problem('report-unknown');
  const own = { vary: 'accept' };
  if (!wantsPage(headers['accept']))
    return answerTagged(headers, `"${record.files.json.sha256.slice(0, 24)}"`, {
      type: 'application/json; charset=utf-8',
      body: new TextDecoder().decode(await fileOf(record, 'json', now)),
      headers: own,
    });
  const { policy, reportPage } = await import('./reports/page.ts');
  const page = reportPage(await contentOf(record, now), publishedView(record));
  return answerTagged(headers, `"${sha256Hex(page).slice(0, 24)}"`, {
    type: 'text/html; charset=utf-8',
    body: page,
    headers: { ...own, 'content-security-policy': policy },
  });
});
