import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Effort, Measured } from './row.ts';
import { summary } from './statistics.ts';
import { inTemporaryFolder } from './temporary.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** From `npm start` to the first 200, in a process and on a state folder of its own. */
export async function measureBoot({ quick }: Effort): Promise<Measured> {
  await boot();
  const warm: number[] = [];
  for (let time = 0; time < (quick ? 2 : 7); time++) warm.push(await boot());
  const cold = await coldBoot();
  return {
    rows: [
      { what: 'built before', ...summary(warm.map(seconds)), unit: 's', aim: 2.5, note: `${warm.length} boots` },
      { what: 'nothing built', median: seconds(cold), unit: 's', note: 'once; bundles and templates are made first' },
    ],
    raw: { warmMs: warm, coldMs: cold },
  };
}

const seconds = (ms: number): number => ms / 1000;

/** @returns ms from before the process starts until somebody has been answered */
const boot = (...options: string[]): Promise<number> =>
  inTemporaryFolder(async (state) => {
    const begun = performance.now();
    const args = ['local/start.ts', '--port', '0', '--state', state, '--quiet', ...options];
    const cloud = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    try {
      await firstAnswer(state, cloud);
      return performance.now() - begun;
    } finally {
      await stopped(cloud);
    }
  });

async function firstAnswer(state: string, cloud: ChildProcess): Promise<void> {
  const runFile = join(state, 'run.json');
  while (!existsSync(runFile)) {
    if (cloud.exitCode !== null) throw new Error(`npm start ended with ${cloud.exitCode}`);
    await setTimeout(5);
  }
  const { gatewayUrl } = JSON.parse(readFileSync(runFile, 'utf8'));
  const { status } = await fetch(`${gatewayUrl}/v1/health`);
  if (status !== 200) throw new Error(`The first answer was ${status}`);
}

async function stopped(cloud: ChildProcess): Promise<void> {
  if (cloud.exitCode !== null) return;
  const ended = new Promise((resolve) => cloud.on('exit', resolve));
  cloud.kill('SIGTERM');
  await ended;
}

/** As `npm start` does when the sources have changed, without throwing away what was built before. */
const coldBoot = (): Promise<number> =>
  inTemporaryFolder(async (folder) => {
    const [assembly, context] = [join(folder, 'assembly'), JSON.stringify({ bundles: join(folder, 'bundles') })];
    const begun = performance.now();
    const app = spawn(process.execPath, ['infra/app.ts'], {
      cwd: root,
      env: { ...process.env, CDK_OUTDIR: assembly, CDK_CONTEXT_JSON: context },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await new Promise((resolve) => app.on('close', resolve));
    if (code !== 0) throw new Error(`The templates could not be synthesized: ${code}`);
    return performance.now() - begun + (await boot('--assembly', assembly));
  });
