import { closeSurvey as close, contributionsOfSurvey } from '../domain/survey/close.ts';
import { contextFor } from './district.ts';
import { type Asked, change } from './http/call.ts';
import { isProblem, problem, refusalProblem } from './http/problem.ts';
import { findSurvey, isRefusal, unlessBusy } from './http/survey.ts';
import { Nothing } from './requests.ts';
import { surveys } from './store.ts';
import { countFixed } from './tasks/count-fixed.ts';
import { surveyView } from './views/surveys.ts';

/** §8.1: the survey is closed: nothing more is answered, its results are seen, and it is counted by itself. */
export const closeSurvey = change({
  body: Nothing,
  answer: async (asked: Asked) => {
    const { actor, now, account } = asked;
    const found = await findSurvey(asked, 'close-survey');
    if (isProblem(found)) return found;
    const { survey, entries } = found;
    const members = (await surveys().members(found)).map(({ member }) => member);
    const event = close(survey, members, contextFor(actor, now));
    if (event && isRefusal(event)) return refusalProblem(event);
    const kept = event
      ? await unlessBusy(() => surveys().keep(survey.id, entries, { at: now, by: account, event }))
      : found;
    if (isProblem(kept)) return kept;
    // What was answered in between is there now: afterwards nothing can be.
    const all = (await surveys().members(kept)).map(({ member }) => member);
    if (kept.survey.stage !== 'closed') throw new Error('A survey that was closed is not');
    const isCounted = await countFixed('SURVEY', survey.id, contributionsOfSurvey(kept.survey, all));
    if (!isCounted) return problem('busy', { headers: { 'retry-after': '1' } });
    return { status: 200, body: surveyView(kept.survey, all) };
  },
});
