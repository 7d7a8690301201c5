import type { Bag } from '../domain/measure/compute.ts';
import { type Contributions, difference } from '../domain/measure/contributions.ts';
import { type Leaf, type Month, monthOf, parseLeafKey } from '../domain/measure/row.ts';
import { keys } from './keys.ts';
import { countedIn, type Mark, markItem, markOf } from './mark.ts';
import { type Item, mostAdded, type Page, type Table, TransactionRefused, type Write } from './table.ts';

/** What is counted: a case, or whatever else has a history under a partition of its own. */
interface Subject {
  readonly partition: string;
  /** Number of its last commit. */
  readonly through: number;
  /** As it was loaded with the history. */
  readonly mark: Mark | undefined;
}

/** An office's month, under which leaves lie. */
interface OfficeMonth {
  readonly month: Month;
  readonly office: string;
}

/** Which leaves are read, and which are written: they differ while all is counted anew. */
export interface Generations {
  readonly reading: number;
  readonly writing: number;
  /** When that began. */
  readonly since?: string;
}

/** Somebody else has counted the subject meanwhile, or is at work on the same leaf: load it and try again. */
export class CountedMeanwhile extends Error {}

/** Leaves that one transaction adds to: with the mark and what finds the subject it stays below a hundred items. */
const mostLeaves = 48;

/** How long a generation may be remembered, ms; counting anew waits until nobody remembers the one before (`rebuild-counts.asl.json`). */
const remembered = 60_000;

/**
 * The counts: leaves to which each subject's contributions are added, and a mark under the subject of what was added for it,
 * both in one transaction, so that a repeated, reordered or interrupted delivery changes nothing.
 */
export class Counts {
  readonly #table: Table;
  #known: { readonly generations: Generations; readonly at: number } | undefined;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Brings what is counted for a subject to what its history says; writes nothing when that is counted already.
   * @returns whether anything was written
   * @throws CountedMeanwhile
   */
  async count({ partition, through, mark }: Subject, wanted: Contributions): Promise<boolean> {
    const generation = Math.max(mark?.generation ?? 0, (await this.#generations()).writing);
    const isCounted = mark?.generation === generation;
    const before: Contributions = isCounted ? countedIn(mark) : new Map();
    const steps = stepsOf(difference(before, wanted));
    if (steps.length === 0 && isCounted) return false;
    let [revision, counted] = [mark?.revision ?? 0, before];
    for (const [index, step] of (steps.length > 0 ? steps : [new Map<string, Addition>()]).entries()) {
      const after = withStep(counted, step);
      const done = index >= steps.length - 1 ? through : (mark?.through ?? 0);
      await this.#transact([
        markWrite(partition, revision, { generation, through: done, counted: after }),
        ...[...step.values()].map(({ leaf, counts }) => ({
          add: keys.leaf(generation, leaf),
          counts: Object.fromEntries(counts),
        })),
        ...pointerWrites(partition, generation, counted, after),
      ]);
      [revision, counted] = [revision + 1, after];
    }
    return true;
  }

