import { evaluationLevels } from '../domain/case/endings.ts';
import { levelNames } from '../domain/course.ts';
import { questionnaireOf } from '../domain/survey/questionnaire.ts';
import type { Call, Operation } from './http/call.ts';
import { findSurveyLink } from './http/find-link.ts';
import { isProblem, problem } from './http/problem.ts';
import { links, surveys } from './store.ts';

/** §8.1: the questions of a survey; nobody is named. */
export const readSurveyLink: Operation<Call> = {
  changes: false,
  answer: async (call) => {
    const live = await findSurveyLink(call);
    if (isProblem(live)) return live;
    const { token, link } = live;
    const found = await surveys().find(live.survey);
    const questionnaire = found && questionnaireOf(found.survey.plan.questionnaire);
    if (!questionnaire) return problem('link-unknown');
    await links().shown(token, link, call.now);
    const { questions, words, version } = questionnaire;
    return {
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: {
        title: found.survey.plan.title,
        until: link.until,
        questionnaire: version,
        questions,
        words,
        levels: evaluationLevels.map((code) => ({ code, name: levelNames[code] })),
      },
    };
  },
};
