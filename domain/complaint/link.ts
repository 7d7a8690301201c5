import * as z from 'zod/mini';
import type { Case } from '../case.ts';
import type { Context } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import type { EventOf } from '../events.ts';
import { forbids, subjectOf } from '../permissions.ts';
import { complaintRelations } from './complaint.ts';

/** 关联: with which other complaint, and how both belong together. */
export const LinkComplaint = z.strictObject({
  complaint: z.string().check(z.regex(/^TS\d{22}$/)),
  relation: z.enum(complaintRelations),
});
export type LinkComplaint = z.infer<typeof LinkComplaint>;

/**
 * §8.2 as we read it: joint and repeated complaints know of each other, and none is swallowed: each is answered.
 * @param other the complaint named; undefined when there is none
 */
export function linkComplaint(now: Case, asked: LinkComplaint, other: Case | undefined, context: Context): Decision {
  const forbidden = forbids('link-complaint', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!('complaint' in now)) return refused('8.2', 'complaint-stage');
  if (asked.complaint === now.id) return refused('8.2', 'complaint-unknown');
  if (!other || !('complaint' in other) || forbids('link-complaint', subjectOf(other), context))
    return refused('8.2', 'complaint-unknown');
  if (now.complaint.links.some(({ complaint }) => complaint === asked.complaint)) return nothing;
  return decided({ type: 'ComplaintLinked', ...asked });
}

/** What the other complaint then knows. */
export const linkedBack = ({ id }: Case, { relation }: LinkComplaint): EventOf<'ComplaintLinked'> => ({
  type: 'ComplaintLinked',
  complaint: id,
  relation,
});
