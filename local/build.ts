import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson } from './durable.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the templates and bundles are made of. */
const sources = ['infra', 'functions', 'domain', 'store', 'documents', 'workflows', 'package-lock.json', 'cdk.json'];
/** Assemblies kept beside the newest, since a running cloud loads its functions from the one it began with. */
const kept = 4;

/**
 * The cloud assembly of the sources as they are, synthesized when they have changed: by the CDK app itself, since the CDK's
 * own command takes seconds longer.
 *
 * @returns its folder
 * @throws Error with what the app printed when it fails
 */
export async function assemblyOfSources(say: (line: string) => void = () => {}): Promise<string> {
  const hash = hashOf(sources);
  const cache = join(root, '.cache', 'assembly');
  const folder = join(cache, hash);
  if (existsSync(join(folder, 'manifest.json'))) {
    const now = new Date();
    utimesSync(folder, now, now);
    return folder;
  }
  mkdirSync(cache, { recursive: true });
  say('源码有变化，正在合成模板… / The sources have changed: synthesizing…');
  const draft = join(cache, `draft-${process.pid}-${hash}`);
  await synthesize(draft);
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
  dropOld(cache, hash);
  return folder;
}

/** One hash over the names and contents of all source files. */
function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesOf(join(root, path))).sort())
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.update(process.version).digest('hex').slice(0, 20);
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Runs the CDK app; two that run at the same time write bundles to folders of their own. */
function synthesize(outdir: string): Promise<void> {
  const context = { ...readJson(join(root, 'cdk.json')).context, bundles: `${outdir}.bundles` };
  const env = { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) };
  const app = spawn(process.execPath, ['infra/app.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: Buffer[] = [];
  app.stdout.on('data', (chunk) => printed.push(chunk));
  app.stderr.on('data', (chunk) => printed.push(chunk));
  return new Promise((resolve, reject) => {
    app.on('error', reject);
    app.on('close', (code) => {
      rmSync(`${outdir}.bundles`, { recursive: true, force: true });
      if (code === 0) resolve();
      else reject(new Error(`The templates could not be synthesized:\n${Buffer.concat(printed)}`));
    });
  });
}

function dropOld(cache: string, current: string): void {
  const others = readdirSync(cache)
    .filter((name) => name !== current && !name.startsWith('draft-'))
    .map((name) => ({ name, at: statSync(join(cache, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { name } of others.slice(kept)) rmSync(join(cache, name), { recursive: true, force: true });
}
