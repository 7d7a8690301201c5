import { ReachMilestone, reachMilestone as reach } from '../domain/reach-milestone.ts';
import { command } from './http/command.ts';

/** A.7.1: the agent tells that a milestone of the plan is reached. */
export const reachMilestone = command({
  body: ReachMilestone,
  decide:
    ({ body, path }) =>
    (now, context) =>
      reach(now, path['milestoneId'] ?? '', body, context),
});
