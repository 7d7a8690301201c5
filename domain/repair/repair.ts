import type { EvaluationLevel } from '../case/endings.ts';
import type { Instant } from '../values.ts';

/**
 * 差评整改 (§8.3, 国办发〔2019〕51号): what a poor rating shows is mended: the rater is contacted soon, what is wrong is put right in
 * time, every rater under a name is called back, and somebody else looks whether it was mended. Steps and numbers are
 * ours, after the rules of other cities: settings with their basis.
 */
export const contactMeans = ['phone', 'message', 'visit'] as const;
export type ContactMeans = (typeof contactMeans)[number];

export const contactMeansNames = { phone: '电话', message: '短信或线上消息', visit: '当面' } as const satisfies Record<
  ContactMeans,
  string
>;

/** 合理的立改；复杂的限期改；无法定依据的做解释. */
export const mendOutcomes = ['corrected', 'planned', 'explained'] as const;
export type MendOutcome = (typeof mendOutcomes)[number];

export const mendOutcomeNames = {
  corrected: '已经整改',
  planned: '列入台账，限期整改',
  explained: '诉求没有依据，已作解释',
} as const satisfies Record<MendOutcome, string>;

/** 回访: whether the rater is content with how it was mended. */
export const raterCalls = ['satisfied', 'basically-satisfied', 'dissatisfied', 'unreached'] as const;
export type RaterCall = (typeof raterCalls)[number];

export const raterCallNames = {
  satisfied: '满意',
  'basically-satisfied': '基本满意',
  dissatisfied: '不满意',
  unreached: '未能联系上',
} as const satisfies Record<RaterCall, string>;

/** What the repair of a poor rating has beside what every case has. */
export interface Repair {
  /** The rated case, and the rating in it. */
  readonly rated: string;
  readonly rating: string;
  readonly level: EvaluationLevel;
  readonly tags: readonly string[];
  /** 实名: the rater may be called. */
  readonly named: boolean;
  /** Staff id of whom the rating is about: to them the repair does not exist. */
  readonly about: string;
  /** Staff id of who mends. */
  readonly handler?: string;
  readonly contact?: { readonly means: ContactMeans; readonly note: string; readonly at: Instant };
  readonly extension?: { readonly reason: string; readonly at: Instant };
  /** Since when it is to be mended: the rating, or the last time it was found not to be. */
  readonly since: Instant;
  readonly mending?: {
    readonly outcome: MendOutcome;
    readonly measures: string;
    /** Staff id. */
    readonly by: string;
    readonly at: Instant;
  };
  /** Calls since it was mended last. */
  readonly calls: readonly { readonly result: RaterCall; readonly note?: string; readonly at: Instant }[];
  readonly check?: { readonly passed: boolean; readonly note: string; readonly by: string; readonly at: Instant };
}
