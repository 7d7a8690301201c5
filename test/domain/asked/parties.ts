import { recordGuardian, recordOwnIntent, recordRepresentative } from '../../../domain/record-party.ts';
import { clock } from '../../given.ts';
import { agent, guardian, principal, representative } from '../../people.ts';
import { type Entry, sent } from './entry.ts';

const signatory = { representative, capacity: 'legal', documentId: 'proof' } as const;
const parent = { guardian, relation: 'parent', documentId: 'proof' } as const;
const intent = { items: ['HK-MOVE'], means: 'in-person' as const, askedAt: clock };
const tomorrow = '2026-03-05T02:00:00.000Z';

export const parties = {
  'record-representative': {
    in: 'received, an enterprise',
    by: agent,
    ask: () => sent(recordRepresentative, signatory, 'record-representative' as const),
    evidence: {
      'a proof that is not in the case': () =>
        sent(recordRepresentative, { ...signatory, documentId: 'none' }, 'record-representative' as const),
    },
  },
  'record-own-representative': {
    in: 'received, an enterprise',
    by: principal,
    ask: () => sent(recordRepresentative, signatory, 'record-own-representative' as const),
    evidence: {
      'a proof that is not in the case': () =>
        sent(recordRepresentative, { ...signatory, documentId: 'none' }, 'record-own-representative' as const),
    },
  },
  'record-guardian': {
    in: 'received, a child',
    by: agent,
    ask: () => sent(recordGuardian, parent),
    evidence: {
      'a proof that is not in the case': () => sent(recordGuardian, { ...parent, documentId: 'none' }),
      'a capacity declared of a child': () => sent(recordGuardian, { ...parent, capacity: 'none' }),
    },
  },
  'record-own-intent': {
    in: 'received',
    by: agent,
    ask: () => sent(recordOwnIntent, intent),
    dates: { 'asked tomorrow': () => sent(recordOwnIntent, { ...intent, askedAt: tomorrow }) },
  },
} as const satisfies Record<string, Entry>;
