import { dayOf } from '../calendar.ts';
import type { HandlingCase } from '../case.ts';
import type { PlanEvent } from '../events/plan.ts';
import type { EventOf } from '../events.ts';
import type { DroppedProposal, FilingPlan, MilestoneStep, PlannedMilestone } from '../plan.ts';
import type { Day, Instant } from '../values.ts';
import { during, type Evolutions } from './table.ts';

const none: FilingPlan = { versions: [] };

/** Milestones of the plan in force are reached on a day; what was reached before stays so. */
function reached(now: HandlingCase, on: Day, which: (milestone: PlannedMilestone) => boolean): HandlingCase {
  const { plan } = now;
  const inForce = plan?.versions.at(-1);
  if (!plan || !inForce) return now;
  const milestones = inForce.milestones.map((each) =>
    !each.reachedOn && which(each) ? { ...each, reachedOn: on } : each,
  );
  return { ...now, plan: { ...plan, versions: [...plan.versions.slice(0, -1), { ...inForce, milestones }] } };
}

/** A matter has come to a step, and so to the milestones that name it. */
export const arrived = (now: HandlingCase, matter: string, step: MilestoneStep, at: Instant): HandlingCase =>
  reached(now, dayOf(at), (each) => each.matter === matter && each.step === step);

/** What was reached stays in the plan; of the rest there is what the change names. */
function changed(now: HandlingCase, at: Instant): HandlingCase {
  const { open, ...plan } = now.plan ?? none;
  if (!open) throw new Error('PlanChanged without a proposal');
  const before = plan.versions.at(-1);
  const kept = (before?.milestones ?? []).filter(({ reachedOn }) => reachedOn);
  const change = { id: open.id, by: open.by, reason: open.reason };
  const version = { since: at, milestones: [...kept, ...open.milestones], change };
  const earlier = before ? [...plan.versions.slice(0, -1), { ...before, until: at }] : [];
  return { ...now, plan: { ...plan, versions: [...earlier, version] } };
}

function proposed(now: HandlingCase, event: EventOf<'PlanChangeProposed'>, at: Instant): HandlingCase {
  const { proposal: id, by, reason, milestones } = event;
  return { ...now, plan: { ...(now.plan ?? none), open: { id, by, reason, milestones, at } } };
}

function dropped(now: HandlingCase, how: DroppedProposal): HandlingCase {
  const { open: _, ...plan } = now.plan ?? none;
  return { ...now, plan: { ...plan, dropped: how } };
}

/** A.7.1. */
export const planEvolutions: Evolutions<PlanEvent['type']> = {
  PlanChangeProposed: (now, event, at) => proposed(during(now, 'handling'), event, at),
  PlanChanged: (now, _, at) => changed(during(now, 'handling'), at),
  PlanChangeRefused: (now, { proposal: id, by, reason }, at) =>
    dropped(during(now, 'handling'), { id, by, end: 'refused', reason, at }),
  PlanChangeWithdrawn: (now, { proposal: id, by }, at) =>
    dropped(during(now, 'handling'), { id, by, end: 'withdrawn', at }),
  MilestoneReached: (now, { milestone, on }) => reached(during(now, 'handling'), on, ({ id }) => id === milestone),
};
