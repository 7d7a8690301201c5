import type { RecordEvent } from '../events/record.ts';
import type { Evolutions } from './table.ts';

/** What may come at any stage. */
export const recordEvolutions: Evolutions<RecordEvent['type']> = {
  DocumentAdded: (now, { document }) => ({ ...now, documents: [...now.documents, document] }),
  DeadlineReminded: (now, { due, subject, dueAt, level }) => ({
    ...now,
    reminded: { ...now.reminded, [`${due}:${subject}:${dueAt}`]: level },
  }),
};
