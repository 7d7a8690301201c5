import * as z from 'zod/mini';
import { requestReview as decide, RequestReview } from '../domain/complaint/review.ts';
import { ByCode } from './http/by-code.ts';
import { type Asked, change } from './http/call.ts';
import { carryOutByCode } from './http/carry-out-by-code.ts';

/** The number and the code, and what RequestReview takes. */
export const RequestReviewByCode = z.extend(RequestReview, ByCode);
type RequestReviewByCode = z.infer<typeof RequestReviewByCode>;

/** 8.2: a review is asked for by whoever knows the number and the code. */
export const requestReviewByCode = change({
  body: RequestReviewByCode,
  answer: (asked: Asked<RequestReviewByCode>) => {
    const { id: _, code: __, ...said } = asked.body;
    return carryOutByCode(asked, (now, context) => decide(now, said, context));
  },
});
