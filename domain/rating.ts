import type { EvaluationLevel } from './case/endings.ts';
import type { Instant } from './values.ts';

/** How a rating (评价) came: by an own sign-in, by the one-time link of the notice, at a counter device, told by phone, on paper. */
export const ratingChannels = ['account', 'link', 'device', 'phone', 'paper'] as const;
export type RatingChannel = (typeof ratingChannels)[number];

/** Why a rating is to be looked at twice; `domain/rating-checks.ts` says when. */
export const ratingFlags = ['staff-account', 'staff-network', 'device-burst', 'too-fast', 'same-words'] as const;
export type RatingFlag = (typeof ratingFlags)[number];

export const ratingVerdicts = ['valid', 'invalid'] as const;
export type RatingVerdict = (typeof ratingVerdicts)[number];

/** What one person found of a rating that is looked at twice. `by` is their staff id. */
export interface RatingJudgement {
  readonly verdict: RatingVerdict;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** One rating of a service. What the oldest histories do not say of theirs is absent. */
export interface Rating {
  readonly id: string;
  readonly level: EvaluationLevel;
  readonly suggestion?: string;
  /** Codes of `domain/data/rating-tags.json`, and its version then. */
  readonly tags?: readonly string[];
  readonly tagSet?: string;
  readonly channel?: RatingChannel;
  /** 实名: the principal may be called back about it. */
  readonly named?: boolean;
  readonly flags?: readonly RatingFlag[];
  /** 追评: given after the window, beside the valid one. */
  readonly additional?: boolean;
  /** Staff id of whom it is about: the agent of that moment. */
  readonly about?: string;
  /** The form, where it came on paper. */
  readonly documentId?: string;
  /** Number of its repair, if it is poor. */
  readonly repair?: string;
  readonly at: Instant;
  readonly judgements?: readonly RatingJudgement[];
  /** What two people found alike. */
  readonly settled?: RatingVerdict;
}

/** 差评: the two lowest levels (国办发〔2019〕51号 as it is carried out in Jiangsu). */
export const isPoor = ({ level }: Pick<Rating, 'level'>): boolean =>
  level === 'dissatisfied' || level === 'very-dissatisfied';

/** Flagged, and not settled by two people yet: it counts until they found it invalid. */
export const isDoubted = ({ flags = [], settled }: Rating): boolean => flags.length > 0 && !settled;

/** Of all ratings in time the last that was not found invalid counts, whatever came before it. */
export const counted = (ratings: readonly Rating[]): Rating | undefined =>
  ratings.findLast(({ additional, settled }) => !additional && settled !== 'invalid');

/** 追评, shown beside the one that counts. */
export const additionalOf = (ratings: readonly Rating[]): Rating | undefined =>
  ratings.findLast(({ additional, settled }) => additional && settled !== 'invalid');
