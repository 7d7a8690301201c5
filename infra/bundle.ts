import { join, relative, resolve } from 'node:path';
import { type BuildOptions, type BuildResult, build, type OutputFile, type Plugin } from 'esbuild';
import type { District } from '../domain/settings.ts';
import { type LambdaName, lambdas } from '../functions/lambdas.ts';
import { assetsOf } from './assets.ts';
import { fileHash, readFresh, removeStamp, root, sha256, writeStamp } from './bundle-stamp.ts';
import { profileFile } from './district.ts';
import { standIn } from './stand-ins.ts';
import { copyWhole, keepOnly, writeWhole } from './whole-files.ts';

/** What the bundles are made of, and where they go. Paths are absolute or relative to the project. */
export interface Bundling {
  /** Folder of the entries, one `<name>.ts` per function of `functions/lambdas.ts`. */
  readonly entries: string;
  /** Gets one folder per function, holding `index.mjs`, its chunks and assets; and `maps/`. */
  readonly outdir: string;
  /** The settings file that `#district` means; `#profile` is the standard that it names. */
  readonly settings: string;
  readonly runtime: District['runtime'];
}

export interface Bundle {
  /** Absolute. */
  readonly folder: string;
  /** SHA-256 of what is in the folder, in hex: the name of the asset. */
  readonly hash: string;
  /** Size of the code, with what is loaded only later. */
  readonly bytes: number;
}
export type Bundles = Readonly<Record<LambdaName, Bundle>>;

const names = Object.keys(lambdas) as LambdaName[];

/**
 * Bundles every function whose sources have changed since the last time.
 * @throws esbuild's BuildFailure, naming file and line.
 */
export async function bundle(bundling: Bundling): Promise<Bundles> {
  const at = absolute(bundling);
  const key = keyOf(at);
  const bundles = await Promise.all(
    names.map(async (name) => [name, readFresh(at.outdir, name, key) ?? (await rebuild(at, name, key))]),
  );
  return Object.fromEntries(bundles) as Bundles;
}

const absolute = (bundling: Bundling): Bundling => ({
  ...bundling,
  entries: resolve(root, bundling.entries),
  outdir: resolve(root, bundling.outdir),
  settings: resolve(root, bundling.settings),
});

const keyOf = (at: Bundling): string =>
  sha256(
    JSON.stringify(at),
    ...['package-lock.json', 'infra/assets.ts', 'infra/bundle.ts', 'infra/stand-ins.ts', at.settings].map(fileHash),
  );

/**
 * One call of esbuild per function: built together, functions share chunks, and a chunk holds whatever any of its users
 * needs, which makes each a third larger.
 */
async function rebuild(at: Bundling, name: LambdaName, key: string): Promise<Bundle> {
  removeStamp(at.outdir, name);
  const result = await build(optionsOf(at, name));
  const { bundle, files } = await write(at.outdir, name, result);
  const sources = Object.keys(result.metafile.inputs).filter((path) => !path.includes('node_modules/'));
  const hashes = Object.fromEntries(sources.map((path) => [path, fileHash(path)]));
  writeStamp(at.outdir, name, { key, sources: hashes, outputs: files, bundle });
  return bundle;
}

type Options = BuildOptions & { metafile: true; write: false };

const optionsOf = (at: Bundling, name: LambdaName): Options => ({
  absWorkingDir: root,
  entryPoints: { index: join(at.entries, `${name}.ts`) },
  outdir: join(at.outdir, name),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  // Median of 41 interleaved starts on Node 24: CommonJS loads such a bundle a tenth sooner, which is a twentieth of
  // the whole start and within its scatter. Only ESM splits, and that weighs more: what a function imports while it
  // answers is neither read nor compiled before.
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  target: at.runtime.replace(/^nodejs(\d+)\.x$/, 'node$1'),
  // The AWS SDK's `main` is CommonJS, which can't be shaken.
  mainFields: ['module', 'main'],
  alias: {
    '@aws-sdk/credential-provider-node': join(root, 'infra/aws-credentials.ts'),
    '#district': at.settings,
    '#profile': profileFile(at.settings),
  },
  plugins: [leaveOut, standIn],
  define: { 'process.env.NODE_ENV': '"production"' },
  minify: true,
  // Chinese as itself: escaped, each character would take twice its bytes.
  charset: 'utf8',
  legalComments: 'none',
  sourcemap: 'external',
  metafile: true,
  write: false,
  logLevel: 'silent',
});

/** Only where they are imported dynamically, that is, in case: the S3 client needs event streams to be there. */
const leaveOut: Plugin = {
  name: 'leave-out',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^(bowser|@smithy\/core\/event-streams)$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: join(root, 'infra/left-out.ts') } : undefined,
    ),
};

/** The folder of a function: its code, its assets, and nothing from an earlier build. */
async function write(outdir: string, name: LambdaName, { outputFiles }: BuildResult<Options>) {
  const folder = join(outdir, name);
  const code = codeOf(folder, outputFiles);
  const assets = await assetsOf(lambdas[name]);
  for (const { file, text } of code) writeWhole(join(folder, file), text);
  for (const { file, text } of mapsOf(folder, outputFiles)) writeWhole(join(outdir, 'maps', name, file), text);
  for (const { from, to } of assets) copyWhole(from, join(folder, to));
  const files = [...code.map(({ file }) => file), ...assets.map(({ to }) => to)];
  keepOnly(folder, files);
  const hash = sha256(
    ...code.flatMap(({ file, text }) => [file, text]),
    ...assets.flatMap(({ from, to }) => [to, fileHash(from)]),
  );
  const bytes = code.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return { bundle: { folder, hash, bytes } satisfies Bundle, files: files.map((file) => join(folder, file)) };
}

const codeOf = (folder: string, outputs: readonly OutputFile[]) =>
  outputs
    .filter(({ path }) => path.endsWith('.mjs'))
    .map(({ path, text }) => ({ file: relative(folder, path), text: runnable(text) }))
    .sort((one, other) => (one.file < other.file ? -1 : 1));

/** They go beside the folder, not into it: they help to read a trace and needn't be deployed. */
const mapsOf = (folder: string, outputs: readonly OutputFile[]) =>
  outputs.filter(({ path }) => path.endsWith('.map')).map(({ path, text }) => ({ file: relative(folder, path), text }));

/** A CommonJS package that requires a built-in module needs a `require`, which ESM has not. */
const runnable = (code: string): string =>
  code.includes('Dynamic require of "')
    ? `import{createRequire as require$}from"node:module";const require=require$(import.meta.url);${code}`
    : code;
