import { JudgeRating, judgeRating as judge } from '../domain/judge-rating.ts';
import { command } from './http/command.ts';
import { doubtedRatings } from './store.ts';

/** §7.2.6: a rating that is looked at twice is settled by two people. */
export const judgeRating = command({
  body: JudgeRating,
  decide:
    ({ body, path }) =>
    (now, context) =>
      judge(now, path['ratingId'] ?? '', body, context),
  further: () => async (next) => doubtedRatings().writes(next),
});
