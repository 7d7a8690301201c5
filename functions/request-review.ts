import { requestReview as decide, RequestReview } from '../domain/complaint/review.ts';
import { complainantCommand } from './http/answer-progress.ts';

/** 8.2: the complainant asks for a review. */
export const requestReview = complainantCommand({
  body: RequestReview,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
