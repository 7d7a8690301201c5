import { type EvaluationLevel, evaluationLevels } from './case/endings.ts';

/**
 * The levels as numbers of other systems, at the edges alone: GB/T 39046 A.8 counts down from the best, the stars of rating
 * devices and platforms count up to it.
 */
type Codes = Readonly<Record<EvaluationLevel, number>>;

/** 满意度代码, GB/T 39046 A.8: 1 is 非常满意. */
export const nationalCodes: Codes = {
  'very-satisfied': 1,
  satisfied: 2,
  'basically-satisfied': 3,
  dissatisfied: 4,
  'very-dissatisfied': 5,
};

/** 星级: 5 is 非常满意. */
export const stars: Codes = {
  'very-satisfied': 5,
  satisfied: 4,
  'basically-satisfied': 3,
  dissatisfied: 2,
  'very-dissatisfied': 1,
};

/** The level that such a number stands for; undefined for a number that stands for none. */
export const levelOf = (codes: Codes, code: number): EvaluationLevel | undefined =>
  evaluationLevels.find((level) => codes[level] === code);
