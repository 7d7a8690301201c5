import { capacityKinds, guardianships } from '../../domain/parties.ts';
import { recordGuardian, recordOwnIntent, recordRepresentative } from '../../domain/record-party.ts';
import { clock } from '../given.ts';
import { agent, guardian, principal, representative } from '../people.ts';
import { sent } from './asked/entry.ts';
import { pick } from './pick.ts';

const anyRepresentative = (by: number) =>
  ({
    representative,
    capacity: pick(capacityKinds, by),
    documentId: pick(['proof', 'proof', 'other'], by >> 2),
  }) as const;

/** Who acts for the principal, with details chosen by a number. */
export const anyParties = {
  'record-representative': {
    who: agent,
    ask: (_: unknown, by: number) =>
      sent(recordRepresentative, anyRepresentative(by), 'record-representative' as const),
  },
  'record-own-representative': {
    who: principal,
    ask: (_: unknown, by: number) =>
      sent(recordRepresentative, anyRepresentative(by), 'record-own-representative' as const),
  },
  'record-guardian': {
    who: agent,
    ask: (_: unknown, by: number) =>
      sent(recordGuardian, {
        guardian,
        relation: pick(guardianships, by),
        ...(by % 3 ? { capacity: pick(['limited', 'none'] as const, by) } : {}),
        documentId: pick(['proof', 'proof', 'other'], by >> 2),
      }),
  },
  'record-own-intent': {
    who: agent,
    ask: (_: unknown, by: number) =>
      sent(recordOwnIntent, {
        items: ['HK-MOVE'],
        means: 'in-person' as const,
        askedAt: pick([clock, clock, '2027-01-01T00:00:00.000Z'], by),
      }),
  },
} as const;
