import type { Case } from '../../domain/case.ts';
import { seesConduct } from '../../domain/confidential.ts';
import type { Context } from '../../domain/context.ts';
import { levelNames, ratingChannelNames, ratingFlagNames, ratingVerdictNames } from '../../domain/course.ts';
import { additionalOf, type Rating } from '../../domain/rating.ts';
import { nationalCodes, stars } from '../../domain/rating-codes.ts';
import type { DoubtedRating } from '../../store/doubted-ratings.ts';
import { tags as set } from '../district.ts';
import type { DoubtedRatingView, RatingView } from './shapes/ratings.ts';
import type { CaseView } from './shapes.ts';

const named = <Code extends string>(code: Code, names: Readonly<Record<Code, string>>) => ({ code, name: names[code] });

export const tagName = (code: string): string => set.tags.find((tag) => tag.code === code)?.name ?? code;

/** A rating as everybody who sees the case sees it: its level by name, and as other systems number it. */
function ratingView({
  id,
  level,
  suggestion,
  tags,
  channel,
  named: isNamed,
  documentId,
  at,
  settled,
}: Rating): RatingView {
  return {
    id,
    level: { ...named(level, levelNames), nationalCode: nationalCodes[level], stars: stars[level] },
    ...(tags && { tags: tags.map((code) => ({ code, name: tagName(code) })) }),
    ...(suggestion && { suggestion }),
    ...(channel && { channel: named(channel, ratingChannelNames) }),
    ...(isNamed !== undefined && { named: isNamed }),
    ...(documentId && { documentId }),
    at,
    ...(settled && { settled: named(settled, ratingVerdictNames) }),
  };
}

/** The same for managers whom it does not concern: why it is looked at twice, and what was found. */
const doubtView = (rating: Rating): RatingView => ({
  ...ratingView(rating),
  ...(rating.additional && { additional: true }),
  ...(rating.repair && { repair: rating.repair }),
  ...(rating.flags && { flags: rating.flags.map((flag) => named(flag, ratingFlagNames)) }),
  ...(rating.judgements && {
    judgements: rating.judgements.map(({ verdict, reason, by, at }) => ({
      verdict: named(verdict, ratingVerdictNames),
      reason,
      by,
      at,
    })),
  }),
});

/** The rating that counts, the one beside it, and for managers every one. */
export function evaluationOf(now: Case, context: Context): Pick<CaseView, 'evaluation' | 'additional' | 'ratings'> {
  if (!('ratings' in now) || !now.ratings) return {};
  const additional = additionalOf(now.ratings);
  const all = context.actor.kind === 'staff' && seesConduct(now, context);
  return {
    ...(now.evaluation && { evaluation: ratingView(now.evaluation) }),
    ...(additional && { additional: ratingView(additional) }),
    ...(all && { ratings: now.ratings.map(doubtView) }),
  };
}

export const doubtedView = ({ level, channel, flags = [], ...rest }: DoubtedRating): DoubtedRatingView => ({
  ...rest,
  level: named(level, levelNames),
  ...(channel && { channel: named(channel, ratingChannelNames) }),
  flags: flags.map((flag) => named(flag, ratingFlagNames)),
});
