import { addDocument } from '../../../domain/add-document.ts';
import { archive } from '../../../domain/archive.ts';
import { wake } from '../../../domain/wake.ts';
import { document, sealed } from '../../a-case.ts';
import { day } from '../../given.ts';
import { system } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

export const record = {
  'add-document': {
    in: 'received',
    by: system,
    ask: () => sent(addDocument, document('new', 'other')),
    outlives: 'papers belong to the case, not to the mandate (7.2.7)',
  },
  wake: {
    in: 'registered',
    by: system,
    after: 3 * day,
    ask: () => wake,
    outlives: 'deadlines run on (7.2.3.3)',
  },
  archive: {
    in: 'printed',
    by: system,
    ask: () => sent(archive, sealed),
    outlives: 'what is over is archived (7.2.7)',
  },
} as const satisfies Record<string, Entry>;
