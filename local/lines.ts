import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file that grows by lines: written once per turn of the event loop, since a function may write thousands. */
export class LineFile {
  readonly #file: number;
  #pending: string[] = [];
  #closed = false;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, 'a', 0o600);
  }

  write(line: string): void {
    if (this.#closed) return;
    if (this.#pending.push(line) === 1) setImmediate(() => this.flush());
  }

  flush(): void {
    if (this.#closed || this.#pending.length === 0) return;
    writeSync(this.#file, `${this.#pending.join('\n')}\n`);
    this.#pending = [];
  }

  close(): void {
    this.flush();
    this.#closed = true;
    closeSync(this.#file);
  }
}
