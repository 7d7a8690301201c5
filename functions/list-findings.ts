import { forbids } from '../domain/permissions.ts';
import { lists } from '../store/keys.ts';
import { contextFor } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { refusalProblem } from './http/problem.ts';
import type { FindingSummary } from './listed-finding.ts';
import { ListFindings } from './requests.ts';
import { findings } from './store.ts';
import { findingLine } from './views/supervision.ts';

/** §8.1: the findings that an office is to answer, or has answered, the earliest due first; or overdue ones that have gone up to it. */
export const listFindings = operation({
  query: ListFindings,
  answer: async (asked: Asked<unknown, ListFindings>) => {
    const { actor, now, query } = asked;
    const office = query.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('list-findings', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    const { list } = query;
    const index = list === 'raised' ? 'GSI2' : 'GSI1';
    return answerList(asked, query, {
      of: [office, list],
      read: (limit, after) => findings().list<FindingSummary>(lists.findings(office, list), limit, after, index),
      show: (found) => found.map((each) => findingLine(each, now)),
    });
  },
});
