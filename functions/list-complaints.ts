import { forbids } from '../domain/permissions.ts';
import { contextFor } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { mergedPage } from './http/merged.ts';
import { problem, refusalProblem } from './http/problem.ts';
import { openLists } from './open-lists.ts';
import { ListComplaints } from './requests.ts';
import { caseLists } from './store.ts';
import { complaintSummary } from './views/complaint-summary.ts';

/**
 * 8.2: the complaints of an office, the most urgent first, whole or of one stage; `mine` are those in one's own hands. Whom a complaint is
 * about sees no line of it; so few are, that a page is only a little shorter for it.
 */
export const listComplaints = operation({
  query: ListComplaints,
  answer: async (asked: Asked<unknown, ListComplaints>) => {
    const { actor, now, account, query } = asked;
    const { list, stage, limit } = query;
    const office = query.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = forbids('list-complaints', { office }, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    if (stage && list !== 'open') return problem('query-invalid', narrowed);
    const partitions = openLists([office], { stage }, 'complaint');
    return answerList(asked, query, {
      of: [list, office, stage ?? ''],
      read: (_, after) => {
        if (list === 'closed') return caseLists().closed(office, 'complaint', limit, after);
        if (list === 'mine') return caseLists().ofAgent(office, account, 'complaint', limit, after);
        return mergedPage(partitions, limit, after, (...each) => caseLists().openIn(...each));
      },
      show: (summaries) =>
        summaries
          .filter(({ closedTo }) => !closedTo?.includes(account))
          .map((summary) => complaintSummary(summary, now)),
    });
  },
});

const narrowed = { errors: [{ field: 'stage', message: '阶段只用于在办列表（open）。' }] };
