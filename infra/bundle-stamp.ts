import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bundle } from './bundle.ts';
import { writeWhole } from './whole-files.ts';

/** What the last build of a function was made of, so that the next can be left out. */
export interface Stamp {
  /** Of everything that decides the result except the sources. */
  readonly key: string;
  /** Own source files with the hash of each; installed packages are covered by the lockfile in the key. */
  readonly sources: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
  readonly bundle: Bundle;
}

export const root = fileURLToPath(new URL('..', import.meta.url));

export const sha256 = (...parts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};

/** @param path absolute, or relative to the project */
export const fileHash = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(resolve(root, path)))
    .digest('hex');

const fileOf = (outdir: string, name: string): string => join(outdir, 'stamps', `${name}.json`);

/** The last build, if everything it was made of and everything it made is as it was. */
export function readFresh(outdir: string, name: string, key: string): Bundle | undefined {
  const file = fileOf(outdir, name);
  if (!existsSync(file)) return undefined;
  const stamp = JSON.parse(readFileSync(file, 'utf8')) as Stamp;
  return stamp.key === key && isFresh(stamp) ? stamp.bundle : undefined;
}

const isFresh = ({ sources, outputs }: Stamp): boolean =>
  outputs.every((file) => existsSync(file)) &&
  Object.entries(sources).every(([path, hash]) => existsSync(join(root, path)) && fileHash(path) === hash);

export const writeStamp = (outdir: string, name: string, stamp: Stamp): void =>
  writeWhole(fileOf(outdir, name), JSON.stringify(stamp, null, 1));

/** Before a build, so that one that breaks off is never taken for fresh. */
export const removeStamp = (outdir: string, name: string): void => rmSync(fileOf(outdir, name), { force: true });
