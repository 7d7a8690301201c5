import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { Json } from './service.ts';

/** Writes a file whole or not at all, so that a process killed in the middle leaves the old one. */
export function writeWhole(path: string, content: string | Uint8Array, mode = 0o600): void {
  const beside = `${path}.${process.pid}.new`;
  const file = openSync(beside, 'w', mode);
  try {
    writeSync(file, typeof content === 'string' ? Buffer.from(content) : content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

/** The JSON in a file, or undefined when there is no such file. */
export const readJson = (path: string): Json | undefined =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

export const writeJson = (path: string, value: Json): void => writeWhole(path, `${JSON.stringify(value, null, 2)}\n`);
