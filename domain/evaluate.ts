import * as z from 'zod/mini';
import { dueDate } from './calendar.ts';
import { evaluationLevels } from './case/endings.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import type { EventOf } from './events.ts';
import { forbids, subjectOf } from './permissions.ts';
import { type RateableCase, rateable, ratingClause } from './rateable.ts';
import { counted, isPoor, type Rating, type RatingChannel } from './rating.ts';
import { flagsOf, type RatingSigns } from './rating-checks.ts';
import { tagsApply } from './rating-tags.ts';
import { repairNumber } from './repair/open.ts';
import { Id, type Instant, plainText } from './values.ts';

const most = 5;
const said = {
  tags: z.optional(z.array(Id).check(z.maxLength(most))),
  suggestion: z.optional(plainText(1000)),
};

/** 评价: one of five levels, tags, and suggestions in words; anonymous where the principal wants no call about it. */
export const Evaluate = z.strictObject({
  level: z.enum(evaluationLevels),
  ...said,
  anonymous: z.optional(z.boolean()),
});
export type Evaluate = z.infer<typeof Evaluate>;

/** The same at a counter device, whose levels are stars. */
export const EvaluateAtDevice = z.strictObject({
  stars: z.int().check(z.minimum(1), z.maximum(5)),
  ...said,
  anonymous: z.optional(z.boolean()),
});

/** The same as staff enter it: told by phone, or on paper that is in the case. */
export const RecordEvaluation = z.discriminatedUnion('channel', [
  z.extend(Evaluate, { channel: z.literal('phone') }),
  z.extend(Evaluate, { channel: z.literal('paper'), documentId: Id }),
]);
export type RecordEvaluation = z.infer<typeof RecordEvaluation>;

/** What was seen of it besides. */
interface Seen {
  readonly signs?: RatingSigns;
}

/** §7.2.6, §7.1.3: the principal rates the service, by an own sign-in. */
export const evaluate = (now: Case, asked: Evaluate & Seen, context: Context): Decision =>
  forbids('evaluate', subjectOf(now), context) ?? rated(now, asked, 'account', context);

/** The same by the one-time link of the notice, or at a counter device where staff have opened it. */
export const evaluateByLink = (
  now: Case,
  asked: Evaluate & Seen & { readonly channel: 'link' | 'device' },
  context: Context,
): Decision => forbids('evaluate', subjectOf(now), context) ?? rated(now, asked, asked.channel, context);

/** The same as staff enter it: what was said by phone not by whom it is about, and paper with the paper. */
export function recordEvaluation(now: Case, asked: RecordEvaluation & Seen, context: Context): Decision {
  const forbidden = forbids('record-evaluation', subjectOf(now), context);
  if (forbidden) return forbidden;
  const ended = rateable(now);
  if ('outcome' in ended) return ended;
  if (asked.channel === 'phone') {
    if (isRated(now, context)) return refused(ratingClause(now), 'rated-person');
    return rated(now, asked, 'phone', context);
  }
  if (!now.documents.some(({ id }) => id === asked.documentId))
    return refused(ratingClause(now), 'rating-paper-missing');
  return rated(now, asked, 'paper', context, asked.documentId);
}

/** Whom a rating of this case is about: the one in charge. */
export const isRated = (now: Case, { actor }: Pick<Context, 'actor'>): boolean =>
  actor.kind === 'staff' && 'agent' in now && now.agent === actor.id;

/** Whether a rating that is given now counts, is one beside it (追评), or comes too late. */
export function ratingTime(now: RateableCase, context: Context): 'counts' | 'additional' | 'late' {
  if (context.now <= now.evaluationUntil) return 'counts';
  return counted(now.ratings ?? []) && context.now <= additionalUntil(now, context) ? 'additional' : 'late';
}

const additionalUntil = ({ evaluationUntil }: RateableCase, { calendar, deadlines }: Context): Instant =>
  dueDate(calendar, evaluationUntil, deadlines.additionalEvaluation).at;

/**
 * One rating per service counts, the last one within the window; after it one more may be given, which is shown beside
 * (追评). The same again changes nothing. What is suspicious is flagged, and counts all the same; what is poor is mended (§8.3).
 */
function rated(
  now: Case,
  asked: Evaluate & Seen,
  channel: RatingChannel,
  context: Context,
  documentId?: string,
): Decision {
  const ended = rateable(now);
  if ('outcome' in ended) return ended;
  const clause = ratingClause(now);
  const { level, tags = [] } = asked;
  const { tags: set } = context;
  if (!tagsApply(set, level, tags)) return refused(clause, 'tags-mismatch');
  const given = givenBy(asked, channel, documentId);
  const ratings = ended.ratings ?? [];
  if (ratings.some((rating, index) => index === ratings.length - 1 && isSame(rating, given))) return nothing;
  const time = ratingTime(ended, context);
  if (time === 'late') return refused(clause, 'window-closed');
  if (time === 'additional' && ratings.some(({ additional }) => additional))
    return refused(clause, 'already-evaluated');
  const flags = flagsOf(asked.signs ?? {}, context.ratingChecks, context.now);
  const rating = context.newId();
  return decided({
    type: 'EvaluationGiven',
    rating,
    ...given,
    ...(tags.length > 0 ? { tagSet: set.version } : {}),
    ...(flags.length > 0 ? { flags } : {}),
    ...(time === 'additional' ? { additional: true } : {}),
    about: ended.agent,
    ...(isPoor(given) ? { repair: repairNumber(rating, context) } : {}),
  });
}

type Given = Pick<EventOf<'EvaluationGiven'>, 'level' | 'suggestion' | 'tags' | 'channel' | 'named' | 'documentId'>;

const givenBy = (
  { level, tags = [], suggestion, anonymous = false }: Evaluate,
  channel: RatingChannel,
  documentId: string | undefined,
): Given => ({
  level,
  channel,
  named: !anonymous,
  ...(tags.length > 0 ? { tags: [...tags].sort() } : {}),
  ...(suggestion ? { suggestion } : {}),
  ...(documentId ? { documentId } : {}),
});

const isSame = (before: Rating, given: Given): boolean =>
  before.level === given.level &&
  before.suggestion === given.suggestion &&
  (before.channel ?? 'account') === given.channel &&
  (before.named ?? true) === given.named &&
  (before.tags ?? []).join() === (given.tags ?? []).join();
