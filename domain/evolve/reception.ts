import type { Case } from '../case.ts';
import type { ReceptionEvent } from '../events/reception.ts';
import type { EventOf } from '../events.ts';
import { firstStages } from '../lifecycle.ts';
import type { Instant } from '../values.ts';
import { unclaimed } from './claim.ts';
import { during, type Evolutions } from './table.ts';

/** The first event makes the case. */
export function opened(before: Case | undefined, event: EventOf<'CaseRegistered'>, at: Instant): Case {
  if (before) throw new Error('CaseRegistered twice');
  const { type: _, service = 'agency', ...registered } = event;
  return { ...registered, service, stage: firstStages[service], openedAt: at, documents: [], reminded: {} };
}

const mayBeWithdrawn = (now: Case) =>
  now.stage === 'reception' || now.stage === 'acceptance' || now.stage === 'inquiry' || now.stage === 'guidance';

function withdrawn(now: Case, { type: _, ...said }: EventOf<'CaseWithdrawn'>): Case {
  if (!mayBeWithdrawn(now)) throw new Error(`An event of reception, acceptance or assistance in ${now.stage}`);
  return { ...unclaimed(now), ...said, stage: 'withdrawn' };
}

/** §7.2.1. */
export const receptionEvolutions: Evolutions<ReceptionEvent['type']> = {
  CaseRegistered: opened,
  CaseReceived: (now, event, at) => ({
    ...unclaimed(during(now, 'reception')),
    stage: 'acceptance',
    agent: event.agent,
    receivedAt: at,
  }),
  CaseDeclined: (now, { type: _, ...told }) => ({ ...unclaimed(during(now, 'reception')), ...told, stage: 'declined' }),
  CaseWithdrawn: withdrawn,
};
