import { forbids } from '../domain/permissions.ts';
import { lookupKey } from '../domain/person.ts';
import { contextFor } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { refusalProblem } from './http/problem.ts';
import { record } from './http/refuse.ts';
import { summariesOf } from './http/summaries.ts';
import { SearchCases } from './requests.ts';
import { caseLists, personalData } from './store.ts';

/** Cases of a person at an office, found by a number through its keyed hash; each case found is told in its access log. */
export const searchCases = operation({
  body: SearchCases,
  answer: async (asked: Asked<SearchCases>) => {
    const { actor, now, body } = asked;
    const office = body.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('search-cases', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    const hash = await personalData().hash(lookupKey(body.by, body.value));
    return answerList(asked, body, {
      of: [office, hash],
      read: (limit, after) => caseLists().ofPerson(office, hash, limit, after),
      show: async (ids) => {
        await Promise.all(ids.map((id) => record(asked, id)));
        return summariesOf(ids, asked);
      },
    });
  },
});
