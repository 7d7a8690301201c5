import * as z from 'zod/mini';
import { entrustedMatter, inHandling } from './authority.ts';
import { dayOf } from './calendar.ts';
import type { Case } from './case.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { planInForce } from './plan.ts';
import { Day } from './values.ts';

/** 达成节点: on which day. */
export const ReachMilestone = z.strictObject({ on: Day });
export type ReachMilestone = z.infer<typeof ReachMilestone>;

/**
 * A.7.1: the agent, or the sub-agent of its matter, tells that a milestone of the plan in force is reached. A filing or a
 * result is one by itself, and is told by no other way.
 */
export function reachMilestone(now: Case, id: string, { on }: ReachMilestone, context: Context): Decision {
  const forbidden = forbids('reach-milestone', subjectOf(now), context);
  if (forbidden) return forbidden;
  const milestone = planInForce(now)?.milestones.find((each) => each.id === id);
  if (milestone?.reachedOn) return nothing;
  const handling = inHandling(now, context, milestone?.matter);
  if ('outcome' in handling) return handling;
  if (!milestone) return refused('A.7.1', 'milestone-unknown');
  const matter = entrustedMatter(handling, milestone.matter);
  if ('because' in matter) return matter;
  if (milestone.step !== 'other') return refused('A.7.1', 'milestone-by-itself');
  if (on < dayOf(handling.mandate.since) || on > dayOf(context.now)) return refused('A.7.1', 'milestone-day');
  return decided({ type: 'MilestoneReached', milestone: id, matter: milestone.matter, on });
}
