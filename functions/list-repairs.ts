import { forbids } from '../domain/permissions.ts';
import { contextFor } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { mergedPage } from './http/merged.ts';
import { refusalProblem } from './http/problem.ts';
import { openLists } from './open-lists.ts';
import { ListRepairs } from './requests.ts';
import { caseLists } from './store.ts';
import { repairSummary } from './views/repair.ts';

/**
 * 8.3: the poor ratings of an office that are mended, the most urgent first, for its managers; `mine` are those in one's own hands.
 * Whom a rating is about sees no line of it.
 */
export const listRepairs = operation({
  query: ListRepairs,
  answer: async (asked: Asked<unknown, ListRepairs>) => {
    const { actor, now, account, query } = asked;
    const { list, limit } = query;
    const office = query.office ?? (actor.kind === 'staff' ? actor.office : '');
    const permission = list === 'mine' ? 'list-own-repairs' : 'list-repairs';
    const forbidden = forbids(permission, { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    const partitions = openLists([office], {}, 'repair');
    return answerList(asked, query, {
      of: [list, office],
      read: (_, after) => {
        if (list === 'closed') return caseLists().closed(office, 'repair', limit, after);
        if (list === 'mine') return caseLists().ofAgent(office, account, 'repair', limit, after);
        return mergedPage(partitions, limit, after, (...each) => caseLists().openIn(...each));
      },
      show: (summaries) =>
        summaries.filter(({ closedTo }) => !closedTo?.includes(account)).map((summary) => repairSummary(summary, now)),
    });
  },
});
