import type { ImportEvent } from '../events/import.ts';
import { during, type Evolutions } from './table.ts';

/** §7.2.1.1. */
export const importEvolutions: Evolutions<ImportEvent['type']> = {
  CaseImported: (now, { source, row, key, startedOn }) => ({
    ...during(now, 'reception'),
    imported: { source, row, key, startedOn },
  }),
};
