import * as z from 'zod/mini';
import type { Party } from './case/people.ts';
import type { Case } from './case.ts';
import type { Day, Instant } from './values.ts';

/**
 * What reaches a milestone: the filing of its matter or its result, by themselves; anything else is told by the agent.
 * One whose step is not named is a filing: the plan is one of filings (申报计划).
 */
export const milestoneSteps = ['filing', 'result', 'other'] as const;
export const MilestoneStep = z.enum(milestoneSteps);
export type MilestoneStep = (typeof milestoneSteps)[number];

/** 节点: what is to be reached for a matter by the end of a day. */
export interface Milestone {
  /** Unique in the case; the same milestone with another day keeps it. */
  readonly id: string;
  readonly matter: string;
  readonly milestone: string;
  readonly by: Day;
  readonly step: MilestoneStep;
}

/** A milestone of a plan that was in force, and the day on which it was reached. */
export type PlannedMilestone = Milestone & { readonly reachedOn?: Day };

/** A plan as it was in force: from the agreement, or by a change that both agreed to. */
export interface PlanVersion {
  readonly since: Instant;
  /** Until another took its place. */
  readonly until?: Instant;
  readonly milestones: readonly PlannedMilestone[];
  /** The change it came by; absent for the plan of the agreement. */
  readonly change?: { readonly id: string; readonly by: Party; readonly reason: string };
}

/** A change that waits for the other side. */
export interface PlanProposal {
  readonly id: string;
  readonly by: Party;
  readonly reason: string;
  readonly milestones: readonly Milestone[];
  readonly at: Instant;
}

/** The last change that came to nothing. `reason` is that of a refusal. */
export interface DroppedProposal {
  readonly id: string;
  readonly by: Party;
  readonly end: 'refused' | 'withdrawn';
  readonly reason?: string;
  readonly at: Instant;
}

/** 申报计划 (A.7.1) with everything that became of it. */
export interface FilingPlan {
  /** The oldest first; the last is in force. */
  readonly versions: readonly PlanVersion[];
  readonly open?: PlanProposal;
  readonly dropped?: DroppedProposal;
}

/** The plan of a case, if one was ever agreed or proposed. */
export const planOf = (now: Case): FilingPlan | undefined => ('plan' in now ? now.plan : undefined);

/** The plan in force. */
export const planInForce = (now: Case): PlanVersion | undefined => planOf(now)?.versions.at(-1);

/** What of a plan is the same milestone, whatever its day. */
export const sameness = ({ matter, step, milestone }: Pick<Milestone, 'matter' | 'step' | 'milestone'>): string =>
  `${matter} ${step} ${milestone}`;

/** Milestones of a first plan, numbered in their order. */
export const numbered = (
  milestones: readonly (Omit<Milestone, 'id' | 'step'> & { readonly step?: MilestoneStep | undefined })[],
): Milestone[] =>
  milestones.map(({ matter, milestone, by, step = 'filing' }, index) => ({
    id: `p${index + 1}`,
    matter,
    milestone,
    by,
    step,
  }));

/** The milestones in force that are still to be reached, but for those of matters that were taken back. */
export function openMilestones(now: Case): readonly PlannedMilestone[] {
  const gone = 'matters' in now ? now.matters.filter(({ state }) => state === 'withdrawn').map(({ id }) => id) : [];
  return (planInForce(now)?.milestones ?? []).filter(({ matter, reachedOn }) => !reachedOn && !gone.includes(matter));
}
