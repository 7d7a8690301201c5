import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Task tokens. A token carries the name of its machine, so that the permission to answer it can be checked even after
 * its task has closed, and a signature, so that a closed task (TaskTimedOut) is told from one that never was
 * (TaskDoesNotExist). Like those of AWS they are long and contain `+`, `/` and `=`.
 */
export class Tokens {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  make(machine: string): string {
    const random = randomBytes(180).toString('base64');
    return Buffer.from(JSON.stringify([machine, random, this.#sign(machine, random)])).toString('base64');
  }

  /** The machine that a token belongs to; undefined when it is no token, `own: false` when it is not from here. */
  read(token: unknown): { machine: string; own: boolean } | undefined {
    if (typeof token !== 'string') return undefined;
    const parts = parse(Buffer.from(token, 'base64').toString());
    if (!parts) return undefined;
    const [machine, random, signature] = parts;
    const expected = Buffer.from(this.#sign(machine, random));
    const given = Buffer.from(signature);
    return { machine, own: given.length === expected.length && timingSafeEqual(given, expected) };
  }

  #sign(machine: string, random: string): string {
    return createHmac('sha256', this.#key).update(`${machine} ${random}`).digest('base64');
  }
}

function parse(text: string): [string, string, string] | undefined {
  try {
    const parts: unknown = JSON.parse(text);
    if (Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === 'string'))
      return parts as [string, string, string];
  } catch {
    return undefined;
  }
  return undefined;
}
