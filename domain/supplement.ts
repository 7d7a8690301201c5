import * as z from 'zod/mini';
import type { Signature } from './agreement.ts';
import { serviceOver, suspended } from './authority.ts';
import { dayOf } from './calendar.ts';
import { agreementOf, type Case, type HandlingCase } from './case.ts';
import { canonicalJson } from './chain.ts';
import type { Context } from './context.ts';
import { type Decision, decided, nothing, type Refusal, refused } from './decision.ts';
import { termFault } from './entrustable.ts';
import { type Command, forbids, subjectOf } from './permissions.ts';
import { Day, type Instant, plainText } from './values.ts';

/** 延长委托期限: until when, and why. */
export const ExtendTerm = z.strictObject({ until: Day, reason: plainText(500) });
export type ExtendTerm = z.infer<typeof ExtendTerm>;

/** 补充协议 (A.7.5): what the parties agree besides. */
export const SupplementAgreement = z.strictObject({ text: plainText(2000) });
export type SupplementAgreement = z.infer<typeof SupplementAgreement>;

/** What is added to a mandate in force: another end of its term, or words of an agreement. */
export interface Addition {
  readonly id: string;
  /** The words agreed on; the reason of an extension. */
  readonly text: string;
  /** The new end of the term; absent for words alone. */
  readonly until?: Day;
}

/** An addition with its signatures, and when it took effect. */
export interface Supplement extends Addition {
  readonly digest: string;
  readonly signatures: readonly Signature[];
  readonly effectiveAt?: Instant;
}

/**
 * 民法典 §165, 民法典 §543: a longer term is agreed on by both, also after the old one is over: until then the authority stays off.
 * An oral mandate is extended in writing too.
 */
export function extendTerm(now: Case, { until, reason }: ExtendTerm, context: Context): Decision {
  const handling = inForce('extend-term', now, context);
  if ('outcome' in handling) return handling;
  const { term } = handling.mandate;
  if (until <= term.until) return refused('A.1.2', 'no-extension', '民法典第165条');
  const fault = termFault({ from: term.from, until }, dayOf(context.now));
  return fault ?? drafted(handling, { text: reason, until }, context);
}

/** A.7.5: what the agreement leaves open is agreed on by both, as words of their own. */
export function supplementAgreement(now: Case, { text }: SupplementAgreement, context: Context): Decision {
  const handling = inForce('supplement-agreement', now, context);
  if ('outcome' in handling) return handling;
  return agreementOf(now) ? drafted(handling, { text }, context) : refused('A.7.5', 'no-agreement');
}

function inForce(command: Command, now: Case, context: Context): HandlingCase | Refusal {
  const forbidden = forbids(command, subjectOf(now), context);
  if (forbidden) return forbidden;
  const stopped = serviceOver(now) ?? suspended(now);
  if (stopped) return stopped;
  return now.stage === 'handling' ? now : refused('A.7.4', 'authority-off', '民法典第165条');
}

/** One addition at a time: another takes the place of one that nobody has signed. */
function drafted(now: HandlingCase, addition: Omit<Addition, 'id'>, context: Context): Decision {
  const of = now.agreement?.digest ?? now.mandate.oral?.digest ?? '';
  const digest = context.digest(canonicalJson({ caseId: now.id, of, ...addition }));
  const pending = now.supplements?.find(({ effectiveAt }) => !effectiveAt);
  if (pending?.digest === digest) return nothing;
  if (pending?.signatures.length) return refused('A.7.5', 'supplement-pending');
  return decided({ type: 'SupplementDrafted', supplement: { id: context.newId(), ...addition }, digest });
}
