import type { Concerned } from '../../domain/complaint/complaint.ts';
import { concernedOf } from '../../domain/complaint/fitness.ts';
import { handledBy } from '../../domain/complaint/handled-by.ts';
import { cases, staffDirectory } from '../store.ts';

/**
 * Whom a complaint is about: those who were named, and whoever had the case in hand. Of the case nothing else is taken, and whoever
 * asks learns not even whether there is one.
 */
export async function concernedBy(about: readonly string[], caseId: string | undefined): Promise<Concerned[]> {
  const found = caseId === undefined ? undefined : await cases().find(caseId);
  const handlers = found ? handledBy(found.history.flatMap(({ events }) => events)) : [];
  const ids = [...new Set([...about, ...handlers])];
  const records = await Promise.all(ids.map((id) => staffDirectory().find(id)));
  return records.filter((record) => record !== undefined).map(concernedOf);
}
