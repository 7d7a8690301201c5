import * as z from 'zod/mini';
import { Power, type Signature } from './agreement.ts';
import { awaitsConfirmation, inHandling } from './authority.ts';
import { dayOf } from './calendar.ts';
import { isOpen, type Matter } from './case/matters.ts';
import type { Case, HandlingCase } from './case.ts';
import { findItem } from './catalogue.ts';
import { canonicalJson } from './chain.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { powersOf, termFault } from './entrustable.ts';
import { forbids, subjectOf } from './permissions.ts';
import { Day, Id, type Instant } from './values.ts';

/** 授权委托书 for one authority (A.1.2): which powers, for how long. Its matters are those of the mandate there. */
export const IssuePowerOfAttorney = z.strictObject({
  /** Code of the authority. */
  authority: Id,
  powers: z.array(Power).check(z.minLength(1), z.maxLength(2)),
  term: z.strictObject({ from: Day, until: Day }),
});
export type IssuePowerOfAttorney = z.infer<typeof IssuePowerOfAttorney>;

/** What a power of attorney says: the agent, the matters, the powers and the term (民法典 §165), and to which authority. */
export interface AttorneyTerms {
  readonly id: string;
  readonly authority: string;
  /** Staff id. */
  readonly agent: string;
  readonly matters: readonly string[];
  readonly powers: readonly Power[];
  readonly term: { readonly from: Day; readonly until: Day };
}

/** As issued, and as it stands since. */
export interface PowerOfAttorney extends AttorneyTerms {
  readonly digest: string;
  readonly issuedAt: Instant;
  /** The principal's: until then it is worth nothing. */
  readonly signature?: Signature;
  /** When the agent it names was changed. */
  readonly endedAt?: Instant;
}

/**
 * A.1.2, 民法典 §165: an authority may ask for a power of attorney besides the mandate; it reaches no further than the mandate.
 * One that nobody has signed is replaced by the next for the same authority.
 */
export function issuePowerOfAttorney(now: Case, asked: IssuePowerOfAttorney, context: Context): Decision {
  const forbidden = forbids('issue-power-of-attorney', subjectOf(now), context);
  if (forbidden) return forbidden;
  const handling = inHandling(now, context);
  if ('outcome' in handling) return handling;
  const matters = handling.matters.filter((matter) => matter.authority === asked.authority && isOpen(matter));
  const fault = beyondMandate(handling, matters, asked, context);
  if (fault) return fault;
  const { authority, term } = asked;
  const { agent } = handling.mandate;
  const terms = { authority, agent, matters: matters.map(({ id }) => id), powers: powersOf(asked.powers), term };
  const of = handling.agreement?.digest ?? handling.mandate.oral?.digest ?? '';
  const digest = context.digest(canonicalJson({ caseId: now.id, of, ...terms }));
  if (handling.powersOfAttorney?.some((one) => one.digest === digest && !one.endedAt)) return nothing;
  return decided({ type: 'PowerOfAttorneyIssued', attorney: { id: context.newId(), ...terms }, digest });
}

function beyondMandate(
  { mandate }: HandlingCase,
  matters: readonly Matter[],
  { authority, powers, term }: IssuePowerOfAttorney,
  context: Context,
): Refusal | undefined {
  const { actor, now } = context;
  if (awaitsConfirmation(mandate)) return refused('6.3.2', 'confirmation-first', '民法典第165条');
  if (matters.length === 0) return refused('A.1.2', 'no-matter-of-authority', '民法典第165条');
  if (actor.kind === 'staff' && actor.authorities.includes(authority))
    return refused('4.2', 'agent-is-approver', '民法典第168条');
  if (powers.some((power) => !mandate.powers.includes(power)))
    return refused('A.1.2', 'power-missing', '民法典第165条');
  const beyond = term.from < mandate.term.from || term.until > mandate.term.until;
  return termFault(term, dayOf(now)) ?? (beyond ? refused('A.1.2', 'beyond-mandate-term', '民法典第165条') : undefined);
}

/** Whether the authority of a matter asks for a power of attorney before anything is filed, and none is in force today. */
export const lacksPowerOfAttorney = (now: HandlingCase, matter: Matter, context: Context): boolean =>
  findItem(context.catalogue, matter.item)?.powerOfAttorney === true && !inForce(now, matter, dayOf(context.now));

const inForce = ({ powersOfAttorney = [], mandate }: HandlingCase, matter: Matter, today: Day): boolean =>
  powersOfAttorney.some(
    ({ authority, agent, matters, powers, term, signature, endedAt }) =>
      signature !== undefined &&
      endedAt === undefined &&
      agent === mandate.agent &&
      authority === matter.authority &&
      matters.includes(matter.id) &&
      powers.includes('file') &&
      term.from <= today &&
      today <= term.until,
  );
