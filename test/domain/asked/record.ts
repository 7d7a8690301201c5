import { addCorrectionNote } from '../../../domain/add-correction-note.ts';
import { addDocument } from '../../../domain/add-document.ts';
import { archive } from '../../../domain/archive.ts';
import { correctEntry } from '../../../domain/correct-entry.ts';
import { type IssueForm, issueForm } from '../../../domain/issue-form.ts';
import { wake } from '../../../domain/wake.ts';
import { document, sealed } from '../../a-case.ts';
import { day } from '../../given.ts';
import { agent, system } from '../../people.ts';
import { profiles } from '../../profiles.ts';
import { type Entry, type Sent, sent } from './entry.ts';

/** A form of the sister standard: our own prescribes none beside those of its annexes. */
export const issuing =
  (asked: IssueForm): Sent =>
  (now, context) =>
    issueForm(now, asked, { ...context, profile: profiles['DB3205/T 1077—2023'] });

/** The second entry of every story that was received. */
const second = { commit: 2, entry: 0 };
const entered = { type: 'CaseReceived', agent: 'agent-1', told: '已说明代办流程' } as const;

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
    consent: { 'a recording of somebody who did not agree': () => sent(addDocument, document('tape', 'recording')) },
    outlives: 'papers belong to the case, not to the mandate (7.2.7)',
  },
  'correct-entry': {
    in: 'submitted',
    by: agent,
    ask: () =>
      sent(correctEntry, { ...second, changes: { told: '已说明流程和所需时间' }, reason: '录入有误' }, entered),
    outlives: 'the record is put right whatever has become of the mandate (7.2.7)',
  },
  'add-correction-note': {
    in: 'archived',
    by: agent,
    ask: () => sent(addCorrectionNote, { ...second, note: '流程说明应为口头' }, entered),
    outlives: 'the record is put right whatever has become of the mandate (7.2.7)',
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
