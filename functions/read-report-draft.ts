import { periodOf } from '../domain/measure/report-period.ts';
import { operation } from './http/call.ts';
import { problem } from './http/problem.ts';
import { answerDraft } from './reports/answer-draft.ts';
import { mayReadDrafts } from './reports/may.ts';
import { reports } from './store.ts';

/** §8.3: how a report stands, with links to the files to be reviewed. */
export const readReportDraft = operation({
  answer: async (asked) => {
    const forbidden = mayReadDrafts(asked);
    if (forbidden) return forbidden;
    const period = asked.path['period'] ?? '';
    const record = periodOf(period) && (await reports().find(period));
    return record ? answerDraft(asked, record) : problem('report-unknown');
  },
});
