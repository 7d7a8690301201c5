import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type BuildResult, build } from 'esbuild';
import type { District } from '../domain/settings.ts';
import { type LambdaName, lambdas } from '../functions/lambdas.ts';
import { assetsOf } from './assets.ts';

/** What the bundles are made of, and where they go. Paths are absolute or relative to the project. */
export interface Bundling {
  /** Folder of the entries, one `<name>.ts` per function of `functions/lambdas.ts`. */
  readonly entries: string;
  /** Gets one folder per function, holding `index.mjs` and its assets. */
  readonly outdir: string;
  /** The settings file that `#district` means. */
  readonly settings: string;
  readonly runtime: District['runtime'];
}

export interface Bundle {
  /** Absolute. */
  readonly folder: string;
  /** SHA-256 of what is in the folder, in hex: the name of the asset. */
  readonly hash: string;
  /** Size of `index.mjs`. */
  readonly bytes: number;
}
export type Bundles = Readonly<Record<LambdaName, Bundle>>;

/** What the last build was made of, so that the next can be left out. */
interface Stamp {
  readonly key: string;
  /** Own source files with the hash of each; installed packages are covered by the lockfile in the key. */
  readonly sources: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
  readonly bundles: Bundles;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const names = Object.keys(lambdas) as LambdaName[];

/**
 * Bundles every function, in one call of esbuild; does nothing when no source has changed since the last time.
 * @throws esbuild's BuildFailure, naming file and line.
 */
export async function bundle(bundling: Bundling): Promise<Bundles> {
  const at = absolute(bundling);
  const key = keyOf(at);
  const last = readStamp(at.outdir);
  if (last?.key === key && isFresh(last)) return last.bundles;
  return rebuild(at, key);
}

const absolute = (bundling: Bundling): Bundling => ({
  ...bundling,
  entries: resolve(root, bundling.entries),
  outdir: resolve(root, bundling.outdir),
  settings: resolve(root, bundling.settings),
});

async function rebuild(at: Bundling, key: string): Promise<Bundles> {
  rmSync(stampFile(at.outdir), { force: true });
  const result = await build(optionsOf(at));
  const written = await Promise.all(names.map((name) => write(at.outdir, name, result)));
  const bundles = Object.fromEntries(written.map(({ name, bundle }) => [name, bundle])) as Bundles;
  const sources = Object.keys(result.metafile.inputs).filter((path) => !path.includes('node_modules/'));
  const stamp: Stamp = {
    key,
    sources: Object.fromEntries(sources.map((path) => [path, fileHash(path)])),
    outputs: written.flatMap(({ files }) => files),
    bundles,
  };
  writeWhole(stampFile(at.outdir), JSON.stringify(stamp, null, 1));
  return bundles;
}

type Options = BuildOptions & { metafile: true; write: false };

const optionsOf = (at: Bundling): Options => ({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, join(at.entries, `${name}.ts`)])),
  outdir: at.outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  // Median of 41 interleaved starts on Node 24: CommonJS loads such a bundle a tenth sooner, which is a twentieth of
  // the whole start and within its scatter. ESM stays: one module system from source to Lambda.
  format: 'esm',
  target: at.runtime.replace(/^nodejs(\d+)\.x$/, 'node$1'),
  // The AWS SDK's `main` is CommonJS, which can't be shaken.
  mainFields: ['module', 'main'],
  alias: {
    '@aws-sdk/credential-provider-node': join(root, 'infra/aws-credentials.ts'),
    '#district': at.settings,
  },
  define: { 'process.env.NODE_ENV': '"production"' },
  minify: true,
  legalComments: 'none',
  sourcemap: 'external',
  metafile: true,
  write: false,
  logLevel: 'silent',
});

/** The source map lies beside the folder, not in it: it helps to read a trace and needn't be deployed. */
async function write(outdir: string, name: LambdaName, { outputFiles }: BuildResult<Options>) {
  const folder = join(outdir, name);
  const output = (file: string) => outputFiles.find(({ path }) => path === join(folder, file))!;
  const code = runnable(output('index.mjs').text);
  writeWhole(join(folder, 'index.mjs'), code);
  writeWhole(join(outdir, `${name}.mjs.map`), output('index.mjs.map').text);
  const assets = await assetsOf(lambdas[name]);
  for (const { from, to } of assets) copyWhole(from, join(folder, to));
  const hash = sha256(code, ...assets.map(({ from, to }) => `${to} ${fileHash(from)}`));
  const bundle: Bundle = { folder, hash, bytes: Buffer.byteLength(code) };
  return { name, bundle, files: ['index.mjs', ...assets.map(({ to }) => to)].map((file) => join(folder, file)) };
}

/** A CommonJS package that requires a built-in module needs a `require`, which ESM has not. */
const runnable = (code: string): string =>
  code.includes('Dynamic require of "')
    ? `import{createRequire as require$}from"node:module";const require=require$(import.meta.url);${code}`
    : code;

/** Everything that decides the result except the sources. */
const keyOf = (at: Bundling): string =>
  sha256(JSON.stringify(at), fileHash('package-lock.json'), fileHash('infra/bundle.ts'), fileHash(at.settings));

const isFresh = ({ sources, outputs }: Stamp): boolean =>
  outputs.every((file) => existsSync(file)) &&
  Object.entries(sources).every(([path, hash]) => existsSync(join(root, path)) && fileHash(path) === hash);

const stampFile = (outdir: string): string => join(outdir, 'stamp.json');

function readStamp(outdir: string): Stamp | undefined {
  const file = stampFile(outdir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Stamp) : undefined;
}

const sha256 = (...parts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};

const fileHash = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(resolve(root, path)))
    .digest('hex');

/** Under another name first: a synth that runs at the same time sees the old file or the new one, never half of one. */
function writeWhole(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

function copyWhole(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const draft = `${to}.${process.pid}`;
  copyFileSync(from, draft);
  renameSync(draft, to);
}
