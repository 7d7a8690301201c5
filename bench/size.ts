import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LambdaName } from '../functions/lambdas.ts';
import { bundles } from './bundles.ts';
import type { Measured, Row } from './row.ts';

/** The functions that people wait for. */
const hot: readonly LambdaName[] = ['resident', 'staff'];
const kilobyte = 1000;

/** All code that is shipped per function, minified, and the part of it that a start reads. Fonts are not code. */
export async function measureSize(): Promise<Measured> {
  const all = Object.entries(await bundles()).map(([name, { folder }]) => ({ name, ...sizesOf(folder) }));
  const rows = all.map(
    ({ name, shipped, zipped, atStart }): Row => ({
      what: name,
      median: shipped / kilobyte,
      unit: 'KB',
      ...(hot.some((each) => each === name) && { aim: 300 }),
      note: `${(atStart / kilobyte).toFixed(0)} KB at start; gzip ${(zipped / kilobyte).toFixed(0)} KB`,
    }),
  );
  return { rows, raw: { bytes: all } };
}

function sizesOf(folder: string) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => join(folder, file));
  const bytes = (paths: readonly string[]) => paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const zipped = files.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
  return { shipped: bytes(files), zipped, atStart: bytes([...startFiles(join(folder, 'index.mjs'))]) };
}

/** A module and all that it imports by a statement, and so loads before it runs. */
export function startFiles(file: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(staticImport))
    startFiles(resolve(dirname(file), path!), found);
  return found;
}

/** `import"./a.mjs"`, `import{b}from"./a.mjs"`; not `import("./a.mjs")`. */
const staticImport = /(?:\bfrom|\bimport)\s*"(\.{1,2}\/[^"]+\.mjs)"/g;
