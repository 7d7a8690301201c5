import { listReportDrafts } from '../../list-report-drafts.ts';
import { readReportDraft } from '../../read-report-draft.ts';
import { reviewReport } from '../../review-report.ts';

/** Reports before they are published (§8.3). */
export const operations = {
  'list-report-drafts': listReportDrafts,
  'read-report-draft': readReportDraft,
  'review-report': reviewReport,
};
