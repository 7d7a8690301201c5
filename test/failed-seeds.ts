import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Where seeds are kept with which something random has failed; a run begins with these. Committed with what mends them. */
const path = new URL('failed-seeds.json', import.meta.url);

/** A seed, and where a shrunk example lies within it. */
export interface FailedSeed {
  readonly seed: number;
  readonly path?: string;
}

const kept = (): Record<string, FailedSeed[]> => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});

/** The seeds with which this has failed before. */
export const failedSeeds = (of: string): readonly FailedSeed[] => kept()[of] ?? [];

/** Keeps a seed with which this has failed just now, once. */
export function keepSeed(of: string, failed: FailedSeed): void {
  const all = kept();
  const same = (other: FailedSeed) => other.seed === failed.seed && other.path === failed.path;
  if (all[of]?.some(same)) return;
  writeFileSync(path, `${JSON.stringify({ ...all, [of]: [...(all[of] ?? []), failed] }, null, 2)}\n`);
}
