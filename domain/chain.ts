/** What one command did to a case: its events, and the hash of the commit before it. */
export interface Commit {
  /** Version of this layout. */
  readonly v: number;
  readonly caseId: string;
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly actor: unknown;
  readonly command: unknown;
  readonly events: readonly unknown[];
  /** Hash of the commit before, `genesis` for the first. */
  readonly prev: string;
}

export interface HashedCommit extends Commit {
  readonly hash: string;
}

/** Lower-case hex SHA-256 of the text's UTF-8 bytes. An argument, so that this file needs no platform. */
export type Sha256Hex = (text: string) => string;

export type BrokenLink = 'altered' | 'other-case' | 'out-of-order' | 'missing-before' | 'not-linked';

export type ChainFinding =
  | { readonly ok: true; readonly head: string }
  | { readonly ok: false; readonly at: number; readonly why: BrokenLink };

/** What the first commit of a case follows. */
export const genesis = '0'.repeat(64);

/** SHA-256 over the canonical JSON of the commit's eight fields, its place in the chain included. */
export function hashCommit(sha256Hex: Sha256Hex, previousHash: string, commit: Omit<Commit, 'prev'>): string {
  const { v, caseId, seq, at, actor, command, events } = commit;
  return sha256Hex(canonicalJson({ v, caseId, seq, at, actor, command, events, prev: previousHash }));
}

/**
 * Walks the chain from its start. It shows a commit altered, dropped, moved or inserted; a tail cut off
 * shows only against a head kept elsewhere, so compare `head` with one.
 */
export function verifyChain(sha256Hex: Sha256Hex, commits: readonly HashedCommit[]): ChainFinding {
  let head = genesis;
  for (const [index, commit] of commits.entries()) {
    const why = misfit(sha256Hex, commit, { head, seq: index + 1, caseId: commits[0]?.caseId });
    if (why) return { ok: false, at: commit.seq, why };
    head = commit.hash;
  }
  return { ok: true, head };
}

interface Place {
  readonly head: string;
  readonly seq: number;
  readonly caseId: string | undefined;
}

function misfit(sha256Hex: Sha256Hex, commit: HashedCommit, place: Place): BrokenLink | undefined {
  if (commit.caseId !== place.caseId) return 'other-case';
  if (commit.seq < place.seq) return 'out-of-order';
  if (commit.seq > place.seq) return 'missing-before';
  if (hashCommit(sha256Hex, commit.prev, commit) !== commit.hash) return 'altered';
  return commit.prev === place.head ? undefined : 'not-linked';
}

/**
 * A JSON value in the one form of RFC 8785: members sorted by UTF-16 code units, no white space, numbers and strings
 * as ECMAScript writes them. Members that are undefined are left out, as JSON leaves them out.
 * @throws TypeError for what JSON cannot hold: NaN, infinities, bigint, functions, lone surrogates, objects with a class, cycles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

function write(value: unknown, around: readonly object[]): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'string') return writeString(value);
  if (typeof value !== 'object') throw new TypeError(`no JSON for ${typeof value}`);
  if (around.includes(value)) throw new TypeError('no JSON for a cycle');
  const inside = [...around, value];
  return Array.isArray(value) ? writeList(value, inside) : writeObject(value, inside);
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`no JSON for ${value}`);
  return JSON.stringify(value);
}

function writeString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('no JSON for a lone surrogate');
  return JSON.stringify(value);
}

/** A hole in a list is undefined, and refused with it. */
function writeList(values: readonly unknown[], around: readonly object[]): string {
  return `[${Array.from(values, (value) => write(value, around)).join(',')}]`;
}

function writeObject(value: object, around: readonly object[]): string {
  const shape = Object.getPrototypeOf(value);
  if (shape !== null && shape !== Object.prototype) throw new TypeError(`no JSON for a ${shape.constructor?.name}`);
  let members = '';
  for (const name of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (member !== undefined) members += `${members && ','}${writeString(name)}:${write(member, around)}`;
  }
  return `{${members}}`;
}
