import { setTimeout } from 'node:timers/promises';
import type { Contributions } from '../../domain/measure/contributions.ts';
import { CountedMeanwhile } from '../../store/counts.ts';
import { counts } from '../store.ts';

/** What is counted besides cases, once it can change no more. */
export type FixedKind = 'SURVEY' | 'VOICE';

const attempts = 5;
/** Longest pause before the next attempt, ms, doubled each time. */
const pause = 50;

/** Brings the counts of a subject to what it contributes, however often it is told to. @returns whether they say it now */
export async function countFixed(kind: FixedKind, id: string, wanted: Contributions): Promise<boolean> {
  const partition = `${kind}#${id}`;
  for (let attempt = 1; attempt <= attempts; attempt++)
    try {
      await counts().count({ partition, through: 1, mark: await counts().mark(partition) }, wanted);
      return true;
    } catch (error) {
      if (!(error instanceof CountedMeanwhile)) throw error;
      await setTimeout(Math.random() * pause * 2 ** attempt);
    }
  return false;
}
