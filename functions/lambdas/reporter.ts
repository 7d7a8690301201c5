import { composeReport } from '../tasks/report/compose.ts';
import { countReport } from '../tasks/report/count.ts';
import { findReport, type PeriodAsked } from '../tasks/report/find.ts';
import { publishReport } from '../tasks/report/publish.ts';
import { remindOfReport } from '../tasks/report/remind.ts';

type ReporterTask =
  | { readonly task: 'find'; readonly asked: PeriodAsked }
  | { readonly task: 'count'; readonly period: string; readonly round: number; readonly part: number }
  | { readonly task: 'compose'; readonly period: string; readonly round: number; readonly parts: number }
  | { readonly task: 'remind' | 'publish'; readonly period: string };

/** Tasks of the workflow of reports (§8.3). */
export const handler = async (asked: ReporterTask): Promise<unknown> => {
  switch (asked.task) {
    case 'find':
      return findReport(asked.asked);
    case 'count':
      return countReport(asked);
    case 'compose':
      return composeReport(asked);
    case 'remind':
      return remindOfReport(asked.period);
    case 'publish':
      return publishReport(asked.period);
  }
};
