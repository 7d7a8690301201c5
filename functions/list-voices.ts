import { forbids } from '../domain/permissions.ts';
import { contextFor } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { refusalProblem } from './http/problem.ts';
import { ListStaff as ListVoices } from './requests.ts';
import { voices } from './store.ts';
import { voiceView } from './views/surveys.ts';

/** §8.1: what was said from outside about an office, the latest first. */
export const listVoices = operation({
  query: ListVoices,
  answer: async (asked: Asked<unknown, ListVoices>) => {
    const { actor, now, query } = asked;
    const office = query.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('list-voices', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    return answerList(asked, query, {
      of: [office],
      read: (limit, after) => voices().of(office, limit, after),
      show: (items) => items.map(voiceView),
    });
  },
});
