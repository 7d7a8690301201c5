import { type Cloud, openCloud } from '../../local/cloud.ts';
import { type PlantedAssembly, plant, temporary } from './planted.ts';

const running = new Set<Cloud>();

/** Starts the embedded cloud on a hand-made assembly, in a folder of its own unless told. */
export async function start(
  assembly: PlantedAssembly | string,
  state = temporary(),
): Promise<Cloud & { state: string }> {
  const cloud = await openCloud({
    state,
    port: 0,
    assembly: typeof assembly === 'string' ? assembly : plant(assembly),
    quiet: true,
    seed: false,
  });
  running.add(cloud);
  return { ...cloud, state };
}

/** To be called after each test file that starts clouds. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((cloud) => cloud.kill()));
  running.clear();
}
