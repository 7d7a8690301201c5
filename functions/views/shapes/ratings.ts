import * as z from 'zod/mini';
import { evaluationLevels } from '../../../domain/case/endings.ts';
import { services } from '../../../domain/kinds.ts';
import { ratingChannels, ratingFlags, ratingVerdicts } from '../../../domain/rating.ts';
import { Id } from '../../../domain/values.ts';
import { CaseId, count, instant, listOf, named, text } from './values.ts';

/** What the principal thought of a service, and what is looked at twice (7.1.3, 7.2.6). */

const level = z.enum(evaluationLevels);
const Flags = z.array(named(z.enum(ratingFlags)));
const Verdict = named(z.enum(ratingVerdicts));

export const Rating = z.strictObject({
  id: Id,
  level: z.strictObject({ code: level, name: text, nationalCode: count, stars: count }),
  tags: z.optional(z.array(named(Id))),
  suggestion: z.optional(text),
  channel: z.optional(named(z.enum(ratingChannels))),
  named: z.optional(z.boolean()),
  documentId: z.optional(Id),
  at: instant,
  settled: z.optional(Verdict),
  additional: z.optional(z.boolean()),
  repair: z.optional(CaseId),
  flags: z.optional(Flags),
  judgements: z.optional(z.array(z.strictObject({ verdict: Verdict, reason: text, by: text, at: instant }))),
});
export type RatingView = z.infer<typeof Rating>;

const DoubtedRating = z.strictObject({
  caseId: CaseId,
  office: Id,
  rating: Id,
  level: named(level),
  channel: z.optional(named(z.enum(ratingChannels))),
  flags: Flags,
  at: instant,
  judged: count,
});
export type DoubtedRatingView = z.infer<typeof DoubtedRating>;
export const DoubtedRatings = listOf(DoubtedRating);

/** A counter device that was opened for one rating. */
export const RatingSession = z.strictObject({ address: text, until: instant });

/** What is rated by a link, and what may be said of it. */
export const RatingForm = z.strictObject({
  service: named(z.enum(services)),
  office: named(Id),
  items: z.array(named(Id)),
  at: instant,
  until: instant,
  levels: z.array(z.strictObject({ code: level, name: text, stars: count, tags: z.array(named(Id)) })),
});
export const RatedByLink = z.strictObject({ level: named(level), at: instant });
