import type { Case } from '../domain/case.ts';
import type { MergeCase } from '../domain/merge-case.ts';
import { caseAfter } from './a-case.ts';

/** A case of the same principal that was registered the day before all stories. */
const older: Case = {
  ...caseAfter('receive').now,
  id: 'DB3206822026030300000001',
  openedAt: '2026-03-03T01:05:00.000Z',
};
export const olderCase = { now: older, samePrincipal: true };

export const merging: MergeCase = { into: older.id, reason: '同一需求在窗口重复登记' };
