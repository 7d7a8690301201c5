import type { EndedLeg } from '../case/reception.ts';
import type { ReceptionCase, TransferCase } from '../case.ts';
import type { TransferEvent } from '../events/transfer.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { unclaimed } from './claim.ts';
import { withConsent } from './consent.ts';
import { during, type Evolutions } from './table.ts';

function started(
  { proposal: _, ...now }: ReceptionCase,
  { type: __, ...leg }: EventOf<'TransferStarted'>,
  at: Instant,
): TransferCase {
  return { ...unclaimed(now), stage: 'transfer', leg: { ...leg, since: at } };
}

/** The leg is over: the case is in reception, here or where it came from. */
export function ended(
  { leg, ...now }: TransferCase,
  how: Pick<EndedLeg, 'end' | 'reason'>,
  at: Instant,
): Omit<ReceptionCase, 'stage'> {
  const { reason, ...passed } = leg;
  return { ...now, legs: [...now.legs, { ...passed, asked: reason, ...how, endedAt: at }], arrivedAt: at };
}

/** §7.2.1.2. */
export const transferEvolutions: Evolutions<TransferEvent['type']> = {
  TransferProposed: (now, { type: _, ...proposal }, at) => ({
    ...during(now, 'reception'),
    proposal: { ...proposal, at },
  }),
  TransferStarted: (now, event, at) => started(during(now, 'reception'), event, at),
  TransferAccepted: (now, { to }, at) => {
    const pending = during(now, 'transfer');
    const consents = withConsent(now, pending.leg.consent, { spentAt: at });
    return { ...ended(pending, { end: 'accepted' }, at), consents, stage: 'reception', office: to };
  },
  TransferReturned: (now, { why, reason }, at) => ({
    ...ended(during(now, 'transfer'), { end: why, ...(reason && { reason }) }, at),
    stage: 'reception',
  }),
};
