import type { Context } from '../domain/context.ts';
import type { Refusal } from '../domain/decision.ts';
import { officesBelow } from '../domain/offices.ts';
import { forbids } from '../domain/permissions.ts';
import { contextFor, district } from './district.ts';
import { type Asked, operation } from './http/call.ts';
import { answerList } from './http/list.ts';
import { mergedPage } from './http/merged.ts';
import { problem, refusalProblem } from './http/problem.ts';
import { openLists } from './open-lists.ts';
import { ListCases } from './requests.ts';
import { caseLists } from './store.ts';
import { summaryView } from './views/summary.ts';

/**
 * The work list of an office or, for its manager, of all below it, the most urgent first (§7.2.3.3), whole or of one stage
 * and kind of principal; `mine` are the cases in one's own charge.
 */
export const listCases = operation({
  query: ListCases,
  answer: async (asked: Asked<unknown, ListCases>) => {
    const { actor, now, account, query } = asked;
    const { list, service, stage, kind, limit } = query;
    const office = query.office ?? (actor.kind === 'staff' ? actor.office : '');
    const forbidden = mayList(list, office, contextFor(actor, now));
    if (forbidden) return refusalProblem(forbidden);
    if ((service || stage || kind) && list !== 'open' && list !== 'subtree') return problem('query-invalid', narrowed);
    const partitions = openLists(list === 'subtree' ? officesBelow(district.offices, office) : [office], query);
    if (partitions.length > mostLists) return problem('list-too-wide');
    return answerList(asked, query, {
      of: [list, office, service ?? '', stage ?? '', kind ?? ''],
      read: (_, after) => {
        if (list === 'closed') return caseLists().closed(office, 'service', limit, after);
        if (list === 'mine') return caseLists().ofAgent(office, account, 'service', limit, after);
        return mergedPage(partitions, limit, after, (...each) => caseLists().openIn(...each));
      },
      show: (summaries) => summaries.map((summary) => summaryView(summary, now)),
    });
  },
});

const mayList = (list: ListCases['list'], office: string, context: Context): Refusal | undefined =>
  forbids(list === 'subtree' ? 'list-subtree' : 'list-cases', { office }, context);

const narrowed = { errors: [{ field: 'stage', message: '服务方式、阶段和类别只用于在办列表（open、subtree）。' }] };

/** Lists that one request may merge; beyond, a stage, a kind or an office further down must be chosen. */
const mostLists = 400;
