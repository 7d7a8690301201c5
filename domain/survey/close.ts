import { dayOf } from '../calendar.ts';
import type { Context } from '../context.ts';
import { type Refusal, refused } from '../decision.ts';
import { type Contributions, contributionsOf } from '../measure/contributions.ts';
import { none, type Row } from '../measure/row.ts';
import { forbids } from '../permissions.ts';
import type { Member } from './member.ts';
import { mainQuestion, questionnaireOf } from './questionnaire.ts';
import { resultsOf, type SurveyResults } from './results.ts';
import type { ClosedSurvey, Survey, SurveyEvent } from './survey.ts';

type Closed = Extract<SurveyEvent, { type: 'SurveyClosed' }>;

/** §8.1: a manager closes a survey: after its last day, or when everybody has answered. Closing a closed one is quiet. */
export function closeSurvey(
  survey: Survey,
  members: readonly Member[],
  context: Context,
): Closed | Refusal | undefined {
  const forbidden = forbids('close-survey', survey.plan, context);
  if (forbidden) return forbidden;
  if (survey.stage === 'closed') return undefined;
  if (survey.stage === 'announced') return refused('8.1', 'survey-not-drawn');
  const over = dayOf(context.now) > survey.plan.until || members.every(({ answer }) => answer);
  return over ? { type: 'SurveyClosed' } : refused('8.1', 'survey-runs');
}

/** The results of a closed survey; before that nobody sees how it goes. */
export function resultsFrom({ drawing, plan }: ClosedSurvey, members: readonly Member[]): SurveyResults {
  const questions = questionnaireOf(plan.questionnaire)?.questions.map(({ id }) => id) ?? [];
  const answered = Map.groupBy(members, ({ stratum }) => stratum);
  const strata = drawing.strata.map(({ key, population, sampled }) => ({
    key,
    population,
    sampled,
    answers: (answered.get(key) ?? []).flatMap(({ answer }) =>
      answer ? [Object.fromEntries(answer.answers.map(({ question, level }) => [question, level]))] : [],
    ),
  }));
  return resultsOf(
    strata,
    questions.filter((question) => question !== mainQuestion),
  );
}

/**
 * What a closed survey counts for: a row for each of the sample on the day it was closed, so that answers and those who did not
 * answer are of one month; and each call-back on its own day. Never a row of the ratings of single cases.
 */
export const contributionsOfSurvey = (survey: ClosedSurvey, members: readonly Member[]): Contributions =>
  contributionsOf([survey.closedAt], () => members.flatMap((member) => rowsOf(survey, member)));

function rowsOf({ closedAt }: ClosedSurvey, { office, answer, unreached = [] }: Member): Row[] {
  const level = answer?.answers.find(({ question }) => question === mainQuestion)?.level;
  const row = (at: string, measure: 'survey' | 'call-back', value: string): Row => ({
    day: dayOf(at),
    office,
    item: none,
    service: 'none',
    channel: 'none',
    groups: [],
    staff: none,
    measure,
    value,
  });
  const called = answer?.resolved === undefined ? unreached.at(-1) : answer;
  const outcome = answer?.resolved === undefined ? 'not-reached' : answer.resolved ? 'resolved' : 'unresolved';
  return [row(closedAt, 'survey', level ?? 'not-answered'), ...(called ? [row(called.at, 'call-back', outcome)] : [])];
}
