import { forbids } from '../domain/permissions.ts';
import { lists } from '../store/keys.ts';
import { contextFor } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { refusalProblem } from './http/problem.ts';
import type { ImprovementSummary } from './listed-improvement.ts';
import { ListImprovements } from './requests.ts';
import { improvements } from './store.ts';
import { improvementLine } from './views/improvements.ts';

/** §8.3: the measures of an office in one state, or those whose delay has gone up to it, the earliest due first. */
export const listImprovements = operation({
  query: ListImprovements,
  answer: async (asked: Asked<unknown, ListImprovements>) => {
    const { actor, now, query } = asked;
    const office = query.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('list-improvements', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    const { list } = query;
    return answerList(asked, query, {
      of: [office, list],
      read: (limit, after) =>
        improvements().list<ImprovementSummary>(
          lists.improvements(office, list),
          limit,
          after,
          list === 'raised' ? 'GSI2' : 'GSI1',
        ),
      show: (found) => found.map((each) => improvementLine(each, now)),
    });
  },
});
