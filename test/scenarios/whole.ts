import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Cloud, startCloud } from '../../local/start.ts';
import { Behind } from './behind.ts';
import { Scenes } from './scenes.ts';

/** The whole system of a test file, in a folder of its own. */
export interface Whole {
  cloud: Cloud;
  behind: Behind;
  scenes: Scenes;
}

/** Starts the whole system before the tests of a file and stops it after them; there is nothing in it before. */
export function wholeSystem(name: string): Whole {
  const whole = {} as Whole;
  let folder: string | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), `bangdaiban-${name}-`));
    const cloud = await startCloud({ state: folder, port: 0, quiet: true });
    Object.assign(whole, { cloud, behind: new Behind(cloud), scenes: new Scenes(cloud) });
  });
  afterAll(async () => {
    await whole.cloud?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });
  return whole;
}
