import { forbids } from '../domain/permissions.ts';
import { contextFor } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { refusalProblem } from './http/problem.ts';
import { ListCases } from './requests.ts';
import { caseLists } from './store.ts';
import { summaryView } from './views/summary.ts';

/** The work list of an office, the most urgent first (§7.2.3.3); `mine` are the cases in one's own charge. */
export const listCases = operation({
  query: ListCases,
  answer: async (asked: Asked<unknown, ListCases>) => {
    const { actor, now, account, query } = asked;
    const office = query.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('list-cases', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    return answerList(asked, query, {
      of: [query.list, office],
      read: (limit, after) => readers[query.list](office, account, limit, after),
      show: (summaries) => summaries.map((summary) => summaryView(summary, now)),
    });
  },
});

type Read = (
  office: string,
  account: string,
  ...rest: [limit: number, after: Record<string, unknown> | undefined]
) => ReturnType<ReturnType<typeof caseLists>['open']>;

const readers: Record<ListCases['list'], Read> = {
  open: (office, _account, ...rest) => caseLists().open(office, ...rest),
  closed: (office, _account, ...rest) => caseLists().closed(office, ...rest),
  mine: (office, account, ...rest) => caseLists().ofAgent(office, account, ...rest),
};