  async #transact(writes: readonly Write[]): Promise<void> {
    try {
      await this.#table.transact(writes);
    } catch (error) {
      if (error instanceof TransactionRefused && (error.failed(0) || error.conflict))
        throw new CountedMeanwhile('counted meanwhile', { cause: error });
      throw error;
    }
  }

  /** One page of the leaves of an office's month; what is read grows with that month alone. */
  async leaves(generation: number, of: OfficeMonth, after?: Record<string, unknown>): Promise<Page<Bag>> {
    const partition = keys.leaves(of.month, of.office);
    const page = await this.#table.query({ partition, ...within(generation), after });
    const items = page.items.map(bagOf);
    return page.next ? { items, next: page.next } : { items };
  }

  /** The leaves of a month of these offices, some offices at a time. */
  async *month(generation: number, month: Month, offices: readonly string[], atOnce = 16): AsyncGenerator<Bag> {
    for (let from = 0; from < offices.length; from += atOnce) {
      const group = offices.slice(from, from + atOnce).map((office) => this.all(generation, { month, office }));
      for (const leaves of await Promise.all(group)) yield* leaves;
    }
  }

  /** All leaves of an office's month. */
  async all(generation: number, of: OfficeMonth): Promise<Bag[]> {
    const leaves: Bag[] = [];
    let page: Page<Bag> | undefined;
    do {
      page = await this.leaves(generation, of, page?.next);
      leaves.push(...page.items);
    } while (page.next);
    return leaves;
  }

  /** So many of the subjects that count for an office's month, by their partition. @param behind the one to go on behind */
  async subjects(
    generation: number,
    { month, office }: OfficeMonth,
    limit: number,
    behind?: string,
  ): Promise<{ readonly items: readonly string[]; readonly more: boolean }> {
    const partition = keys.counting(month, office);
    const after = behind === undefined ? undefined : { ...keys.countingSubject(month, office, generation, behind) };
    const page = await this.#table.query({ partition, ...within(generation), limit, after });
    return { items: page.items.map(({ sk }) => sk.slice(sk.indexOf('#') + 1)), more: page.next !== undefined };
  }

  /** What was counted for a subject. */
  async mark(partition: string): Promise<Mark | undefined> {
    return markOf(await this.#table.get(keys.counted(partition)));
  }

  /** Which leaves are read and written. */
  async generations(): Promise<Generations> {
    const kept = await this.#table.get<Item & Generations>(keys.generation);
    if (!kept) return { reading: 1, writing: 1 };
    const { reading, writing, since } = kept;
    return since === undefined ? { reading, writing } : { reading, writing, since };
  }

  /**
   * From now on everything is counted into a new generation, from nothing; what is read stays the old one. Going on with one that
   * has been begun is quiet. @returns the new generation
   */
  async beginAnew(now: string): Promise<number> {
    const { reading, writing } = await this.generations();
    if (writing > reading) return writing;
    const next = { ...keys.generation, v: 1, reading, writing: writing + 1, since: now };
    const same = 'attribute_not_exists(pk) OR writing = :writing';
    await this.#table.put(next, same, { ':writing': writing });
    return writing + 1;
  }

  /** The new generation is whole: it is read from now on. */
  async readAnew(generation: number): Promise<void> {
    await this.#table.put(
      { ...keys.generation, v: 1, reading: generation, writing: generation },
      'writing = :writing',
      {
        ':writing': generation,
      },
    );
  }

  /** Removes what an old generation left of an office's month. @returns how many items */
  async clear(generation: number, { month, office }: OfficeMonth): Promise<number> {
    const partitions = [keys.leaves(month, office), keys.counting(month, office)];
    let removed = 0;
    for (const partition of partitions) {
      const items = await this.#table.all({ partition, ...within(generation) });
      await Promise.all(items.map((item) => this.#table.remove(item)));
      removed += items.length;
    }
    return removed;
  }

  async #generations(): Promise<Generations> {
    const now = Date.now();
    if (!this.#known || Math.abs(now - this.#known.at) >= remembered)
      this.#known = { generations: await this.generations(), at: now };
    return this.#known.generations;
  }
}

const within = (generation: number) => ({ from: `${generation}#`, to: `${generation}#~` });

interface Addition {
  readonly leaf: Leaf;
  readonly counts: readonly (readonly [rowKey: string, count: number])[];
}

/** What must be added, cut into what one transaction takes: so many leaves, each once, and so many rows of each. */
function stepsOf(additions: Contributions): Map<string, Addition>[] {
  const steps: Map<string, Addition>[] = [];
  for (const [leafKey, rows] of additions) {
    const leaf = parseLeafKey(leafKey);
    const counts = [...rows];
    for (let from = 0; from < counts.length; from += mostAdded) {
      const addition = { leaf, counts: counts.slice(from, from + mostAdded) };
      const step = steps.find((each) => each.size < mostLeaves && !each.has(leafKey));
      if (step) step.set(leafKey, addition);
      else steps.push(new Map([[leafKey, addition]]));
    }
  }
  return steps;
}

/** What is counted after a step. */
const withStep = (counted: Contributions, step: ReadonlyMap<string, Addition>): Contributions =>
  difference(
    new Map([...step].map(([key, { counts }]) => [key, new Map(counts.map(([row, by]) => [row, -by]))])),
    counted,
  );

function markWrite(partition: string, found: number, mark: Parameters<typeof markItem>[2]): Write {
  const put = markItem(partition, found + 1, mark);
  return found === 0
    ? { put, condition: 'attribute_not_exists(pk)' }
    : { put, condition: 'revision = :found', values: { ':found': found } };
}

/** By which the subjects of an office's month are found: written when one first counts there, removed when it no longer does. */
function pointerWrites(partition: string, generation: number, before: Contributions, after: Contributions): Write[] {
  const [were, are] = [officeMonths(before), officeMonths(after)];
  const keyOf = ({ month, office }: OfficeMonth) => keys.countingSubject(month, office, generation, partition);
  const without = (some: Map<string, OfficeMonth>, others: Map<string, OfficeMonth>) =>
    [...some].filter(([id]) => !others.has(id)).map(([, of]) => keyOf(of));
  return [
    ...without(are, were).map((key) => ({ put: { ...key, v: 1 } })),
    ...without(were, are).map((key) => ({ remove: key })),
  ];
}

const officeMonths = (counted: Contributions): Map<string, OfficeMonth> =>
  new Map(
    [...counted.keys()].map((leafKey) => {
      const { office, day } = parseLeafKey(leafKey);
      return [`${monthOf(day)}#${office}`, { month: monthOf(day), office }];
    }),
  );

/** A leaf as it is kept; rows that have come to nothing stay behind as zeros. */
function bagOf({ pk, sk, ...rows }: Item): Bag {
  const [, , office = ''] = pk.split('#');
  const [, day = '', item = '', cut = ''] = sk.split('#');
  const counts = Object.entries(rows as Record<string, number>).filter(([, count]) => count !== 0);
  return { leaf: { office, day, item, cut }, counts };
}
