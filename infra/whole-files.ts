import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * Files that come into being whole: each is written under another name first, so that a synthesis that runs at the same
 * time sees the old file or the new one, never half of one.
 */
export const writeWhole = (file: string, content: string): void =>
  comeTrue(file, (draft) => writeFileSync(draft, content));

export const copyWhole = (from: string, to: string): void => comeTrue(to, (draft) => copyFileSync(from, draft));

function comeTrue(file: string, make: (draft: string) => void): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  make(draft);
  renameSync(draft, file);
}

/** Removes from a folder all files but `keep`, relative to it, and what another process is just writing. */
export function keepOnly(folder: string, keep: readonly string[]): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !file.endsWith('.draft') && !keep.includes(relative(folder, file)))
      rmSync(file, { force: true });
  }
}
