import type { EvaluationLevel } from '../case/endings.ts';
import type { RatingChannel, RatingFlag, RatingVerdict } from '../rating.ts';
import type { Instant } from '../values.ts';

/** §7.1.3, §7.2.6: the principal is asked to rate the service, rates it, and what is suspicious is looked at twice. */
export type EvaluationEvent =
  | { readonly type: 'EvaluationInvited'; readonly until: Instant }
  | {
      readonly type: 'EvaluationGiven';
      readonly level: EvaluationLevel;
      readonly suggestion?: string;
      /** The oldest histories say no more than that; `domain/rating.ts` tells what the others mean. */
      readonly rating?: string;
      readonly tags?: readonly string[];
      readonly tagSet?: string;
      readonly channel?: RatingChannel;
      readonly named?: boolean;
      readonly flags?: readonly RatingFlag[];
      readonly additional?: boolean;
      readonly about?: string;
      readonly documentId?: string;
      /** Number of the repair that it opened (§8.3). */
      readonly repair?: string;
    }
  | { readonly type: 'EvaluationClosed' }
  /** One person's finding; `by` is their staff id. */
  | {
      readonly type: 'RatingJudged';
      readonly rating: string;
      readonly verdict: RatingVerdict;
      readonly reason: string;
      readonly by: string;
    }
  /** Two people found the same. */
  | { readonly type: 'RatingSettled'; readonly rating: string; readonly verdict: RatingVerdict };
