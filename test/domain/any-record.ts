import { addCorrectionNote } from '../../domain/add-correction-note.ts';
import type { Case } from '../../domain/case.ts';
import { correctEntry } from '../../domain/correct-entry.ts';
import type { Changes } from '../../domain/events/correction.ts';
import type { CaseEvent } from '../../domain/events.ts';
import { agent } from '../people.ts';
import type { AnyCommand } from './any.ts';
import { sent } from './asked/entry.ts';
import { issuing } from './asked/record.ts';
import type { CaseCommand } from './case-commands.ts';
import { pick } from './pick.ts';

/** An entry as it may stand in the history, with its place. */
function anyEntry(now: Case, by: number): [{ commit: number; entry: number }, CaseEvent | undefined] {
  const matter = 'matters' in now ? now.matters[0] : undefined;
  const result = {
    type: 'ResultRecorded',
    matter: 'm1',
    outcome: matter?.outcome ?? 'granted',
    explanation: '已决定',
  } as const;
  return pick<[{ commit: number; entry: number }, CaseEvent | undefined]>(
    [
      [
        { commit: 1, entry: 0 },
        { type: 'CaseReceived', agent: 'agent-1', told: '已说明' },
      ],
      [{ commit: 9, entry: 0 }, matter && { type: 'MatterSubmitted', matter: 'm1', materials: [] }],
      [{ commit: 10, entry: 0 }, matter && result],
      [{ commit: 99, entry: 0 }, undefined],
    ],
    by,
  );
}

const anyChanges = (by: number): Changes =>
  pick<Changes>(
    [{ told: '已当面说明' }, { authorityNumber: `SJ-${by % 3}` }, { outcome: 'refused' }, { need: '另一件事' }],
    by >> 2,
  );

/** Of the record. */
export const anyRecords = {
  'correct-entry': {
    who: agent,
    ask: (now, by) => {
      const [place, entered] = anyEntry(now, by);
      return sent(correctEntry, { ...place, changes: anyChanges(by), reason: '录入有误' }, entered);
    },
  },
  'add-correction-note': {
    who: agent,
    ask: (now, by) => {
      const [place, entered] = anyEntry(now, by);
      return sent(addCorrectionNote, { ...place, note: pick(['应为甲', '应为乙'], by >> 3) }, entered);
    },
  },
  'issue-form': {
    who: agent,
    ask: (_, by) => issuing({ form: pick(['acceptance-form', 'completion-form'], by), values: {} }),
  },
} satisfies Partial<Record<CaseCommand, AnyCommand>>;
