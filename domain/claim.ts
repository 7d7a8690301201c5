import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { beaten, type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';

export const Claim = z.strictObject({});
export type Claim = z.infer<typeof Claim>;

/**
 * 认领 (§7.2.1.1 as we read it: the principal is received by one person): an agent of the office takes on a case that
 * waits to be received, so that two agents don't both call. The first wins, and the other hears who was first.
 */
export function claim(now: Case, _: Claim, context: Context): Decision {
  const forbidden = forbids('claim', subjectOf(now), context);
  if (forbidden) return forbidden;
  const over = serviceOver(now);
  if (over) return over;
  if (now.stage === 'inquiry') return refused('7.1.2.2', 'inquiry-first');
  if (now.stage === 'transfer') return refused('7.2.1.2', 'being-transferred');
  const { actor } = context;
  const agent = actor.kind === 'staff' ? actor.id : '';
  if ('agent' in now) return now.agent === agent ? nothing : beaten('7.2.1.1', 'already-received', now.agent);
  const other = claimedByOther(now, context);
  if (other) return other;
  return claimOf(now) ? nothing : decided({ type: 'CaseClaimed', agent });
}

/** The claim that stands, if the case waits to be received and somebody has taken it on. */
export const claimOf = (now: Case) => (now.stage === 'reception' ? now.claim : undefined);

/** The refusal, while a claim of somebody else stands. */
export function claimedByOther(now: Case, { actor }: Context) {
  const standing = claimOf(now);
  if (!standing || (actor.kind === 'staff' && actor.id === standing.agent)) return undefined;
  return beaten('7.2.1.1', 'claimed-by-other', standing.agent);
}

/** The same for an answer that a manager may give as well, whoever has claimed the case. */
export const answeredByOther = (now: Case, context: Context) =>
  context.actor.kind === 'staff' && context.actor.roles.includes('manager') ? undefined : claimedByOther(now, context);
