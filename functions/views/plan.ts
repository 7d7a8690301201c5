import type { Case } from '../../domain/case.ts';
import { milestoneStepNames } from '../../domain/course.ts';
import { type DroppedProposal, type Milestone, type PlanVersion, planOf } from '../../domain/plan.ts';
import { partyNames } from './names.ts';
import type { CaseView } from './shapes.ts';

type PlanView = NonNullable<CaseView['plan']>;

const endNames: Readonly<Record<DroppedProposal['end'], string>> = { refused: '对方不同意', withdrawn: '已撤回' };

/** A.7.1: the plan in force, the plans before it, and what is proposed; a proposal is of no use once the service is over. */
export function planView(now: Case): Pick<CaseView, 'plan'> {
  const plan = planOf(now);
  if (!plan) return {};
  const titles = new Map('matters' in now ? now.matters.map(({ id, title }) => [id, title]) : []);
  const milestone = <One extends Milestone>({ step, ...one }: One) => ({
    ...one,
    title: titles.get(one.matter) ?? one.matter,
    step: { code: step, name: milestoneStepNames[step] },
  });
  const version = ({ change, milestones, ...one }: PlanVersion): PlanView['earlier'][number] => ({
    ...one,
    milestones: milestones.map(milestone),
    ...(change && { change: { ...change, by: side(change.by) } }),
  });
  const last = plan.versions.at(-1);
  const { open, dropped } = plan;
  return {
    plan: {
      ...(last && { inForce: version(last) }),
      earlier: plan.versions.slice(0, -1).map(version),
      ...(open &&
        !('endedAt' in now) && {
          proposal: { ...open, by: side(open.by), milestones: open.milestones.map(milestone) },
        }),
      ...(dropped && {
        dropped: { ...dropped, by: side(dropped.by), end: { code: dropped.end, name: endNames[dropped.end] } },
      }),
    },
  };
}

const side = (party: keyof typeof partyNames) => ({ code: party, name: partyNames[party] });
