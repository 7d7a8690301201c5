import type { ReceptionCase } from '../case.ts';
import type { ClaimEvent } from '../events/claim.ts';
import { during, type Evolutions } from './table.ts';

/** Nobody has taken the case on: it was received, has left reception, or the claim was released. */
export function unclaimed<Known extends object>(now: Known): Omit<Known, 'claim'> {
  const { claim: _, ...rest } = now as Known & Pick<ReceptionCase, 'claim'>;
  return rest;
}

/** §7.2.1.1. */
export const claimEvolutions: Evolutions<ClaimEvent['type']> = {
  CaseClaimed: (now, { agent }, at) => ({ ...during(now, 'reception'), claim: { agent, at, assigned: false } }),
  CaseAssigned: (now, { agent }, at) => ({ ...during(now, 'reception'), claim: { agent, at, assigned: true } }),
  ClaimReleased: (now) => unclaimed(during(now, 'reception')),
};
