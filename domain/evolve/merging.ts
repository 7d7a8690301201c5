import type { Case } from '../case.ts';
import type { MergingEvent } from '../events/merging.ts';
import type { EventOf } from '../events.ts';
import { isFinal } from '../lifecycle.ts';
import { unclaimed } from './claim.ts';
import type { Evolutions } from './table.ts';

function merged(now: Case, { into, reason }: EventOf<'CaseMerged'>): Case {
  if (now.stage !== 'reception' && now.stage !== 'acceptance')
    throw new Error(`An event of reception or acceptance in ${now.stage}`);
  return { ...unclaimed(now), stage: 'merged', into, reason };
}

function joined(now: Case, { type: _, documents, ...duplicate }: EventOf<'DuplicateJoined'>): Case {
  if (isFinal(now.stage)) throw new Error(`An event of an open case in ${now.stage}`);
  return {
    ...now,
    documents: [...now.documents, ...documents],
    duplicates: [...(now.duplicates ?? []), duplicate],
  };
}

/** §7.2.1.1. */
export const mergingEvolutions: Evolutions<MergingEvent['type']> = { CaseMerged: merged, DuplicateJoined: joined };
