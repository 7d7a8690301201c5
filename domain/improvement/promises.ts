import { type Entry, recall } from '../chronicle.ts';
import type { Instant } from '../values.ts';
import { evolveImprovement, type Improvement, type ImprovementEvent } from './improvement.ts';

/**
 * §8.3: what was promised after the figures of a month, and what had become of it at an instant: what happened later is
 * left out, so that a report made again at any time says the same.
 * @returns in the order of their offices and days
 */
export function promisesAt(histories: readonly (readonly Entry<ImprovementEvent>[])[], at: Instant): Improvement[] {
  const known = histories.flatMap((history) => {
    const now = recall(
      history.filter((entry) => entry.at <= at),
      evolveImprovement,
    );
    return now ? [now] : [];
  });
  const order = ({ office, dueOn, id }: Improvement) => `${office}#${dueOn}#${id}`;
  return known.sort((one, other) => (order(one) < order(other) ? -1 : 1));
}
