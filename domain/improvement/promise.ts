import * as z from 'zod/mini';
import { dayOf } from '../calendar.ts';
import { type Decided, did } from '../chronicle.ts';
import type { Context, Staff } from '../context.ts';
import { refused } from '../decision.ts';
import { freezeOf } from '../measure/contributions.ts';
import { isBelow } from '../offices.ts';
import { forbids } from '../permissions.ts';
import { Day, Id, plainText, StaffId } from '../values.ts';
import { directions, type ImprovementEvent, improvementSources, type Reading } from './improvement.ts';

/** A month in Asia/Shanghai, `2026-03`. */
export const FigureMonth = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/));

export const PromiseImprovement = z.strictObject({
  office: z.optional(Id),
  source: z.strictObject({ kind: z.enum(improvementSources), reference: z.optional(Id) }),
  problem: plainText(1000),
  action: plainText(1000),
  owner: StaffId,
  dueOn: Day,
  indicator: Id,
  wanted: z.enum(directions),
  /** The month whose figures show the problem. */
  month: FigureMonth,
});
export type PromiseImprovement = z.infer<typeof PromiseImprovement>;

/** Who is to answer for it, as the directory has them. */
type Owner = Pick<Staff, 'id' | 'office' | 'roles'> & { readonly active: boolean };

/**
 * §8.3: what supervision and evaluation found becomes a measure with an owner, a day, and the indicator it should move. Where that
 * stands now is taken from the figures of a frozen month, never typed.
 * @param base what the figures say of that month
 */
export function promiseImprovement(
  asked: PromiseImprovement & { readonly office: string },
  owner: Owner | undefined,
  base: Reading,
  context: Context,
): Decided<ImprovementEvent> {
  const { office, source, problem, action, dueOn, indicator, wanted } = asked;
  const forbidden = forbids('promise-improvement', { office }, context);
  if (forbidden) return forbidden;
  const { actor, now, offices } = context;
  if (actor.kind !== 'staff') return refused('5.3.2', 'not-permitted');
  if (!mayAnswer(owner, office, offices)) return refused('8.3', 'improvement-owner');
  if (dueOn < dayOf(now)) return refused('8.3', 'improvement-due');
  if (now <= freezeOf(base.month)) return refused('8.3', 'month-not-frozen');
  const promised = {
    id: context.newId(),
    office,
    source,
    problem,
    action,
    owner: owner.id,
    dueOn,
    indicator,
    wanted,
    base,
  };
  return did({ type: 'ImprovementPromised', by: actor.id, promised });
}

/** Staff of the office, or a manager above it: those who may then say how it goes on. */
const mayAnswer = (owner: Owner | undefined, office: string, offices: Context['offices']): owner is Owner =>
  owner?.active === true &&
  (owner.office === office || (owner.roles.includes('manager') && isBelow(offices, office, owner.office)));
