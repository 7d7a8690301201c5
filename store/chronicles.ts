import { genesis, hashCommit } from '../domain/chain.ts';
import { type Entry, recall } from '../domain/chronicle.ts';
import type { Actor } from '../domain/context.ts';
import { AlreadyDone, CaseBusy, CaseChanged, type CommitActor, committed } from './cases.ts';
import { sha256Hex } from './digest.ts';
import { chronicleRange, keys } from './keys.ts';
import { type Mark, markOf } from './mark.ts';
import { type Once, rememberOnce } from './once.ts';
import { type Item, type Page, type Table, TransactionRefused, type Write } from './table.ts';

/** Kinds of things that are no cases and have a history of their own. */
export const chronicleKinds = ['IMPROVEMENT', 'FINDING'] as const;
export type ChronicleKind = (typeof chronicleKinds)[number];

/** Where a thing stands in lists, and what they show of it. */
export interface Listed {
  readonly summary: unknown;
  /** Partition and sort key of the first index, and of the second where it stands there too. */
  readonly list: readonly [partition: string, order: string];
  readonly beside?: readonly [partition: string, order: string] | undefined;
  /** By when it must be looked at; absent when it is over. */
  readonly watch?: readonly [partition: string, order: string] | undefined;
}

/** An entry of a history as it is kept: hashed, linked, never changed. */
export interface KeptEntry<Event> extends Entry<Event> {
  readonly seq: number;
  readonly actor: CommitActor;
  readonly command: string;
  readonly hash: string;
}

/** One as loaded. */
export interface Told<State, Event> {
  readonly id: string;
  readonly now: State;
  readonly version: number;
  readonly history: readonly KeptEntry<Event>[];
  readonly counted: Mark | undefined;
}

export interface Change<State, Event> {
  readonly id: string;
  /** As it was found; absent for a new one. */
  readonly found?: Told<State, Event> | undefined;
  readonly events: readonly Event[];
  readonly command: string;
  readonly actor: Actor;
  readonly at: string;
  readonly once?: Once | undefined;
  /** Further writes of the same transaction. */
  readonly further?: readonly Write[];
}

type Evolve<State, Event> = (now: State | undefined, event: Event, at: string) => State;

/** Histories of one kind: entries as the truth, a head for lists, both moved by one transaction, as with cases. */
export class Chronicles<State, Event> {
  readonly #table: Table;
  readonly kind: ChronicleKind;
  readonly #evolve: Evolve<State, Event>;

  constructor(table: Table, kind: ChronicleKind, evolve: Evolve<State, Event>) {
    this.#table = table;
    this.kind = kind;
    this.#evolve = evolve;
  }

  /** One strongly consistent query; grows with this one alone. */
  async find(id: string): Promise<Told<State, Event> | undefined> {
    const partition = keys.chronicle(this.kind, id);
    const items = await this.#table.all({ partition, ...chronicleRange });
    const history = items.filter(({ sk }) => sk.startsWith('ENTRY#')).map(entryOf<Event>);
    const now = recall(history, this.#evolve);
    if (!now) return undefined;
    const counted = markOf(items.find(({ sk }) => sk === 'COUNTED'));
    return { id, now, version: history.length, history, counted };
  }

  /** As it stood at a version, for repeating an answer. */
  at(found: Told<State, Event>, version: number): Told<State, Event> {
    const history = found.history.slice(0, version);
    return { ...found, now: recall(history, this.#evolve) ?? found.now, version, history };
  }

  /** The next entry. @throws CaseChanged, CaseBusy, AlreadyDone; in each case nothing was written */
  async save(change: Change<State, Event>, listed: (now: State) => Listed): Promise<Told<State, Event>> {
    const { id, found, events, at, once, further = [] } = change;
    const entry = this.#entry(change);
    const history = [...(found?.history ?? []), entry];
    const now = recall(history, this.#evolve);
    if (now === undefined) throw new Error('An entry without events');
    const { seq: version } = entry;
    await this.#transact([
      this.#headWrite(id, version, listed(now)),
      { put: { ...keys.entry(this.kind, id, version), v: 1, ...entry, events }, condition: 'attribute_not_exists(pk)' },
      ...(once ? [rememberOnce(once, { caseId: id, version, at })] : []),
      ...further,
    ]);
    return { id, now, version, history, counted: found?.counted };
  }

  /** Puts it where it now belongs in the lists; nothing happens to one that has changed meanwhile. */
  async relist({ id, version }: Told<State, Event>, listed: Listed): Promise<void> {
    const put = { ...this.#head(id, version, listed) };
    try {
      await this.#table.transact([{ put, condition: 'version = :found', values: { ':found': version } }]);
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
    }
  }

  /** One page of a list of the first index, or the second: what it shows of each. */
  async list<Summary>(
    partition: string,
    limit: number,
    after?: Record<string, unknown>,
    index: 'GSI1' | 'GSI2' = 'GSI1',
  ): Promise<Page<Summary>> {
    const page = await this.#table.query<Item & { summary: Summary }>({ index, partition, limit, after });
    const items = page.items.map(({ summary }) => summary);
    return page.next ? { items, next: page.next } : { items };
  }

  /** Of all kinds: those that must be looked at by then, by their partitions. */
  static async watched(table: Table, partition: string, until: string, limit: number): Promise<string[]> {
    const page = await table.query({ index: 'GSI3', partition, to: `${until}~`, limit });
    return page.items.map(({ pk }) => pk);
  }

  #entry({ id, found, events, command, actor, at }: Change<State, Event>): KeptEntry<Event> {
    const last = found?.history.at(-1);
    const seq = (last?.seq ?? 0) + 1;
    const unlinked = { v: 1, caseId: id, seq, at, actor: committed(actor), command, events };
    const hash = hashCommit(sha256Hex, last?.hash ?? genesis, unlinked);
    return { at, events, seq, actor: unlinked.actor, command, hash };
  }

  #headWrite(id: string, version: number, listed: Listed): Write {
    const put = this.#head(id, version, listed);
    if (version === 1) return { put, condition: 'attribute_not_exists(pk)' };
    return { put, condition: 'version = :found', values: { ':found': version - 1 } };
  }

  #head(id: string, version: number, { summary, list, beside, watch }: Listed): Item {
    return {
      ...keys.chronicleHead(this.kind, id),
      v: 1,
      version,
      summary,
      gsi1pk: list[0],
      gsi1sk: list[1],
      ...(beside && { gsi2pk: beside[0], gsi2sk: beside[1] }),
      ...(watch && { gsi3pk: watch[0], gsi3sk: watch[1] }),
    };
  }

  async #transact(writes: readonly Write[]): Promise<void> {
    try {
      await this.#table.transact(writes);
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
      if (error.failed(2)) throw new AlreadyDone('done before', { cause: error });
      if (error.failed(0) || error.failed(1)) throw new CaseChanged('changed meanwhile', { cause: error });
      if (error.conflict) throw new CaseBusy('busy', { cause: error });
      throw error;
    }
  }
}

const entryOf = <Event>({ at, events, seq, actor, command, hash }: Item): KeptEntry<Event> =>
  ({ at, events, seq, actor, command, hash }) as KeptEntry<Event>;

/** The measures that were promised by the figures of a month. */
export async function promisedIn(table: Table, month: string): Promise<string[]> {
  const { pk: partition } = keys.promised(month, '');
  return (await table.all({ partition })).map(({ sk }) => sk);
}
