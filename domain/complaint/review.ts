import * as z from 'zod/mini';
import type { Case } from '../case.ts';
import type { Context } from '../context.ts';
import { type Decision, decided, nothing, refused } from '../decision.ts';
import { type Command, forbids, subjectOf } from '../permissions.ts';
import { plainText } from '../values.ts';
import { unfit } from './fitness.ts';
import { complaintIn } from './in-stage.ts';
import { DecideComplaint } from './investigate.ts';

/** 申请复核: why. */
export const RequestReview = z.strictObject({ reason: plainText(1000) });
export type RequestReview = z.infer<typeof RequestReview>;

/** §8.2 as we read it: the complainant asks for a review, once, in time. */
export const requestReview = (now: Case, asked: RequestReview, context: Context): Decision =>
  requested('request-review', now, asked, context);

/** The same, taken down by staff. */
export const recordReviewRequest = (now: Case, asked: RequestReview, context: Context): Decision =>
  requested('record-review-request', now, asked, context);

function requested(command: Command, now: Case, { reason }: RequestReview, context: Context): Decision {
  const forbidden = forbids(command, subjectOf(now), context);
  if (forbidden) return forbidden;
  if (now.stage === 'review') return nothing;
  const found = complaintIn(now, 'call-back');
  if ('outcome' in found) return found;
  const { reviewUntil, review, concerned } = found.complaint;
  if (review) return refused('8.2', 'reviewed-before');
  if (reviewUntil && context.now > reviewUntil) return refused('8.2', 'review-too-late');
  return decided({ type: 'ReviewRequested', reason, except: concerned.map(({ staff }) => staff) });
}

/** 复核意见. */
export const DecideReview = DecideComplaint;
export type DecideReview = z.infer<typeof DecideReview>;

/** §8.2 as we read it: somebody who has not decided it before, and whom it does not concern, decides it anew. */
export function decideReview(now: Case, { outcome, explanation }: DecideReview, context: Context): Decision {
  const { actor } = context;
  const forbidden = forbids('decide-review', subjectOf(now), context);
  if (forbidden) return forbidden;
  const found = complaintIn(now, 'review');
  if ('outcome' in found) return found;
  if (actor.kind !== 'staff') return refused('8.2', 'not-permitted');
  const { handler, deciders, decision } = found.complaint;
  const wrong = unfit(actor, found.complaint);
  if (wrong) return wrong;
  if (deciders.includes(actor.id)) return refused('8.2', 'review-by-same');
  if (handler !== undefined && handler !== actor.id) return refused('8.2', 'complaint-of-other');
  return decided({ type: 'ReviewDecided', outcome, explanation, by: actor.id, changed: decision?.outcome !== outcome });
}
