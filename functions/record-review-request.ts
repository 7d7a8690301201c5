import { recordReviewRequest as decide, RequestReview } from '../domain/complaint/review.ts';
import { complaintCommand } from './http/answer-complaint.ts';

/** 8.2: a review is asked for, and taken down. */
export const recordReviewRequest = complaintCommand({
  body: RequestReview,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
