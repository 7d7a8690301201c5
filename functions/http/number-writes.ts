import { type Case, isEntrusted } from '../../domain/case.ts';
import type { Write } from '../../store/table.ts';
import { authorityNumbers } from '../store.ts';
import type { Asked } from './call.ts';

/** The pointer by which the authority's platform finds a matter that has its number now. */
export const numberWrites =
  ({ path }: Asked) =>
  async (next: Case): Promise<readonly Write[]> => {
    const matter = isEntrusted(next) ? next.matters.find(({ id }) => id === path['matterId']) : undefined;
    if (!matter?.authorityNumber) return [];
    return [authorityNumbers().write(matter.authority, matter.authorityNumber, { caseId: next.id, matter: matter.id })];
  };
