import { mountOpen } from '../http/mount-open.ts';
import { listReports } from '../list-reports.ts';
import { openReportFile } from '../open-report-file.ts';
import { readReport } from '../read-report.ts';
import { reportRoutes } from '../routes/reports.ts';

/** Published reports, for everybody: it reaches them and their records, and nothing else. */
export const handler = mountOpen('reports', reportRoutes, {
  'list-reports': listReports,
  'read-report': readReport,
  'open-report-file': openReportFile,
});
