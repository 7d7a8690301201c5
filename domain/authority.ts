import type { Power } from './agreement.ts';
import { dayOf } from './calendar.ts';
import type { Mandate } from './case/mandate.ts';
import type { Matter } from './case/matters.ts';
import type { Case, EntrustedCase, HandlingCase } from './case.ts';
import type { Context } from './context.ts';
import { type Refusal, refused } from './decision.ts';
import { isSubAgent, subDelegationOf } from './sub-agent.ts';

/** A case in which the agent's authority is in force for a matter. */
export interface Mandated {
  readonly now: HandlingCase;
  readonly matter: Matter;
}

/**
 * Every act of an agent asks the mandate: is it in force, does it cover the matter, the power and this day, and is it the
 * agent it names (§6.3.2, A.1.2, 民法典 §165). Until both have signed, the authority is off (A.7.4); what was entrusted
 * orally reaches no authority before the principal has confirmed it.
 */
export function mandateFor(now: Case, matterId: string, power: Power, context: Context): Mandated | Refusal {
  const handling = inHandling(now, context, matterId);
  if ('outcome' in handling) return handling;
  const matter = entrustedMatter(handling, matterId);
  if ('because' in matter) return matter;
  if (context.actor.kind === 'staff' && context.actor.authorities.includes(matter.authority))
    return refused('4.2', 'agent-is-approver', '民法典第168条');
  if (!handling.mandate.powers.includes(power)) return refused('A.1.2', 'power-missing', '民法典第165条');
  if (awaitsConfirmation(handling.mandate)) return refused('6.3.2', 'confirmation-first', '民法典第165条');
  return { now: handling, matter };
}

/** The matter of this mandate, unless the principal has taken it back (A.5.2, 民法典 §933). */
export function entrustedMatter({ matters }: HandlingCase, id: string): Matter | Refusal {
  const matter = matters.find((each) => each.id === id);
  if (!matter) return refused('A.1.1', 'matter-unknown');
  return matter.state === 'withdrawn' ? refused('A.5.2', 'matter-withdrawn', '民法典第933条') : matter;
}

/**
 * The case in handling with the mandate in force today for this agent, whatever the matter; for the matter named, also for
 * its sub-agent (A.4.4). While a dispute holds the case the agent does nothing that asks for this (A.6).
 */
export function inHandling(now: Case, context: Context, matterId?: string): HandlingCase | Refusal {
  const handling = inHandlingEvenHeld(now, context, matterId);
  return !('outcome' in handling) && handling.dispute?.hold ? refused('A.6', 'on-hold') : handling;
}

/** The same for what goes on although a dispute holds the case: telling the principal how it stands. */
export function inHandlingEvenHeld(now: Case, context: Context, matterId?: string): HandlingCase | Refusal {
  const { now: at } = context;
  if (now.stage === 'reception' || now.stage === 'transfer' || now.stage === 'acceptance')
    return refused('A.7.4', 'authority-off', '民法典第165条');
  const stopped = serviceOver(now) ?? onlyAssisted(now) ?? suspended(now);
  if (stopped) return stopped;
  const handling = now as HandlingCase;
  const { term, oral } = handling.mandate;
  const other = notActing(handling, context, matterId);
  if (other) return other;
  const today = dayOf(at);
  if (today < term.from) return refused('A.1.2', 'term-not-begun', '民法典第165条');
  if (today > term.until) return refused('A.1.2', 'term-over', '民法典第173条');
  if (oral && !oral.confirmation && at > oral.confirmBy)
    return refused('6.3.2', 'confirmation-lapsed', '民法典第165条');
  return handling;
}

/** Why this actor may not act on the matter: neither the agent of the mandate nor, for this matter, the sub-agent. */
export function notActing(now: EntrustedCase, { actor }: Context, matterId?: string): Refusal | undefined {
  if (actor.kind !== 'staff') return refused('A.2.2', 'not-in-charge');
  if (actor.id === now.mandate.agent || (matterId !== undefined && isSubAgent(now, actor, matterId))) return undefined;
  return subDelegationOf(now)?.to === actor.id
    ? refused('A.4.4', 'matter-not-sub-delegated', '民法典第169条')
    : refused('A.2.2', 'not-in-charge');
}

/** While a case is suspended the agent does nothing but what ends that, and hands back papers (附录A 七.1 as we read it). */
export const suspended = ({ stage }: Case): Refusal | undefined =>
  stage === 'suspended' ? refused('A.7.1', 'service-suspended') : undefined;

/** Given orally, and not confirmed by the principal yet. */
export const awaitsConfirmation = ({ oral }: Mandate): boolean => oral !== undefined && !oral.confirmation;

/** The refusal of an act that comes after the service is over; undefined while it is not. */
export function serviceOver(now: Case): Refusal | undefined {
  switch (now.stage) {
    case 'redirected':
      return refused('7.1.1.2', 'case-redirected');
    case 'appraisal':
    case 'collected':
      return refused('7.1.3', 'assistance-concluded');
    case 'declined':
      return refused('7.2.1.2', 'case-declined');
    case 'withdrawn':
      return refused('4.1', 'case-withdrawn');
    case 'merged':
      return refused('7.2.1.1', 'case-merged');
    case 'evaluation':
    case 'archiving':
      return now.termination ? refused('7.2.5.2', 'service-terminated') : refused('7.2.5.1', 'service-ended');
    case 'archived':
      return refused('7.2.7', 'case-archived');
    default:
      return undefined;
  }
}

/** The refusal of an act of 代办 while a case is 帮办: the principal stays the applicant, and what needs a mandate is 代办 (§6.3). */
export const onlyAssisted = ({ stage }: Case): Refusal | undefined =>
  stage === 'inquiry' || stage === 'guidance' ? refused('6.3.1', 'assistance-only-guides') : undefined;
