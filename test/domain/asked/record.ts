import { addDocument } from '../../../domain/add-document.ts';
import { archive } from '../../../domain/archive.ts';
import { type IssueForm, issueForm } from '../../../domain/issue-form.ts';
import { profiles } from '../../../domain/profile/all.ts';
import { wake } from '../../../domain/wake.ts';
import { document, sealed } from '../../a-case.ts';
import { day } from '../../given.ts';
import { agent, system } from '../../people.ts';
import { type Entry, type Sent, sent } from './entry.ts';

/** A form of the sister standard: our own prescribes none beside those of its annexes. */
export const issuing =
  (asked: IssueForm): Sent =>
  (now, context) =>
    issueForm(now, asked, { ...context, profile: profiles['DB3205/T 1077—2023'] });

export const record = {
  'issue-form': {
    in: 'entrusted',
    by: agent,
    ask: () => issuing({ form: 'acceptance-form', values: {} }),
    outlives: 'what was accepted is put on paper, also when the term is over (7.2.2)',
  },
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
