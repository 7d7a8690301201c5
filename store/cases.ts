import type { Case } from '../domain/case.ts';
import { genesis, type HashedCommit, hashCommit } from '../domain/chain.ts';
import type { Actor } from '../domain/context.ts';
import type { CaseEvent } from '../domain/events.ts';
import { replay } from '../domain/evolve.ts';
import { sha256Hex } from './digest.ts';
import { type HeadDetails, headItem } from './head.ts';
import { caseRange, keys } from './keys.ts';
import { type Mark, markOf } from './mark.ts';
import { type Once, rememberOnce } from './once.ts';
import { type Item, type Table, TransactionRefused, type Write } from './table.ts';

/** One command's worth of history as it is kept: hashed, linked, never changed. */
export interface Commit extends HashedCommit {
  readonly actor: CommitActor;
  readonly command: string;
  readonly events: readonly CaseEvent[];
}

/** Who acted, without what may change later: offices and roles at that time are part of the history. */
export type CommitActor =
  | { readonly kind: 'principal'; readonly account: string }
  | { readonly kind: 'staff'; readonly id: string; readonly office: string }
  | { readonly kind: 'system'; readonly task: string };

/** How far the workflow has been told of the case, and the execution that now waits. */
export interface DispatchMark {
  readonly through: number;
  readonly leg: number;
  /** The last leg that was told to end since the case is suspended. */
  readonly rested: number;
  /** Since when it was seen to be overdue; reconciliation marks it. */
  readonly overdueSince?: string | undefined;
}

/** A case as loaded: its state, its history, and the version that a change must find unchanged. */
export interface Found {
  readonly now: Case;
  readonly version: number;
  /** Hash of the last commit. */
  readonly head: string;
  readonly history: readonly Commit[];
  readonly dispatch: DispatchMark | undefined;
  /** What was counted for it last. */
  readonly counted: Mark | undefined;
  /** The masked name that lists show. */
  readonly principalName: string;
  /** The date by which lists sort it. */
  readonly dueAt: string | undefined;
  /** Cases by which it was entrusted anew after its termination (§7.2.5.3). */
  readonly followedBy: readonly string[];
}

/** A repeated request: what the first one came to. */
export interface Remembered {
  readonly bodyHash: string;
  readonly caseId: string;
  /** Version of the case that the first request produced or saw. */
  readonly version: number;
  /** Further reference the answer needs, such as the id of an upload. */
  readonly reference?: string;
}

/** Somebody changed the case meanwhile: load, decide and try again. */
export class CaseChanged extends Error {}

/** Another transaction was at work on the same items; trying again later helps. */
export class CaseBusy extends Error {}

/** The idempotency key has been used by a request that won the race; its row tells what came of it. */
export class AlreadyDone extends Error {}

export interface Save extends Step {
  readonly found: Found;
  readonly once?: Once | undefined;
  /** The next commit of another case, or its first, in the same transaction. */
  readonly beside?: Step | undefined;
  readonly further?: readonly Write[];
}

/** The next commit of a case; the first where none is found. */
export interface Step {
  readonly found: Found | undefined;
  readonly next: Case;
  readonly events: readonly CaseEvent[];
  readonly command: string;
  readonly actor: Actor;
  readonly at: string;
  readonly details: HeadDetails;
}

/** The cases: events as the truth, a head for lists, both moved by one transaction. */
export class Cases {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The case with its history, or undefined. One strongly consistent query; grows with the case alone. */
  async find(id: string): Promise<Found | undefined> {
    const items = await this.#table.all({ partition: keys.casePartition(id), ...caseRange });
    const head = items.find(({ sk }) => sk === 'HEAD') as HeadRow | undefined;
    if (!head) return undefined;
    const history = items.filter(({ sk }) => sk.startsWith('COMMIT#')).map(commitOf);
    const now = replay(history);
    if (!now) throw new Error('A case without history');
    const mark = items.find(({ sk }) => sk === 'DISPATCH') as (Item & Partial<DispatchMark>) | undefined;
    return {
      now,
      version: head.version,
      head: head.hash,
      history,
      dispatch: mark && {
        through: mark.through ?? 0,
        leg: mark.leg ?? 0,
        rested: mark.rested ?? 0,
        overdueSince: mark.overdueSince,
      },
      counted: markOf(items.find(({ sk }) => sk === 'COUNTED')),
      principalName: head.summary.principal,
      dueAt: head.summary.dueAt,
      followedBy: items.filter(({ sk }) => sk.startsWith(followed)).map(({ sk }) => sk.slice(followed.length)),
    };
  }

