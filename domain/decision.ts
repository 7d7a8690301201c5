import type { CaseEvent } from './events.ts';
import { type Reason, reasons } from './reasons.ts';
import type { Clause } from './standard.ts';

/** Why a command is refused: the clause it rests on, a stable code, and the law behind it where the clause alone does not say it. */
export interface Refusal {
  readonly outcome: 'refused';
  readonly clause: Clause;
  readonly because: Reason;
  /** A sentence in Chinese for the person who asked. */
  readonly sentence: string;
  /** Article of law, such as 民法典第165条. */
  readonly basis?: string;
  /** Staff id of whoever was first, where that is why. */
  readonly first?: string;
}

/** What asking for a change comes to: events to record, none if there is nothing to do, or a refusal. */
export type Decision = { readonly outcome: 'decided'; readonly events: readonly CaseEvent[] } | Refusal;

export const decided = (...events: CaseEvent[]): Decision => ({ outcome: 'decided', events });

/** Quiet: what was asked for is so already. */
export const nothing: Decision = { outcome: 'decided', events: [] };

export function refused(clause: Clause, because: Reason, basis?: string): Refusal {
  const refusal = { outcome: 'refused', clause, because, sentence: reasons[because] } as const;
  return basis ? { ...refusal, basis } : refusal;
}

/** Somebody else was first; staff hear who. @param first staff id */
export const beaten = (clause: Clause, because: Reason, first: string): Refusal => ({
  ...refused(clause, because),
  first,
});
