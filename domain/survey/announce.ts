import * as z from 'zod/mini';
import { dayOf } from '../calendar.ts';
import type { Context } from '../context.ts';
import { type Refusal, refused } from '../decision.ts';
import { monthAfter } from '../measure/contributions.ts';
import { forbids } from '../permissions.ts';
import { Day, Id, plainText } from '../values.ts';
import { questionnaireOf } from './questionnaire.ts';
import type { SurveyEvent } from './survey.ts';

const Month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/));

/** A survey as it is announced: the months of the services, the questionnaire, how many are asked, and until when. */
export const AnnounceSurvey = z.strictObject({
  title: plainText(100),
  office: Id,
  from: Month,
  to: Month,
  service: z.optional(z.enum(['assistance', 'agency'])),
  questionnaire: z._default(z.string().check(z.regex(/^\d{1,4}$/)), '1'),
  /** So many cases, or as many as a margin of error asks for, in thousandths. */
  sample: z.union([
    z.strictObject({ size: z.int().check(z.minimum(1), z.maximum(2000)) }),
    z.strictObject({ margin: z.int().check(z.minimum(20), z.maximum(200)) }),
  ]),
  by: z._default(z.enum(['all', 'office']), 'all'),
  until: Day,
});
export type AnnounceSurvey = z.infer<typeof AnnounceSurvey>;

/** The most months of one survey: a year. */
const longest = 12;

/**
 * §8.1: a manager announces a survey. Its seed is kept from the beginning, before anybody knows whom it will draw.
 * @param seed random, of 128 bits
 */
export function announceSurvey(
  asked: AnnounceSurvey,
  seed: string,
  context: Context,
): Extract<SurveyEvent, { type: 'SurveyAnnounced' }> | Refusal {
  const { from, to, questionnaire, until } = asked;
  const forbidden = forbids('announce-survey', asked, context);
  if (forbidden) return forbidden;
  if (!questionnaireOf(questionnaire)) return refused('8.1', 'questionnaire-unknown');
  if (to < from || to >= monthAfter(from, longest)) return refused('8.1', 'survey-period');
  const today = dayOf(context.now);
  if (to >= today.slice(0, 7)) return refused('8.1', 'survey-period-runs');
  if (until <= today) return refused('8.1', 'survey-until-past');
  return { type: 'SurveyAnnounced', ...asked, seed };
}
