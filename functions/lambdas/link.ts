import { answerSurveyByLink } from '../answer-survey-by-link.ts';
import { evaluateByLink } from '../evaluate-by-link.ts';
import { mountLink } from '../http/mount-link.ts';
import { readLink } from '../read-link.ts';
import { readRatingLink } from '../read-rating-link.ts';
import { readSurveyLink } from '../read-survey-link.ts';
import { signByLink } from '../sign-by-link.ts';

/** What somebody without an account is shown, signs and rates by a one-time link. */
export const handler = mountLink({
  'read-link': readLink,
  'sign-by-link': signByLink,
  'read-rating-link': readRatingLink,
  'evaluate-by-link': evaluateByLink,
  'read-survey-link': readSurveyLink,
  'answer-survey-by-link': answerSurveyByLink,
});
