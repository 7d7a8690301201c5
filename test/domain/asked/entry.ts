import type { Case } from '../../../domain/case.ts';
import type { Actor, Context } from '../../../domain/context.ts';
import type { Decision } from '../../../domain/decision.ts';
import type { Situation } from './situations.ts';

/** A command as it is sent, its details fixed: sending it again is the same command. */
export type Sent = (now: Case, context: Context) => Decision;

/** A decision with all it asks but the case and the context. */
export const sent =
  <Args extends unknown[]>(decide: (now: Case, ...rest: [...Args, Context]) => Decision, ...args: Args): Sent =>
  (now, context) =>
    decide(now, ...args, context);

/** Details that suit the case. */
export type Ask = (now: Case) => Sent;

/** Each way of asking wrongly, in words, with how it is asked then; in the situation in which it would be right, unless told. */
export type Spoilt = Readonly<Record<string, Ask | { readonly in: Situation; readonly ask: Ask }>>;

/** How a command is asked rightly, once, and how that is spoilt. What is not said does not apply to the command. */
export interface Entry {
  /** The situation in which it is right, and its answer is an event. */
  readonly in: Situation;
  readonly by: Actor;
  readonly ask: Ask;
  /** How long after the situation it is asked, ms; a minute unless told. */
  readonly after?: number;
  /** Asked without a consent that it needs. */
  readonly consent?: Spoilt;
  /** Asked without a proof that it needs, or with one that is not in the case. */
  readonly evidence?: Spoilt;
  /** Asked with dates that cannot be. */
  readonly dates?: Spoilt;
  /** Why it is carried out although the mandate is over, for commands that are: expired or revoked. */
  readonly outlives?: string;
  /** Why the same once more is recorded once more, for commands of which it is. */
  readonly repeatable?: string;
}
