import * as z from 'zod/mini';
import type { Case, ComplaintCase } from '../case.ts';
import type { Context } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import { type Command, forbids, subjectOf } from '../permissions.ts';
import { type Instant, plainText } from '../values.ts';
import { complaintIn } from './in-stage.ts';

/** 撤回投诉: why, where that is said. */
export const WithdrawComplaint = z.strictObject({ reason: z.optional(plainText(500)) });
export type WithdrawComplaint = z.infer<typeof WithdrawComplaint>;

/** §8.2: the complainant takes it back, before it is decided. */
export const withdrawComplaint = (now: Case, asked: WithdrawComplaint, context: Context): Decision =>
  withdrawn('withdraw-complaint', now, asked, context);

/** The same, taken down by staff whom it does not concern. */
export const recordComplaintWithdrawal = (now: Case, asked: WithdrawComplaint, context: Context): Decision =>
  withdrawn('record-complaint-withdrawal', now, asked, context);

function withdrawn(command: Command, now: Case, { reason }: WithdrawComplaint, context: Context): Decision {
  const forbidden = forbids(command, subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.stage === 'complaint-withdrawn') return nothing;
  const found = complaintIn(now, 'complaint', 'investigation');
  if ('outcome' in found) return found;
  return decided({ type: 'ComplaintWithdrawn', ...(reason && { reason }) });
}

/** 结果运用: what should be done better. */
export const ProposeImprovement = z.strictObject({ measure: plainText(1000) });
export type ProposeImprovement = z.infer<typeof ProposeImprovement>;

/** §8.2, GB/T 36113 8, §8.3: what a decided complaint teaches is proposed as a measure. */
export function proposeImprovement(now: Case, { measure }: ProposeImprovement, context: Context): Decision {
  const forbidden = forbids('propose-improvement', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (!('complaint' in now) || !now.complaint.decision) return refused('8.2', 'complaint-undecided');
  if (now.complaint.measures.some((each) => each.measure === measure)) return nothing;
  return decided({ type: 'ImprovementProposed', id: context.newId(), measure });
}

/** §8.2, GB/T 36113 7.6: filed with all that belongs to it, when everything that was to follow the answer has.
 * @param retainUntil by the retention of the district
 */
export function fileComplaint(now: Case, retainUntil: Instant, context: Context): Decision {
  const forbidden = forbids('file-complaint', subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.stage === 'filed') return nothing;
  const found = complaintIn(now, 'call-back');
  if ('outcome' in found) return found;
  if (found.complaint.named && !found.complaint.callBack) return refused('8.2', 'call-back-first');
  if (mayAskForReview(found, context.now)) return refused('8.2', 'review-still-open');
  return decided({ type: 'ComplaintFiled', retainUntil });
}

/** Until the time for it is over, unless whoever complained is satisfied or it has been reviewed. */
export const mayAskForReview = ({ complaint }: ComplaintCase, at: Instant): boolean =>
  complaint.reviewUntil !== undefined && at <= complaint.reviewUntil && complaint.callBack?.result !== 'satisfied';
