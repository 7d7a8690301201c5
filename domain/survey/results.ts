import type { EvaluationLevel } from '../case/endings.ts';
import { fraction } from '../measure/numbers.ts';
import { statistics } from '../measure/settings.ts';
import { isSatisfied, mainQuestion, points } from './questionnaire.ts';

/** What was answered: a level for each question that was not left out; the main one never is. */
export type Answers = Readonly<Record<string, EvaluationLevel>>;

/** A stratum, and what came back from it. */
export interface StratumAnswers {
  readonly key: string;
  readonly population: number;
  readonly sampled: number;
  readonly answers: readonly Answers[];
}

/** A share with what it rests on; `hidden` where it rests on too few, or where another would follow from it. */
export type Estimate =
  | { readonly status: 'hidden'; readonly answered: number }
  | {
      readonly status: 'shown';
      readonly answered: number;
      /** Per cent, two digits. */
      readonly satisfaction: string;
      /** Half the width of the interval at 95 %, in per cent, two digits. */
      readonly margin: string;
      /** Points of a hundred, two digits. */
      readonly mean: string;
    };

export type StratumResult = Estimate & {
  readonly key: string;
  readonly population: number;
  readonly sampled: number;
  readonly responseRate: string;
};

export interface SurveyResults {
  readonly population: number;
  readonly sampled: number;
  /** Per cent, two digits. */
  readonly responseRate: string;
  readonly total: Estimate;
  readonly questions: readonly (Estimate & { readonly question: string })[];
  readonly strata: readonly StratumResult[];
}

/** Results of a survey; exact, and the same everywhere. */
export function resultsOf(strata: readonly StratumAnswers[], questions: readonly string[]): SurveyResults {
  const population = sum(strata.map((each) => each.population));
  const sampled = sum(strata.map((each) => each.sampled));
  const all = strata.flatMap(({ answers }) => answers);
  const hidden = hiddenStrata(strata);
  return {
    population,
    sampled,
    responseRate: shareOf(all.length, sampled),
    total: estimate(levelsOf(all, mainQuestion), population),
    questions: questions.map((question) => ({ question, ...estimate(levelsOf(all, question), population) })),
    strata: strata.map(({ answers, ...each }) => ({
      key: each.key,
      population: each.population,
      sampled: each.sampled,
      responseRate: shareOf(answers.length, each.sampled),
      ...(hidden.has(each.key)
        ? { status: 'hidden' as const, answered: answers.length }
        : estimate(levelsOf(answers, mainQuestion), each.population)),
    })),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const shareOf = (part: number, whole: number): string => (whole === 0 ? '0.00' : fraction(part * 100, whole, 2));

const levelsOf = (answers: readonly Answers[], question: string): EvaluationLevel[] =>
  answers.flatMap(({ [question]: level }) => (level ? [level] : []));

/** As in a simple random sample; of one in proportion to its strata the true margin is hardly ever wider, as we read it. */
function estimate(levels: readonly EvaluationLevel[], population: number): Estimate {
  const answered = levels.length;
  if (answered < statistics.smallestSample.value) return { status: 'hidden', answered };
  const satisfied = levels.filter(isSatisfied).length;
  return {
    status: 'shown',
    answered,
    satisfaction: shareOf(satisfied, answered),
    margin: marginOf(satisfied, answered, population),
    mean: fraction(sum(levels.map((level) => points[level])), answered, 2),
  };
}

/**
 * 1.96 × √( p(1−p) ÷ n × (N−n) ÷ (N−1) ) of p = s ÷ n, in per cent with two digits, halves rounded up. Whole numbers alone: under
 * the root stands 19600² × s(n−s)(N−n) ÷ (n³(N−1)).
 */
export function marginOf(satisfied: number, answered: number, population: number): string {
  const [s, n, all] = [BigInt(satisfied), BigInt(answered), BigInt(population)];
  if (all <= n) return '0.00';
  const square = (4n * 19_600n ** 2n * s * (n - s) * (all - n)) / (n ** 3n * (all - 1n));
  return fraction(Number((root(square) + 1n) / 2n), 100, 2);
}

/** The largest whole number whose square is no larger; by Newton, from above. */
function root(of: bigint): bigint {
  if (of < 2n) return of;
  let found = 1n << BigInt((of.toString(2).length + 1) >> 1);
  for (let next = (found + of / found) >> 1n; next < found; next = (found + of / found) >> 1n) found = next;
  return found;
}

/**
 * Strata whose estimates are not shown: those with too few answers, and as many of the smallest others as it takes that none is
 * hidden alone and that what all hidden ones come to together is not too few (as `domain/measure/suppress.ts` does).
 */
function hiddenStrata(strata: readonly StratumAnswers[]): ReadonlySet<string> {
  const asked = strata.filter(({ answers }) => answers.length > 0);
  const few = ({ answers }: StratumAnswers) => answers.length < statistics.smallestSample.value;
  const hidden = asked.filter(few);
  if (hidden.length === 0) return new Set();
  const others = asked
    .filter((each) => !few(each))
    .toSorted((a, b) => a.answers.length - b.answers.length || (a.key < b.key ? -1 : 1));
  for (const each of others) {
    const together = sum(hidden.map(({ answers }) => answers.length));
    if (hidden.length >= 2 && together >= statistics.smallestSample.value) break;
    hidden.push(each);
  }
  return new Set(hidden.map(({ key }) => key));
}
