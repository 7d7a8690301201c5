import { operation } from './http/call.ts';
import { mayReadDrafts } from './reports/may.ts';
import { draftView } from './reports/view.ts';
import { reports } from './store.ts';

/** §8.3: all reports and how they stand, for managers of the centre. */
export const listReportDrafts = operation({
  answer: async (asked) => {
    const forbidden = mayReadDrafts(asked);
    if (forbidden) return forbidden;
    return { status: 200, body: { reports: (await reports().all()).map(draftView) } };
  },
});
