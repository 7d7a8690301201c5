import { setTimeout } from 'node:timers/promises';
import type { Improvement, ImprovementEvent } from '../../domain/improvement/improvement.ts';
import { contributionsOfImprovement } from '../../domain/improvement/rows.ts';
import type { Told } from '../../store/chronicles.ts';
import { CountedMeanwhile } from '../../store/counts.ts';
import { keys } from '../../store/keys.ts';
import { counts, improvements } from '../store.ts';

const attempts = 5;
/** Longest pause before the next attempt, ms, doubled each time. */
const pause = 50;

/**
 * Brings the counts of a measure of improvement to what its history says. What can't be counted now is counted when reconciliation
 * looks at it: numbers never hold up the work.
 * @returns whether anything was written, or undefined when the counts do not say it yet
 */
export async function countImprovement(told: Told<Improvement, ImprovementEvent>): Promise<boolean | undefined> {
  let now = told;
  for (let attempt = 1; ; attempt++) {
    try {
      const partition = keys.chronicle('IMPROVEMENT', now.id);
      const contributions = contributionsOfImprovement(now.history);
      return await counts().count({ partition, through: now.version, mark: now.counted }, contributions);
    } catch (error) {
      if (!(error instanceof CountedMeanwhile)) throw error;
      if (attempt === attempts) {
        console.log(JSON.stringify({ code: 'COUNT_FAILED', error: error.name, id: now.id }));
        return undefined;
      }
      await setTimeout(Math.random() * pause * 2 ** attempt);
      now = (await improvements().find(now.id)) ?? now;
    }
  }
}
