import { type Asked, operation } from './http/call.ts';
import { isProblem } from './http/problem.ts';
import { findSurvey } from './http/survey.ts';
import { surveys } from './store.ts';
import { surveyView } from './views/surveys.ts';

/** §8.1: a survey, how far it is, and its results when it is closed. */
export const readSurvey = operation({
  answer: async (asked: Asked) => {
    const found = await findSurvey(asked, 'read-survey');
    if (isProblem(found)) return found;
    const members = await surveys().members(found);
    return {
      status: 200,
      body: surveyView(
        found.survey,
        members.map(({ member }) => member),
      ),
    };
  },
});
