import { setTimeout } from 'node:timers/promises';
import type { Contributions } from '../../domain/measure/contributions.ts';
import { contributionsOfCase } from '../../domain/measure/rows-of.ts';
import type { Found } from '../../store/cases.ts';
import { CountedMeanwhile } from '../../store/counts.ts';
import { keys } from '../../store/keys.ts';
import { cases, counts } from '../store.ts';
import { systemContext } from './task.ts';

/** How often a case is counted anew when somebody else was at work on it or on one of its leaves. */
const attempts = 5;
/** Longest pause before the next attempt, ms, doubled each time. */
const pause = 50;

/** What a case counts for, by its history alone (docs/decisions/0019-numbers-are-computed-from-histories.md). */
export const contributionsNow = ({ history }: Pick<Found, 'history'>): Contributions =>
  contributionsOfCase(history, systemContext('count'));

/**
 * Brings the counts of a case to what its history says, however often and in whatever order it is told to. Nothing is
 * written when they say it already.
 * @returns whether anything was written
 * @throws CountedMeanwhile when others were first each time
 */
export async function countCase(found: Found): Promise<boolean> {
  let now = found;
  for (let attempt = 1; ; attempt++) {
    const { history, version: through, counted: mark } = now;
    try {
      const partition = keys.casePartition(now.now.id);
      return await counts().count({ partition, through, mark }, contributionsNow({ history }));
    } catch (error) {
      if (!(error instanceof CountedMeanwhile) || attempt === attempts) throw error;
      await setTimeout(Math.random() * pause * 2 ** attempt);
      now = (await cases().find(now.now.id)) ?? now;
    }
  }
}
