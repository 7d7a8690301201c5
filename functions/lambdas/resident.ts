import { group, mount } from '../http/mount.ts';
import { residentRoutes } from '../routes/resident.ts';

/** What a principal asks about own cases. */
export const handler = mount('resident', residentRoutes, [
  group(
    [
      'register-online',
      'record-own-representative',
      'sign-own-agreement',
      'sign-own-supplement',
      'sign-power-of-attorney',
      'give-consent',
      'withdraw-consent',
      'confirm-entrustment',
      'withdraw',
      'change-contact',
      'request-other-agent',
      'report-conduct',
      'withdraw-matter',
      'restrict-mandate',
      'consent-to-sub-delegation',
      'open-own-dispute',
      'withdraw-dispute',
      'propose-own-plan-change',
      'withdraw-own-plan-change',
      'answer-own-plan-change',
      'evaluate',
    ],
    () => import('./resident/acts.ts'),
  ),
  group(['list-own-cases', 'read-own-case', 'read-own-notices'], () => import('./resident/reading.ts')),
]);
