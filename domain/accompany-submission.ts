import * as z from 'zod/mini';
import { advised } from './assistance.ts';
import { dayOf } from './calendar.ts';
import type { Case } from './case.ts';
import { findItem } from './catalogue.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { inGuidance } from './in-guidance.ts';
import { forbids, subjectOf } from './permissions.ts';
import { AuthorityNumber } from './submit.ts';
import { Day, Id, plainText } from './values.ts';

/** 协助递交: the principal filed, where and when, and under which number of the authority. */
export const AccompanySubmission = z.strictObject({
  item: Id,
  by: z.enum(['principal', 'helper']),
  place: plainText(100),
  on: Day,
  authorityNumber: z.optional(AuthorityNumber),
});
export type AccompanySubmission = z.infer<typeof AccompanySubmission>;

/**
 * §7.1.2.3: the principal, who stays the applicant, files with help. Filing in the principal's place is an act of 代办 and
 * needs a mandate (§6.3.2, 民法典 §165).
 */
export function accompanySubmission(now: Case, asked: AccompanySubmission, context: Context): Decision {
  const forbidden = forbids('accompany-submission', subjectOf(now), context);
  if (forbidden) return forbidden;
  const guided = inGuidance(now);
  if ('outcome' in guided) return guided;
  const { item, by, place, on, authorityNumber } = asked;
  if (by === 'helper') return refused('6.3.2', 'assistance-only-guides', '民法典第165条');
  const told = advised(guided.assistance).some((row) => row.item === item);
  const authority = findItem(context.catalogue, item)?.authority;
  if (!told || !authority) return refused('7.1.2.2', 'advice-first');
  if (on < dayOf(guided.receivedAt) || on > dayOf(context.now)) return refused('7.1.2.3', 'day-not-in-service');
  if (guided.assistance.submissions.some((each) => each.item === item && each.on === on)) return nothing;
  const number = authorityNumber ? { authorityNumber } : {};
  return decided({ type: 'SubmissionAccompanied', item, by, authority, place, on, ...number });
}
