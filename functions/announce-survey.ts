import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { AnnounceSurvey, announceSurvey as announce } from '../domain/survey/announce.ts';
import { contextFor } from './district.ts';
import { type Asked, change } from './http/call.ts';
import { isProblem, problem, refusalProblem } from './http/problem.ts';
import { idOf, isRefusal, unlessBusy } from './http/survey.ts';
import { surveys } from './store.ts';
import { surveyView } from './views/surveys.ts';

/** §8.1: a survey is announced: what it asks whom, and its seed. */
export const announceSurvey = change({
  body: AnnounceSurvey,
  answer: async (asked: Asked<AnnounceSurvey>) => {
    const { actor, now, body, account } = asked;
    const context = contextFor(actor, now);
    const id = idOf(asked, context.digest);
    const before = await surveys().find(id);
    if (before && !isDeepStrictEqual(before.survey.plan, body)) return problem('key-reused');
    if (before) return { status: 201, body: surveyView(before.survey, []) };
    const event = announce(body, randomBytes(16).toString('hex'), context);
    if (isRefusal(event)) return refusalProblem(event);
    const kept = await unlessBusy(() => surveys().keep(id, [], { at: now, by: account, event }));
    return isProblem(kept) ? kept : { status: 201, body: surveyView(kept.survey, []) };
  },
});
