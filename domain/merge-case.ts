import * as z from 'zod/mini';
import { serviceOver } from './authority.ts';
import type { Case } from './case.ts';
import { claimedByOther } from './claim.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import type { EventOf } from './events.ts';
import { forbids, subjectOf } from './permissions.ts';
import { plainText } from './values.ts';

/** 并入: into which older case, and why both are the same. */
export const MergeCase = z.strictObject({ into: z.string().check(z.regex(/^(BB|DB)\d{22}$/)), reason: plainText(500) });
export type MergeCase = z.infer<typeof MergeCase>;

/** The older case as it stands, and whether its principal has the same number, which the domain never sees. */
export interface Older {
  readonly now: Case;
  readonly samePrincipal: boolean;
}

/**
 * 并入 (7.2.1.1 as we read it: a need is registered and received once): the younger of two cases of one principal ends and
 * is joined to the older, by the agent in charge, before there is one by any agent of the office, or by a manager.
 * @param older the case named, undefined when there is none
 */
export function mergeCase(now: Case, asked: MergeCase, older: Older | undefined, context: Context): Decision {
  const forbidden = forbids('merge-case', subjectOf(now), context) ?? inOtherHands(now, context);
  if (forbidden) return forbidden;
  if (now.stage === 'merged' && now.into === asked.into) return nothing;
  if (now.stage !== 'reception' && now.stage !== 'acceptance')
    return serviceOver(now) ?? refused('7.2.1.1', 'wrong-stage');
  const fault = otherFault(now, asked.into, older, context);
  return fault ?? decided({ type: 'CaseMerged', ...asked });
}

/** A.2.2, 7.2.1.1: of agents only the one in charge, or who claimed the case; a manager in any case. */
function inOtherHands(now: Case, context: Context): Refusal | undefined {
  const { actor } = context;
  if (actor.kind !== 'staff' || actor.roles.includes('manager')) return undefined;
  if ('agent' in now) return now.agent === actor.id ? undefined : refused('A.2.2', 'not-in-charge');
  return claimedByOther(now, context);
}

/** Why the younger case can't be joined to this one; another office's is not even known to be there. */
function otherFault(now: Case, into: string, older: Older | undefined, context: Context): Refusal | undefined {
  if (into === now.id) return refused('7.2.1.1', 'duplicate-itself');
  if (!older || older.now.office !== now.office) return refused('7.2.1.1', 'duplicate-unknown');
  const own = forbids('merge-case', subjectOf(older.now), context);
  if (own) return own;
  if (!older.samePrincipal) return refused('7.2.1.1', 'duplicate-other-person');
  if (older.now.service !== now.service) return refused('7.2.1.1', 'duplicate-other-service');
  if (order(older.now) > order(now)) return refused('7.2.1.1', 'duplicate-younger');
  if (serviceOver(older.now)) return refused('7.2.1.1', 'duplicate-over');
  return older.now.stage === 'transfer' ? refused('7.2.1.2', 'being-transferred') : undefined;
}

/** By the registration; of two of one moment by the number. */
const order = ({ openedAt, id }: Case): string => `${openedAt}#${id}`;

/**
 * What the older case then holds of the younger: its need, how often it was registered again, and its files, by reference
 * to where they are, so that they belong to both.
 */
export const joining = (older: Case, { id, need, documents, duplicates = [] }: Case): EventOf<'DuplicateJoined'> => ({
  type: 'DuplicateJoined',
  caseId: id,
  need,
  repetitions: (older.duplicates?.length ?? 0) + duplicates.length + 1,
  documents,
});
