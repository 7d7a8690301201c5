import { sha256Hex } from '../store/digest.ts';
import { open } from './http/call.ts';
import { wantsPage } from './http/media.ts';
import { answerTagged } from './http/published.ts';
import { publishedReports } from './reports/published.ts';
import { publishedView } from './reports/view.ts';

/** §8.3: the reports that are out, the latest first; for browsers a page. */
export const listReports = open(async ({ headers }) => {
  const records = await publishedReports();
  const own = { vary: 'accept' };
  if (!wantsPage(headers['accept'])) {
    const text = JSON.stringify({ reports: records.map(publishedView) });
    return answerTagged(headers, `"${sha256Hex(text).slice(0, 24)}"`, {
      type: 'application/json; charset=utf-8',
      body: text,
      headers: own,
    });
  }
  const { listPage, policy } = await import('./reports/page.ts');
  const page = listPage(records.map(publishedView));
  return answerTagged(headers, `"${sha256Hex(page).slice(0, 24)}"`, {
    type: 'text/html; charset=utf-8',
    body: page,
    headers: { ...own, 'content-security-policy': policy },
  });
});
