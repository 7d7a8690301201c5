import { randomUUID } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Writable } from 'node:stream';

/** Blobs up to this size are answered from memory, which spares a stream. Bytes. */
const SMALL = 1 << 20;

/**
 * The bytes of objects, one file each, named by chance and never changed. A blob is whole on disk before anything names
 * it; what nothing names when the folder is opened is left over from a crash and goes.
 */
export class Blobs {
  readonly #folder: string;
  readonly #incoming: string;

  constructor(folder: string) {
    this.#folder = join(folder, 'blobs');
    this.#incoming = join(folder, 'incoming');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    mkdirSync(this.#incoming, { recursive: true, mode: 0o700 });
  }

  /** Fills a new blob; `fill` gets the sink, and the blob stands when it has resolved. Gives the blob's id. */
  async write<T>(fill: (sink: Writable) => Promise<T>): Promise<{ id: string; filled: T }> {
    const id = randomUUID();
    const incoming = join(this.#incoming, id);
    const file = await open(incoming, 'wx', 0o600);
    try {
      const filled = await fill(sinkInto(file));
      await file.sync();
      await file.close();
      this.#settle(incoming, id);
      return { id, filled };
    } catch (error) {
      await file.close();
      rmSync(incoming, { force: true });
      throw error;
    }
  }

  /** Bytes `start` to `end`, both included. The file is open when this returns, so that a deletion cannot cut it short. */
  read(id: string, start: number, end: number): Buffer | Readable {
    const descriptor = openSync(this.#path(id), 'r');
    if (end - start >= SMALL) return createReadStream('', { fd: descriptor, start, end });
    try {
      return readFileSync(descriptor).subarray(start, end + 1);
    } finally {
      closeSync(descriptor);
    }
  }

  remove(id: string): void {
    rmSync(this.#path(id), { force: true });
  }

  /** Removes half-written blobs and those that nothing names. */
  sweep(named: ReadonlySet<string>): void {
    for (const id of readdirSync(this.#incoming)) rmSync(join(this.#incoming, id));
    for (const shelf of readdirSync(this.#folder))
      for (const id of readdirSync(join(this.#folder, shelf))) if (!named.has(id)) this.remove(id);
  }

  #settle(incoming: string, id: string): void {
    const shelf = join(this.#folder, id.slice(0, 2));
    mkdirSync(shelf, { recursive: true, mode: 0o700 });
    renameSync(incoming, this.#path(id));
    const folder = openSync(shelf, 'r');
    fsyncSync(folder);
    closeSync(folder);
  }

  #path(id: string): string {
    return join(this.#folder, id.slice(0, 2), id);
  }
}

/** A file's own stream closes it, and it must stay open to be synced. */
const sinkInto = (file: FileHandle): Writable =>
  new Writable({
    write: (chunk: Buffer, _, done) => void file.appendFile(chunk).then(() => done(), done),
  });

/** A sink that keeps what it is given, for documents that are parsed. */
export class Memory extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString();
  }
}
