import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import type { Case } from './case.ts';
import { claimOf } from './claim.ts';
import type { Context, Staff } from './context.ts';
import { beaten, type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';

/** 指派: to whom, by staff id (`sub`). */
export const Assign = z.strictObject({ agent: z.string().check(z.minLength(1), z.maxLength(255)) });
export type Assign = z.infer<typeof Assign>;

/**
 * 指派 (§7.2.1.1, §6.3.1 as we read it): a manager gives a case that waits to be received to an agent of its office. It
 * overrides a claim; after the reception the agent is changed by the rules of the mandate.
 * @param assignee as the staff directory has them now; undefined when it knows no such member in service
 */
export function assign(now: Case, { agent }: Assign, assignee: Staff | undefined, context: Context): Decision {
  const forbidden = forbids('assign', subjectOf(now), context);
  if (forbidden) return forbidden;
  const over = serviceOver(now);
  if (over) return over;
  if (now.stage === 'inquiry') return refused('7.1.2.2', 'inquiry-first');
  if ('agent' in now) return now.agent === agent ? nothing : beaten('7.2.1.1', 'already-received', now.agent);
  if (now.stage !== 'reception') return refused('7.2.1.1', 'wrong-stage');
  if (assignee?.id !== agent || assignee.office !== now.office || !assignee.roles.includes('agent'))
    return refused('7.2.1.1', 'assignee-unfit');
  if (now.principal.account === agent) return refused('4.2', 'own-case');
  const standing = claimOf(now);
  if (standing?.agent === agent && standing.assigned) return nothing;
  return decided({ type: 'CaseAssigned', agent });
}
