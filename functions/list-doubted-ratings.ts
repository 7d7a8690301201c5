import { forbids } from '../domain/permissions.ts';
import { contextFor } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { refusalProblem } from './http/problem.ts';
import { ListDoubtedRatings } from './requests.ts';
import { doubtedRatings } from './store.ts';
import { doubtedView } from './views/ratings.ts';

/** §7.2.6: the ratings of an office that are looked at twice, the longest waiting first. */
export const listDoubtedRatings = operation({
  query: ListDoubtedRatings,
  answer: async (asked: Asked<unknown, ListDoubtedRatings>) => {
    const { actor, now, query } = asked;
    const office = query.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('list-doubted-ratings', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    return answerList(asked, query, {
      of: [office],
      read: (limit, after) => doubtedRatings().of(office, limit, after),
      show: (ratings) => ratings.map(doubtedView),
    });
  },
});
