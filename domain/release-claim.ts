import * as z from 'zod/mini';
import type { Case } from './case.ts';
import { claimedByOther, claimOf } from './claim.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';

export const ReleaseClaim = z.strictObject({});
export type ReleaseClaim = z.infer<typeof ReleaseClaim>;

/**
 * 退回认领 (§7.2.1.1 as we read it): whoever has taken on a case, or a manager, gives it back to the office. The deadline
 * of the reception runs on.
 */
export function releaseClaim(now: Case, _: ReleaseClaim, context: Context): Decision {
  const forbidden = forbids('release-claim', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!claimOf(now)) return nothing;
  const { actor } = context;
  const manages = actor.kind === 'staff' && actor.roles.includes('manager');
  return (manages ? undefined : claimedByOther(now, context)) ?? decided({ type: 'ClaimReleased' });
}
