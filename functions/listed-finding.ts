import type { Context } from '../domain/context.ts';
import { type Finding, nextFindingReminder } from '../domain/supervision/finding.ts';
import type { Listed } from '../store/chronicles.ts';
import { lists } from '../store/keys.ts';
import { centre } from './district.ts';
import { officeAbove } from './listed-improvement.ts';

/** What lists keep of a finding. */
export type FindingSummary = Pick<Finding, 'id' | 'office' | 'state' | 'dueAt' | 'filedAt'>;

/** Where a finding stands in lists: of the office that answers, and of the one its delay has gone up to. */
export function listedFinding(now: Finding, context: Context): Listed {
  const { id, office, state, dueAt, filedAt, above } = now;
  const order = `${dueAt}#${id}`;
  const next = nextFindingReminder(now, context);
  const raised = next !== undefined || now.reminded > 0 ? above : undefined;
  const at = next && new Date(Date.parse(next) + 1).toISOString();
  return {
    summary: { id, office, state, dueAt, filedAt } satisfies FindingSummary,
    list: [lists.findings(office, state), order],
    ...(raised !== undefined &&
      (state === 'open' || state === 'disputed') && {
        beside: [lists.findings(officeAbove(office, raised), 'raised'), order] as const,
      }),
    ...(at && { watch: [lists.watchChronicles(centre), `${at}#${id}`] as const }),
  };
}
