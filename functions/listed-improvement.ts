import type { Context } from '../domain/context.ts';
import type { Improvement } from '../domain/improvement/improvement.ts';
import { nextReminder } from '../domain/improvement/remind.ts';
import type { Listed } from '../store/chronicles.ts';
import { lists } from '../store/keys.ts';
import { centre, district } from './district.ts';

/** What lists keep of a measure. */
export type ImprovementSummary = Pick<
  Improvement,
  'id' | 'office' | 'action' | 'owner' | 'dueOn' | 'indicator' | 'state'
>;

export const summaryOf = (now: Improvement): ImprovementSummary => {
  const { id, office, action, owner, dueOn, indicator, state } = now;
  return { id, office, action, owner, dueOn, indicator, state };
};

/** A quarter of an hour, ms: reconciliation sees then that what was changed is counted too. */
const soon = 15 * 60_000;

/** Where a measure stands in lists: of its office, and of the one its delay has gone up to. */
export function listedImprovement(now: Improvement, context: Context, watchAt?: string): Listed {
  const order = `${now.dueOn}#${now.id}`;
  const at = watchAt ?? new Date(Date.parse(context.now) + soon).toISOString();
  const raised = now.state === 'open' && now.above !== undefined ? officeAbove(now.office, now.above) : undefined;
  return {
    summary: summaryOf(now),
    list: [lists.improvements(now.office, now.state), order],
    ...(raised && { beside: [lists.improvements(raised, 'raised'), order] }),
    watch: [lists.watchChronicles(centre), `${at}#${now.id}`],
  };
}

/** The same when nothing has to be counted any more: looked at again when the next reminder is due, or never. */
export function listedAtRest(now: Improvement, context: Context): Listed {
  const next = nextReminder(now, context);
  const { watch: _, ...rest } = listedImprovement(now, context);
  return next === undefined ? rest : listedImprovement(now, context, new Date(Date.parse(next) + 1).toISOString());
}

/** So many offices above, or the highest. */
export function officeAbove(office: string, above: number): string {
  const parent = district.offices.find(({ code }) => code === office)?.parent;
  return above === 0 || parent === undefined ? office : officeAbove(parent, above - 1);
}
