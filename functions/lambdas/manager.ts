import { group, mount } from '../http/mount.ts';
import { managerRoutes } from '../routes/manager.ts';

/** What managers ask: staff, who receives a case, signatures for the mandatary, the access log, archives, the review of reports. */
export const handler = mount('manager', managerRoutes, [
  group(['list-staff', 'enrol-staff', 'hand-over-all', 'change-agent', 'assign'], () => import('./manager/staff.ts')),
  group(
    [
      'refuse-agent-request',
      'record-conduct-report',
      'answer-conduct-report',
      'open-dispute',
      'settle-dispute',
      'import-cases',
      'read-import-template',
      'sign-for-mandatary',
      'sign-supplement-for-mandatary',
      'settle-loss',
      'judge-rating',
      'raise-again',
      'list-doubted-ratings',
      'read-access-log',
      'open-archive',
    ],
    () => import('./manager/cases.ts'),
  ),
  group(
    [
      'answer-finding',
      'list-improvements',
      'promise-improvement',
      'read-improvement',
      'note-improvement',
      'finish-improvement',
      'close-improvement',
      'drop-improvement',
    ],
    () => import('./manager/improvements.ts'),
  ),
  group(['list-report-drafts', 'read-report-draft', 'review-report'], () => import('./manager/reports.ts')),
]);
