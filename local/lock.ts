import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from './service.ts';

/**
 * Takes a state folder for this process: two clouds on one folder would overwrite each other. A lock left behind by a
 * process that was killed is taken over.
 *
 * @returns gives the folder back
 * @throws Error naming the process that holds it
 */
export function lock(folder: string): () => void {
  const path = join(folder, 'lock');
  const holder = read(path);
  if (holder && isAlive(holder))
    throw new Error(
      `The state folder ${folder} is in use by process ${holder.pid}; stop it first, or choose another folder with --state`,
    );
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, JSON.stringify({ pid: process.pid, born: bornAt(process.pid) }));
  closeSync(file);
  return () => rmSync(path, { force: true });
}

interface Holder {
  readonly pid: number;
  /** When the process began, in the kernel's own count; numbers of processes are used again. */
  readonly born: string | null;
}

/** Undefined also when the process died while it wrote. */
function read(path: string): Holder | undefined {
  try {
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Json) : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, born }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return born === null || born === bornAt(pid);
}

/** Known on Linux only. */
function bornAt(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
