import { join, relative, resolve } from 'node:path';
import { type BuildOptions, type BuildResult, build, type Metafile } from 'esbuild';
import type { District } from '../domain/settings.ts';
import { type LambdaName, lambdas } from '../functions/lambdas.ts';
import { assetsOf } from './assets.ts';
import { fileHash, readFresh, removeStamp, root, sha256, writeStamp } from './bundle-stamp.ts';
import { copyWhole, keepOnly, writeWhole } from './whole-files.ts';

/** What the bundles are made of, and where they go. Paths are absolute or relative to the project. */
export interface Bundling {
  /** Folder of the entries, one `<name>.ts` per function of `functions/lambdas.ts`. */
  readonly entries: string;
  /** Gets one folder per function, holding `index.mjs`, its chunks and assets; and `maps/`. */
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
  /** Size of the code, with what is loaded only later. */
  readonly bytes: number;
}
export type Bundles = Readonly<Record<LambdaName, Bundle>>;

const names = Object.keys(lambdas) as LambdaName[];

/**
 * Functions built in one call share their chunks, and a chunk holds whatever one of its users needs: so the function
 * that prints, with the largest libraries by far, stays by itself.
 */
const together: readonly LambdaName[][] = [
  names.filter((name) => !('assets' in lambdas[name])),
  names.filter((name) => 'assets' in lambdas[name]),
];

/**
 * Bundles every function; does nothing when no source has changed since the last time.
 * @throws esbuild's BuildFailure, naming file and line.
 */
export async function bundle(bundling: Bundling): Promise<Bundles> {
  const at = absolute(bundling);
  const key = keyOf(at);
  return readFresh(at.outdir, key)?.bundles ?? rebuild(at, key);
}

const absolute = (bundling: Bundling): Bundling => ({
  ...bundling,
  entries: resolve(root, bundling.entries),
  outdir: resolve(root, bundling.outdir),
  settings: resolve(root, bundling.settings),
});

const keyOf = (at: Bundling): string =>
  sha256(JSON.stringify(at), ...['package-lock.json', 'infra/bundle.ts', at.settings].map(fileHash));

async function rebuild(at: Bundling, key: string): Promise<Bundles> {
  removeStamp(at.outdir);
  const builds = await Promise.all(together.map((group) => build(optionsOf(at, group))));
  const written = await Promise.all(
    builds.flatMap((result, index) => together[index]!.map((name) => write(at.outdir, name, result))),
  );
  const bundles = Object.fromEntries(written.map(({ name, bundle }) => [name, bundle])) as Bundles;
  const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const sources = inputs.filter((path) => !path.includes('node_modules/'));
  writeStamp(at.outdir, {
    key,
    sources: Object.fromEntries(sources.map((path) => [path, fileHash(path)])),
    outputs: written.flatMap(({ files }) => files),
    bundles,
  });
  return bundles;
}

type Options = BuildOptions & { metafile: true; write: false };

const optionsOf = (at: Bundling, group: readonly LambdaName[]): Options => ({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(group.map((name) => [name, join(at.entries, `${name}.ts`)])),
  outdir: at.outdir,
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
  },
  define: { 'process.env.NODE_ENV': '"production"' },
  minify: true,
  legalComments: 'none',
  sourcemap: 'external',
  metafile: true,
  write: false,
  logLevel: 'silent',
});

/** A function's folder: its code, the chunks it imports now or later, its assets, and nothing from an earlier build. */
async function write(outdir: string, name: LambdaName, result: BuildResult<Options>) {
  const folder = join(outdir, name);
  const code = codeOf(outdir, name, result);
  const assets = await assetsOf(lambdas[name]);
  for (const { file, text } of code) writeWhole(join(folder, file), text);
  for (const { from, to } of assets) copyWhole(from, join(folder, to));
  const files = [...code.map(({ file }) => file), ...assets.map(({ to }) => to)];
  keepOnly(folder, files);
  const hash = sha256(
    ...code.flatMap(({ file, text }) => [file, text]),
    ...assets.flatMap(({ from, to }) => [to, fileHash(from)]),
  );
  const bytes = code.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return { name, bundle: { folder, hash, bytes } satisfies Bundle, files: files.map((file) => join(folder, file)) };
}

/** Source maps go beside the folders, not into them: they help to read a trace and needn't be deployed. */
function codeOf(outdir: string, name: LambdaName, { outputFiles, metafile }: BuildResult<Options>) {
  const textOf = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const entry = join(outdir, `${name}.mjs`);
  return reachedFrom(entry, metafile).map((path) => {
    writeWhole(join(outdir, 'maps', `${relative(outdir, path)}.map`), textOf.get(`${path}.map`)!);
    return { file: path === entry ? 'index.mjs' : relative(outdir, path), text: runnable(textOf.get(path)!) };
  });
}

/** An output and the chunks it imports, at once or later; absolute, in a fixed order. */
function reachedFrom(entry: string, { outputs }: Metafile): string[] {
  const reached = new Set<string>();
  const visit = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const next of outputs[path]!.imports) if (!next.external) visit(next.path);
  };
  visit(relative(root, entry));
  return [...reached].sort().map((path) => join(root, path));
}

/** A CommonJS package that requires a built-in module needs a `require`, which ESM has not. */
const runnable = (code: string): string =>
  code.includes('Dynamic require of "')
    ? `import{createRequire as require$}from"node:module";const require=require$(import.meta.url);${code}`
    : code;
