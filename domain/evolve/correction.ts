import type { Matter } from '../case/matters.ts';
import type { Case, EntrustedCase } from '../case.ts';
import type { Changes, CorrectionEvent } from '../events/correction.ts';
import type { EventOf } from '../events.ts';
import { type Evolutions, entrustedCase } from './table.ts';

function ofMatter(now: EntrustedCase, matter: string | undefined, change: Partial<Matter>): EntrustedCase {
  return { ...now, matters: now.matters.map((each) => (each.id === matter ? { ...each, ...change } : each)) };
}

function ofTermination(now: EntrustedCase, { explanation, basis, on }: Changes): Case {
  if (!('termination' in now) || !now.termination) throw new Error('A correction of a termination that never was');
  const { told } = now.termination;
  const termination = {
    ...now.termination,
    ...(explanation === undefined ? {} : { explanation }),
    ...(basis === undefined ? {} : { basis }),
    ...(told && on !== undefined ? { told: { ...told, on } } : {}),
  };
  return { ...now, termination };
}

/** What is put right shows in the state where the entry had; words that were only told have no place in it. */
function corrected(now: Case, { of, matter, changes }: EventOf<'EntryCorrected'>): Case {
  switch (of) {
    case 'CaseRegistered':
      return changes.need === undefined ? now : { ...now, need: changes.need };
    case 'MatterSubmitted':
      return changes.authorityNumber === undefined
        ? now
        : ofMatter(entrustedCase(now), matter, { authorityNumber: changes.authorityNumber });
    case 'ResultRecorded':
      return changes.outcome === undefined ? now : ofMatter(entrustedCase(now), matter, { outcome: changes.outcome });
    case 'ServiceTerminated':
      return ofTermination(entrustedCase(now), changes);
    case 'CaseReceived':
    case 'ProgressReported':
      return now;
  }
}

/** The case remembers which entry was put right and how, so that the same again is quiet. */
const kept = (now: Case, event: CorrectionEvent): Case => {
  const { commit, entry } = event;
  const what = event.type === 'EntryCorrected' ? { changes: event.changes } : { note: event.note };
  return { ...now, corrections: [...(now.corrections ?? []), { commit, entry, ...what }] };
};

/** A.4.2, 7.2.7. */
export const correctionEvolutions: Evolutions<CorrectionEvent['type']> = {
  EntryCorrected: (now, event) => kept(corrected(now, event), event),
  CorrectionNoted: kept,
};
