import { forbids } from '../domain/permissions.ts';
import { contextFor } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { refusalProblem } from './http/problem.ts';
import { ListStaff as ListSurveys } from './requests.ts';
import { surveys } from './store.ts';
import { surveyLine } from './views/surveys.ts';

/** §8.1: the surveys of an office, the latest first. */
export const listSurveys = operation({
  query: ListSurveys,
  answer: async (asked: Asked<unknown, ListSurveys>) => {
    const { actor, now, query } = asked;
    const office = query.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('read-survey', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    return answerList(asked, query, {
      of: [office],
      read: (limit, after) => surveys().of(office, limit, after),
      show: (items) => items.map(surveyLine),
    });
  },
});
