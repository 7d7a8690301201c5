import type { Case } from './case.ts';
import type { CaseEvent, EventType } from './events.ts';
import { assistanceEvolutions } from './evolve/assistance.ts';
import { claimEvolutions } from './evolve/claim.ts';
import { complaintEvolutions, complaintOpened } from './evolve/complaint.ts';
import { consentEvolutions } from './evolve/consent.ts';
import { coordinationEvolutions } from './evolve/coordination.ts';
import { correctionEvolutions } from './evolve/correction.ts';
import { custodyEvolutions } from './evolve/custody.ts';
import { endingEvolutions } from './evolve/ending.ts';
import { evaluationEvolutions } from './evolve/evaluation.ts';
import { filingEvolutions } from './evolve/filing.ts';
import { formEvolutions } from './evolve/form.ts';
import { handlingEvolutions } from './evolve/handling.ts';
import { importEvolutions } from './evolve/import.ts';
import { mandateEvolutions } from './evolve/mandate.ts';
import { mergingEvolutions } from './evolve/merging.ts';
import { partyEvolutions } from './evolve/parties.ts';
import { peopleEvolutions } from './evolve/people.ts';
import { planEvolutions } from './evolve/plan.ts';
import { powerOfAttorneyEvolutions } from './evolve/power-of-attorney.ts';
import { opened, receptionEvolutions } from './evolve/reception.ts';
import { recordEvolutions } from './evolve/record.ts';
import { repairEvolutions, repairOpened } from './evolve/repair.ts';
import { subDelegationEvolutions } from './evolve/sub-delegation.ts';
import { supplementEvolutions } from './evolve/supplement.ts';
import { suspensionEvolutions } from './evolve/suspension.ts';
import type { Evolutions } from './evolve/table.ts';
import { transferEvolutions } from './evolve/transfer.ts';
import type { Instant } from './values.ts';

/** One command's worth of history, as far as the state depends on it. */
export interface Happened {
  readonly at: Instant;
  readonly events: readonly CaseEvent[];
}

/** How a case stands after its history; undefined before its first event. */
export function replay(history: readonly Happened[]): Case | undefined {
  let now: Case | undefined;
  for (const { at, events } of history) for (const event of events) now = evolve(now, event, at);
  return now;
}

const evolutions: Evolutions<EventType> = {
  ...receptionEvolutions,
  ...assistanceEvolutions,
  ...coordinationEvolutions,
  ...claimEvolutions,
  ...mergingEvolutions,
  ...partyEvolutions,
  ...formEvolutions,
  ...importEvolutions,
  ...correctionEvolutions,
  ...mandateEvolutions,
  ...peopleEvolutions,
  ...subDelegationEvolutions,
  ...supplementEvolutions,
  ...powerOfAttorneyEvolutions,
  ...handlingEvolutions,
  ...filingEvolutions,
  ...planEvolutions,
  ...suspensionEvolutions,
  ...custodyEvolutions,
  ...endingEvolutions,
  ...evaluationEvolutions,
  ...recordEvolutions,
  ...consentEvolutions,
  ...transferEvolutions,
  ...complaintEvolutions,
  ...repairEvolutions,
};

/**
 * The state after an event. A fold: it decides nothing.
 * @throws Error when the event can't follow: a history that no command could have written, which is a defect.
 */
export function evolve(now: Case | undefined, event: CaseEvent, at: Instant): Case {
  if (!now) return opening(event, at);
  const row = evolutions[event.type] as (now: Case, event: CaseEvent, at: Instant) => Case;
  return row(now, event, at);
}

/** The first event makes the case: for each kind there is one that does. */
function opening(event: CaseEvent, at: Instant): Case {
  switch (event.type) {
    case 'CaseRegistered':
      return opened(event, at);
    case 'ComplaintRegistered':
      return complaintOpened(event, at);
    case 'RepairOpened':
      return repairOpened(event, at);
    default:
      throw new Error(`${event.type} before a case was opened`);
  }
}