  /** The first commit of a new case. @throws CaseChanged when the number is taken, AlreadyDone, CaseBusy */
  async open(save: Omit<Save, 'found'>): Promise<Found> {
    return this.#write({ ...save, found: undefined });
  }

  /** The next commit of a case. @throws CaseChanged, AlreadyDone, CaseBusy; in each case nothing was written */
  async save(save: Save): Promise<Found> {
    return this.#write(save);
  }

  /** Puts a case where it now belongs in the lists; nothing happens to one that has changed meanwhile. */
  async relist({ now, version, head: hash, history }: Found, details: HeadDetails): Promise<void> {
    const at = history.at(-1)?.at ?? now.openedAt;
    try {
      await this.#table.transact([
        {
          put: headItem(now, { ...details, version, hash, at }),
          condition: 'version = :found',
          values: { ':found': version },
        },
      ]);
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
    }
  }

  async #write(save: Omit<Save, 'found'> & { readonly found: Found | undefined }): Promise<Found> {
    const { found, next, details, once, beside, further = [] } = save;
    const commit = link(save, found);
    const steps = [...stepWrites(save, commit), ...(beside ? stepWrites(beside, link(beside, beside.found)) : [])];
    const writes: Write[] = [
      ...steps,
      ...(once ? [rememberOnce(once, { caseId: next.id, version: commit.seq, at: commit.at })] : []),
      ...further,
    ];
    await this.#transact(writes, steps.length, once !== undefined);
    const history = [...(found?.history ?? []), commit];
    return {
      now: next,
      version: commit.seq,
      head: commit.hash,
      history,
      dispatch: found?.dispatch,
      counted: found?.counted,
      principalName: details.principalName,
      dueAt: details.due?.at,
      followedBy: found?.followedBy ?? [],
    };
  }

  /** @param steps how many of the first writes are heads and commits; the idempotency row comes after them */
  async #transact(writes: readonly Write[], steps: number, remembers: boolean): Promise<void> {
    try {
      await this.#table.transact(writes);
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
      if (remembers && error.failed(steps)) throw new AlreadyDone('done before', { cause: error });
      if (writes.some((_, index) => index < steps && error.failed(index)))
        throw new CaseChanged('changed meanwhile', { cause: error });
      if (error.conflict) throw new CaseBusy('busy', { cause: error });
      throw error;
    }
  }

  /** What a request with this key came to, if there was one. */
  async remembered(actor: string, given: string): Promise<Remembered | undefined> {
    return this.#table.get<Item & Remembered>(keys.idempotency(actor, given));
  }

  /** The case as it stood at a version, for repeating an answer. */
  at(found: Found, version: number): Found {
    const history = found.history.slice(0, version);
    const now = replay(history);
    if (!now) throw new Error('No case at that version');
    return { ...found, now, version, history, head: history.at(-1)?.hash ?? genesis };
  }
}

/** The head as it then is, and the commit; both only on what was found. */
function stepWrites({ found, next, details }: Step, commit: Commit): Write[] {
  const head = headItem(next, { ...details, version: commit.seq, hash: commit.hash, at: commit.at });
  const headUnchanged = found
    ? { condition: 'version = :found', values: { ':found': found.version } }
    : { condition: 'attribute_not_exists(pk)' };
  return [
    { put: head, ...headUnchanged },
    { put: { ...keys.commit(next.id, commit.seq), ...commit }, condition: 'attribute_not_exists(pk)' },
  ];
}

const followed = 'FOLLOWED#';

type HeadRow = Item & { version: number; hash: string; summary: { principal: string; dueAt?: string } };

function commitOf({ pk: _pk, sk: _sk, ...commit }: Item): Commit {
  return commit as unknown as Commit;
}

function link(save: Omit<Step, 'found'>, found: Found | undefined): Commit {
  const { at, command, events, actor } = save;
  const unlinked = {
    v: 1,
    caseId: save.next.id,
    seq: (found?.version ?? 0) + 1,
    at,
    actor: committed(actor),
    command,
    events,
  };
  const prev = found?.head ?? genesis;
  return { ...unlinked, prev, hash: hashCommit(sha256Hex, prev, unlinked) };
}

/** Who acted, as histories keep it. */
export function committed(actor: Actor): CommitActor {
  if (actor.kind === 'principal') return { kind: 'principal', account: actor.account };
  return actor.kind === 'staff' ? { kind: 'staff', id: actor.id, office: actor.office } : actor;
}
