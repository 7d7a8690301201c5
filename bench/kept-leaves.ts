import { leafKey } from '../domain/measure/row.ts';
import { keys } from '../store/keys.ts';
import type { Fact, MadeMonth } from './facts.ts';
import { madeFacts } from './facts.ts';

/** What a month comes to when it is kept as `store/counts.ts` keeps it. Units are DynamoDB's. */
export interface Kept {
  readonly items: number;
  readonly rows: number;
  readonly bytes: number;
  /** Of the largest leaf. */
  readonly largest: number;
  /** Of the partition that is read whole for the busiest office. */
  readonly largestOffice: number;
  /** Of all leaves once, strongly consistent, in pages of a megabyte. */
  readonly readUnits: number;
  /** Of adding each fact to its leaf in a transaction, in the order in which they are made: grows with the leaf added to. */
  readonly leafWriteUnits: number;
  /** Of the busiest leaf, for its last fact. */
  readonly dearest: number;
  /** Additions: what one day of one case counts for, each to one leaf. */
  readonly facts: number;
}

const kib = 1024;

/**
 * Counts the facts of a month leaf by leaf, and what each addition is billed. Offices are taken some at a time, so that a
 * million cases fit into memory: the facts are made anew for each share.
 */
export function keptLeaves(month: MadeMonth, shares = 1): Kept {
  const kept = Array.from({ length: shares }, (_, share) => {
    const mine = new Set(month.offices.filter((_office, index) => index % shares === share).map(({ code }) => code));
    return shareOf(month, (office) => mine.has(office));
  });
  const total = (of: (one: Kept) => number) => kept.reduce((sum, one) => sum + of(one), 0);
  const most = (of: (one: Kept) => number) => Math.max(...kept.map(of));
  return {
    items: total(({ items }) => items),
    rows: total(({ rows }) => rows),
    bytes: total(({ bytes }) => bytes),
    largest: most(({ largest }) => largest),
    largestOffice: most(({ largestOffice }) => largestOffice),
    readUnits: total(({ readUnits }) => readUnits),
    leafWriteUnits: total(({ leafWriteUnits }) => leafWriteUnits),
    dearest: most(({ dearest }) => dearest),
    facts: total(({ facts }) => facts),
  };
}

function shareOf(month: MadeMonth, isMine: (office: string) => boolean): Kept {
  const leaves = new Map<string, Leaf>();
  let [facts, leafWriteUnits, dearest] = [0, 0, 0];
  for (const fact of madeFacts(month)) {
    if (!isMine(fact.leaf.office)) continue;
    const units = 2 * Math.ceil(leafOf(leaves, fact).add(fact.counts) / kib);
    facts += 1;
    leafWriteUnits += units;
    dearest = Math.max(dearest, units);
  }
  const byOffice = new Map<string, number>();
  let [rows, bytes, largest] = [0, 0, 0];
  for (const { office, size, counts } of leaves.values()) {
    byOffice.set(office, (byOffice.get(office) ?? 0) + size);
    rows += counts.size;
    bytes += size;
    largest = Math.max(largest, size);
  }
  const offices = [...byOffice.values()];
  const readUnits = offices.reduce((sum, size) => sum + Math.ceil(size / (4 * kib)), 0);
  const largestOffice = Math.max(0, ...offices);
  return { items: leaves.size, rows, bytes, largest, largestOffice, readUnits, leafWriteUnits, dearest, facts };
}

function leafOf(leaves: Map<string, Leaf>, { leaf }: Fact): Leaf {
  const key = leafKey(leaf);
  const known = leaves.get(key);
  if (known) return known;
  const { pk, sk } = keys.leaf(1, leaf);
  const fresh = new Leaf(leaf.office, 4 + pk.length + sk.length);
  leaves.set(key, fresh);
  return fresh;
}

/** An item with an attribute for each row, and its size as DynamoDB counts it: names, and numbers by their digits. */
class Leaf {
  readonly office: string;
  readonly counts = new Map<string, number>();
  size: number;

  /** @param key bytes of its key, names included */
  constructor(office: string, key: number) {
    this.office = office;
    this.size = key;
  }

  /** @returns the size after it, which is what is billed: nothing is taken away here */
  add(counts: Fact['counts']): number {
    for (const [row, by] of Object.entries(counts)) {
      const before = this.counts.get(row);
      this.counts.set(row, (before ?? 0) + by);
      const grown = numberSize((before ?? 0) + by);
      this.size += before === undefined ? Buffer.byteLength(row) + grown : grown - numberSize(before);
    }
    return this.size;
  }
}

/** A byte for two digits, and one more; zeros at the end count for nothing. */
const numberSize = (number: number): number => Math.ceil(String(number).replace(/0+$/, '').length / 2) + 1;
