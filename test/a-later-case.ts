import type { Case } from '../domain/case.ts';
import type { Later, RaiseAgain } from '../domain/raise-again.ts';
import { caseAfter } from './a-case.ts';
import { clock, day, later } from './given.ts';

export const raisedBy = 'DB9901002026030700000019';

export const raising: RaiseAgain = { by: raisedBy, reason: '办结三日后因同一事再次申请' };

/** A case of the same principal that was registered so many days after the service of this one ended. */
export function laterThan(now: Case, days = 3): Later {
  const end = 'endedAt' in now ? now.endedAt : 'concludedAt' in now ? now.concludedAt : clock;
  return { now: { ...caseAfter('register').now, id: raisedBy, openedAt: later(end, days * day) }, samePrincipal: true };
}
