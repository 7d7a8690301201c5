import { DecideReview, decideReview as decide } from '../domain/complaint/review.ts';
import { complaintCommand } from './http/answer-complaint.ts';

/** 8.2: somebody else decides anew. */
export const decideReview = complaintCommand({
  body: DecideReview,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
