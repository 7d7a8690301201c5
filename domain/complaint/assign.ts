import * as z from 'zod/mini';
import type { Case } from '../case.ts';
import type { Context, Staff } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import { forbids, subjectOf } from '../permissions.ts';
import { StaffId } from '../values.ts';
import { unfit } from './fitness.ts';
import { complaintIn } from './in-stage.ts';

/** 指派: to whom, by staff id. */
export const AssignComplaint = z.strictObject({ handler: StaffId });
export type AssignComplaint = z.infer<typeof AssignComplaint>;

/**
 * §8.2: a manager gives a complaint to somebody of its office who handles complaints and whom it does not concern; a review to
 * somebody who has not decided it before.
 * @param assignee as the staff directory has them now; undefined when it knows no such member in service
 */
export function assignComplaint(
  now: Case,
  { handler }: AssignComplaint,
  assignee: Staff | undefined,
  context: Context,
): Decision {
  const forbidden = forbids('assign-complaint', subjectOf(now), context);
  if (forbidden) return forbidden;
  const complaint = complaintIn(now, 'complaint', 'investigation', 'review');
  if ('outcome' in complaint) return complaint;
  if (complaint.complaint.handler === handler) return nothing;
  if (assignee?.id !== handler || assignee.office !== complaint.office || !assignee.roles.includes('complaints'))
    return refused('8.2', 'complaint-handler-unfit');
  if (complaint.principal.account === handler) return refused('4.2', 'own-case');
  const wrong = unfit(assignee, complaint.complaint);
  if (wrong) return wrong;
  if (complaint.stage === 'review' && complaint.complaint.deciders.includes(handler))
    return refused('8.2', 'review-by-same');
  return decided({ type: 'ComplaintAssigned', handler });
}
