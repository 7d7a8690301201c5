import type { Case, ReceptionCase } from '../case.ts';
import type { ReceptionEvent } from '../events/reception.ts';
import type { EventOf } from '../events.ts';
import { firstStages } from '../lifecycle.ts';
import type { Instant } from '../values.ts';
import { unclaimed } from './claim.ts';
import { during, type Evolutions, openedTwice } from './table.ts';
import { ended } from './transfer.ts';

/** 帮办 and 代办: the first event makes the case. */
export function opened(event: EventOf<'CaseRegistered'>, at: Instant): Case {
  const { type: _, service = 'agency', ...registered } = event;
  return {
    ...registered,
    service,
    stage: firstStages[service],
    openedAt: at,
    arrivedAt: at,
    documents: [],
    consents: [],
    legs: [],
    reminded: {},
  };
}

/** A proposal to pass it on is over with the reception. */
const received = ({ proposal: _, ...now }: ReceptionCase, { agent }: EventOf<'CaseReceived'>, at: Instant): Case => ({
  ...unclaimed(now),
  stage: 'acceptance',
  agent,
  receivedAt: at,
});

const declined = ({ proposal: _, ...now }: ReceptionCase, { type: __, ...told }: EventOf<'CaseDeclined'>): Case => ({
  ...unclaimed(now),
  ...told,
  stage: 'declined',
});

const mayBeWithdrawn = ({ stage }: Case) =>
  stage === 'reception' || stage === 'acceptance' || stage === 'inquiry' || stage === 'guidance';

function withdrawn(now: Case, { type: _, ...said }: EventOf<'CaseWithdrawn'>, at: Instant): Case {
  if (now.stage === 'transfer') return { ...ended(now, { end: 'case-withdrawn' }, at), ...said, stage: 'withdrawn' };
  if (!mayBeWithdrawn(now))
    throw new Error(`An event of reception, transfer, acceptance or assistance in ${now.stage}`);
  return { ...unclaimed(now), ...said, stage: 'withdrawn' };
}

/** §7.2.1. */
export const receptionEvolutions: Evolutions<ReceptionEvent['type']> = {
  CaseRegistered: openedTwice,
  CaseReceived: (now, event, at) => received(during(now, 'reception'), event, at),
  CaseDeclined: (now, event) => declined(during(now, 'reception'), event),
  CaseWithdrawn: withdrawn,
};
