import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Cloud, openCloud } from '../../local/cloud.ts';
import { type PlantedAssembly, plant, temporary } from './planted.ts';

const running = new Set<Cloud>();
/** The keys of the first issuer serve the others of the same test file: making a pair takes longer than all the rest. */
let issuer: string | undefined;

/** Starts the embedded cloud on a hand-made assembly, in a folder of its own unless told. */
export async function start(
  assembly: PlantedAssembly | string,
  state = temporary(),
): Promise<Cloud & { state: string }> {
  const own = join(state, 'issuer.json');
  if (issuer && !existsSync(own)) copyFileSync(issuer, own);
  const cloud = await openCloud({
    state,
    port: 0,
    assembly: typeof assembly === 'string' ? assembly : plant(assembly),
    quiet: true,
    seed: false,
  });
  issuer ??= own;
  running.add(cloud);
  return { ...cloud, state };
}

/** To be called after each test file that starts clouds. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((cloud) => cloud.kill()));
  running.clear();
}
