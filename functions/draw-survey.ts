import { drawSurvey as draw, mayDraw, strataOf } from '../domain/survey/draw.ts';
import { contextFor } from './district.ts';
import { type Asked, change } from './http/call.ts';
import { isProblem, refusalProblem } from './http/problem.ts';
import { findSurvey, isRefusal, unlessBusy } from './http/survey.ts';
import { Nothing } from './requests.ts';
import { surveys } from './store.ts';
import { populationOf, tookBack } from './survey-population.ts';
import { surveyView } from './views/surveys.ts';

/** §8.1: the sample is drawn, by the seed of the announcement; drawing a drawn one is quiet. */
export const drawSurvey = change({
  body: Nothing,
  answer: async (asked: Asked) => {
    const { actor, now, account } = asked;
    const context = contextFor(actor, now);
    const found = await findSurvey(asked, 'draw-survey');
    if (isProblem(found)) return found;
    const { survey, entries } = found;
    const hindered = mayDraw(survey, context);
    if (hindered === 'drawn') {
      const members = await surveys().members(found);
      return {
        status: 200,
        body: surveyView(
          survey,
          members.map(({ member }) => member),
        ),
      };
    }
    if (hindered) return refusalProblem(hindered);
    const population = await populationOf(survey.plan);
    if (isRefusal(population)) return refusalProblem(population);
    const strata = strataOf(survey, population);
    const drawing = await draw(survey, strata, population.noContact, tookBack, context.digest);
    if (isRefusal(drawing)) return refusalProblem(drawing);
    const officeOf = new Map(
      [...population.offices].flatMap(([office, ids]) => ids.map((id) => [id, office] as const)),
    );
    const sample = drawing.sample.map((each) => ({ ...each, office: officeOf.get(each.caseId) ?? survey.plan.office }));
    await surveys().keepDrawing(survey.id, drawing.event.population, strata, sample);
    const entry = { at: now, by: account, event: drawing.event };
    const kept = await unlessBusy(() => surveys().keep(survey.id, entries, entry));
    return isProblem(kept) ? kept : { status: 200, body: surveyView(kept.survey, sample) };
  },
});
