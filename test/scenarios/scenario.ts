import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { Clause } from '../../domain/standard.ts';
import type { World } from './world.ts';

/** A story told over HTTP on a running system; every case in it is told to its end. */
export interface Scenario {
  /** As the file is called. */
  readonly name: string;
  /** In Chinese, for the reader of the demonstration. */
  readonly title: string;
  /** Local time at which it begins, `2026-02-10 09:00`: then the clock may be moved, on a system of its own. */
  readonly begins?: string;
  /** Clauses that somebody breaks in it, so that it can be seen: the proof of one of its cases must say so. */
  readonly breaks?: readonly Clause[];
  /** How often a case of it rests suspended: then it waits for people as well, though no execution does. */
  readonly rests?: number;
  /** @throws Error at the first answer that is not as it should be */
  readonly tell: (world: World) => Promise<void>;
}

const folder = new URL('stories/', import.meta.url);

/** All stories of the folder, in the order of their names. */
export async function allScenarios(): Promise<Scenario[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const modules = files.sort().map(async (file) => {
    const { scenario } = (await import(new URL(file, folder).href)) as { scenario: Scenario };
    if (scenario?.name !== basename(file, '.ts')) throw new Error(`stories/${file} exports no scenario of this name`);
    return scenario;
  });
  return Promise.all(modules);
}
