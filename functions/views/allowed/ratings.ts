import { isRated, ratingTime } from '../../../domain/evaluate.ts';
import { mayBeRaisedAgain } from '../../../domain/raise-again.ts';
import { rateable } from '../../../domain/rateable.ts';
import { isDoubted, isPoor } from '../../../domain/rating.ts';
import type { Rows, When } from './when.ts';

/** Within the window, or once more after it. */
const mayBeRated: When = (now, context) => {
  const ended = rateable(now);
  if ('outcome' in ended) return false;
  const time = ratingTime(ended, context);
  return time === 'counts' || (time === 'additional' && !ended.ratings?.some(({ additional }) => additional));
};

/** By somebody whom it is not about, and who has not judged it before. */
const mayBeJudged: When = (now, context) =>
  'ratings' in now &&
  !isRated(now, context) &&
  !!now.ratings?.some(
    (rating) =>
      !rating.settled &&
      (isDoubted(rating) || isPoor(rating)) &&
      !rating.judgements?.some(({ by }) => context.actor.kind === 'staff' && by === context.actor.id),
  );

/** How a service is rated, and what is looked at twice (7.1.3, 7.2.6). */
export const ratings: Rows = {
  evaluate: ['evaluate', mayBeRated],
  'record-evaluation': ['record-evaluation', mayBeRated],
  'open-rating-session': ['open-rating-session', mayBeRated],
  'judge-rating': ['judge-rating', mayBeJudged],
  'raise-again': ['raise-again', mayBeRaisedAgain],
};
