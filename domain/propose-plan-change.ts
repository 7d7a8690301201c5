import * as z from 'zod/mini';
import { entrustedMatter, inHandling, onlyAssisted, serviceOver, suspended } from './authority.ts';
import { dayOf } from './calendar.ts';
import type { Matter } from './case/matters.ts';
import type { Party } from './case/people.ts';
import type { Case, HandlingCase } from './case.ts';
import { canonicalJson } from './chain.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { forbids, subjectOf } from './permissions.ts';
import { type Milestone, MilestoneStep, openMilestones, planInForce, planOf, sameness } from './plan.ts';
import { Day, Id, plainText } from './values.ts';

/** 变更申报计划: every milestone still to be reached, and why. Those that were reached stay in the plan by themselves. */
export const ProposePlanChange = z.strictObject({
  milestones: z
    .array(z.strictObject({ matter: Id, milestone: plainText(100), by: Day, step: z.optional(MilestoneStep) }))
    .check(z.minLength(1), z.maxLength(60)),
  reason: plainText(500),
});
export type ProposePlanChange = z.infer<typeof ProposePlanChange>;

/** 撤回提议: which. */
export const WithdrawPlanChange = z.strictObject({ proposal: Id });
export type WithdrawPlanChange = z.infer<typeof WithdrawPlanChange>;

/** A.7.1: the principal proposes another plan, or the first one of an oral mandate. */
export const proposeOwnPlanChange = (now: Case, asked: ProposePlanChange, context: Context): Decision =>
  forbids('propose-own-plan-change', subjectOf(now), context) ?? proposed(now, asked, 'principal', context);

/** A.7.1: the same, by the agent in charge for the mandatary. */
export const proposePlanChange = (now: Case, asked: ProposePlanChange, context: Context): Decision =>
  forbids('propose-plan-change', subjectOf(now), context) ?? proposed(now, asked, 'mandatary', context);

/** A.7.1: the principal takes an own proposal back. */
export const withdrawOwnPlanChange = (now: Case, asked: WithdrawPlanChange, context: Context): Decision =>
  forbids('withdraw-own-plan-change', subjectOf(now), context) ?? withdrawn(now, asked, 'principal', context);

/** A.7.1: the agent in charge takes a proposal of the mandatary back. */
export const withdrawPlanChange = (now: Case, asked: WithdrawPlanChange, context: Context): Decision =>
  forbids('withdraw-plan-change', subjectOf(now), context) ?? withdrawn(now, asked, 'mandatary', context);

/** The case in which both sides may settle its plan: the agent within the mandate, the principal while it is handled. */
export function negotiable(now: Case, party: Party, context: Context): HandlingCase | Refusal {
  if (party === 'mandatary') return inHandling(now, context);
  const stopped = serviceOver(now) ?? onlyAssisted(now) ?? suspended(now);
  if (stopped) return stopped;
  if (now.stage !== 'handling') return refused('A.7.4', 'authority-off', '民法典第165条');
  if (now.dispute?.hold) return refused('A.6', 'on-hold');
  const isOver = dayOf(context.now) > now.mandate.term.until;
  return isOver ? refused('A.1.2', 'term-over', '民法典第173条') : now;
}

/** One change at a time; it names what is still to be reached. */
function proposed(now: Case, { milestones: asked, reason }: ProposePlanChange, by: Party, context: Context): Decision {
  const handling = negotiable(now, by, context);
  if ('outcome' in handling) return handling;
  const milestones = identified(handling, asked);
  const open = handling.plan?.open;
  if (open) {
    const same = open.by === by && open.reason === reason && isSame(open.milestones, milestones);
    return same ? nothing : refused('A.7.1', 'plan-proposal-open');
  }
  const fault = planFault(handling, milestones, context);
  if (fault) return fault;
  if (isSame(openMilestones(handling), milestones)) return nothing;
  return decided({ type: 'PlanChangeProposed', proposal: context.newId(), by, milestones, reason });
}

function withdrawn(now: Case, { proposal }: WithdrawPlanChange, by: Party, context: Context): Decision {
  const plan = planOf(now);
  if (plan?.dropped?.id === proposal && plan.dropped.end === 'withdrawn') return nothing;
  const handling = negotiable(now, by, context);
  if ('outcome' in handling) return handling;
  const open = handling.plan?.open;
  if (open?.id !== proposal) return refused('A.7.1', 'plan-proposal-unknown');
  return open.by === by
    ? decided({ type: 'PlanChangeWithdrawn', proposal, by })
    : refused('A.7.1', 'plan-proposal-of-other');
}

/** What is named again keeps its number; the rest is numbered on from the highest there was. */
function identified(now: HandlingCase, asked: ProposePlanChange['milestones']): Milestone[] {
  const known = new Map(openMilestones(now).map((each) => [sameness(each), each.id]));
  const numbers = (now.plan?.versions ?? []).flatMap(({ milestones }) =>
    milestones.map(({ id }) => Number(id.slice(1))),
  );
  let last = Math.max(0, ...numbers);
  return asked.map(({ matter, milestone, by, step = 'filing' }) => {
    const id = known.get(sameness({ matter, milestone, step }));
    if (!id) last += 1;
    return { id: id ?? `p${last}`, matter, milestone, by, step };
  });
}

const isSame = (one: readonly Milestone[], other: readonly Milestone[]): boolean =>
  canonicalJson(one) === canonicalJson(other);

/** Why milestones can't be planned today; asked again when they are agreed to, since the case has gone on. */
export function planFault(now: HandlingCase, milestones: readonly Milestone[], context: Context): Refusal | undefined {
  const today = dayOf(context.now);
  const { term } = now.mandate;
  const there = (planInForce(now)?.milestones ?? []).filter(({ reachedOn }) => reachedOn).map(sameness);
  const seen = new Set<string>();
  for (const milestone of milestones) {
    const matter = entrustedMatter(now, milestone.matter);
    if ('because' in matter) return matter;
    const { by } = milestone;
    if (by < today) return refused('A.7.1', 'milestone-in-past');
    if (by < term.from || by > term.until) return refused('A.7.1', 'plan-outside-term');
    const key = sameness(milestone);
    if (there.includes(key) || isBehind(matter, milestone)) return refused('A.7.1', 'milestone-passed');
    if (seen.has(key)) return refused('A.7.1', 'milestone-twice');
    seen.add(key);
  }
  return undefined;
}

/** The matter has come past the step already. */
function isBehind({ state }: Matter, { step }: Milestone): boolean {
  if (state === 'delivered') return true;
  return step === 'filing' ? state !== 'entrusted' : step === 'result' && state === 'decided';
}
