import * as z from 'zod/mini';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { isRated } from './evaluate.ts';
import { forbids, subjectOf } from './permissions.ts';
import { rateable, ratingClause } from './rateable.ts';
import { isPoor, ratingVerdicts } from './rating.ts';
import { plainText } from './values.ts';

/** 复核: what a rating was found to be, and why. */
export const JudgeRating = z.strictObject({ verdict: z.enum(ratingVerdicts), reason: plainText(500) });
export type JudgeRating = z.infer<typeof JudgeRating>;

/**
 * A flagged or a poor rating is looked at by two different people, neither of them the one it is about: what two of them
 * find alike, with their reasons, settles it; until then it counts. Nobody judges the same rating twice.
 */
export function judgeRating(now: Case, ratingId: string, { verdict, reason }: JudgeRating, context: Context): Decision {
  const forbidden = forbids('judge-rating', subjectOf(now), context);
  if (forbidden) return forbidden;
  const ended = rateable(now);
  if ('outcome' in ended) return ended;
  const clause = ratingClause(now);
  const { actor } = context;
  const rating = ended.ratings?.find(({ id }) => id === ratingId);
  if (!rating || actor.kind !== 'staff') return refused(clause, 'rating-unknown');
  if (isRated(now, context) || rating.about === actor.id) return refused(clause, 'rated-person');
  const { judgements = [], settled, flags = [] } = rating;
  const own = judgements.find(({ by }) => by === actor.id);
  if (own) return own.verdict === verdict && own.reason === reason ? nothing : refused(clause, 'second-person');
  if (settled) return refused(clause, 'rating-settled');
  if (flags.length === 0 && !isPoor(rating)) return refused(clause, 'rating-not-doubted');
  const judged = { type: 'RatingJudged', rating: ratingId, verdict, reason, by: actor.id } as const;
  const agreed = judgements.some((each) => each.verdict === verdict);
  return agreed ? decided(judged, { type: 'RatingSettled', rating: ratingId, verdict }) : decided(judged);
}
