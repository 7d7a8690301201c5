import { periodOf } from '../domain/measure/report-period.ts';
import { ReviewReport, reviewReport as review } from '../domain/measure/report-review.ts';
import { contextFor } from './district.ts';
import { type Asked, change, type Reply } from './http/call.ts';
import { onceOf } from './http/once.ts';
import { type Problem, problem, refusalProblem } from './http/problem.ts';
import { answerDraft } from './reports/answer-draft.ts';
import { mayReadDrafts } from './reports/may.ts';
import { cases, reports } from './store.ts';

/** §8.3: a report is approved as it was read, or returned with remarks. */
export const reviewReport = change({
  body: ReviewReport,
  answer: async (asked: Asked<ReviewReport>): Promise<Reply | Problem> => {
    const forbidden = mayReadDrafts(asked);
    if (forbidden) return forbidden;
    const period = asked.path['period'] ?? '';
    const record = periodOf(period) && (await reports().find(period));
    if (!record) return problem('report-unknown');
    const once = onceOf(asked);
    const before = once && (await cases().remembered(once.actor, once.key));
    if (before) return before.bodyHash === once.bodyHash ? answerDraft(asked, record, true) : problem('key-reused');
    const reviewed = review(record, asked.body, contextFor(asked.actor, asked.now));
    if (reviewed.outcome === 'refused') return refusalProblem(reviewed);
    const isNew = reviewed.record.version > record.version;
    if (isNew && !(await reports().keep(reviewed.record, once)))
      return problem('busy', { headers: { 'retry-after': '1' } });
    return answerDraft(asked, reviewed.record);
  },
});
