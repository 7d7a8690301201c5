import { dayOf } from '../../domain/calendar.ts';
import { type Contributions, cutOf, difference } from '../../domain/measure/contributions.ts';
import { leafKey, type Month, monthOf, parseLeafKey } from '../../domain/measure/row.ts';
import { sha256Hex } from '../../store/digest.ts';
import { countedIn } from '../../store/mark.ts';
import { district } from '../district.ts';
import { cases, countChecks, counts } from '../store.ts';
import { contributionsNow } from './count-case.ts';
import { systemContext } from './task.ts';

/** Offices are drawn until so many cases have been compared; an office is compared whole, since only then its sums can be. */
const enough = 500;
/** Cases read at the same time. */
const atOnce = 8;
/** How often an office is read again when something was counted there meanwhile. */
const attempts = 3;
/** A case that has just changed may still be on its way to be counted, ms: reconciliation has had its turn after that. */
const onItsWay = 60 * 60_000;
/** Differences that the record spells out; it has the number of all. */
const spelledOut = 50;

/** What is wrong with one row of one leaf. Rows carry codes and ids, nothing personal. */
export interface Difference {
  /** Of a case: what was counted for it is not what its history says. Absent: a leaf is not the sum of what was counted. */
  readonly caseId?: string;
  readonly leaf: string;
  readonly row: string;
  /** How much there is too much (or, negative, too little). */
  readonly by: number;
}

/** What a nightly check compared and found. */
export interface CountCheck {
  /** In Beijing. */
  readonly day: string;
  readonly at: string;
  /** Offices are drawn in the order of SHA-256 of `<seed>:<office>`. */
  readonly seed: string;
  readonly months: readonly Month[];
  readonly offices: readonly string[];
  readonly cases: number;
  readonly leaves: number;
  /** Offices where something was counted all the while. */
  readonly busy: readonly string[];
  /** All was just being counted anew: nothing was compared. */
  readonly skipped?: true;
  readonly found: number;
  readonly differences: readonly Difference[];
}

/**
 * Compares, for offices drawn at random, what the history of each case says with what was counted for it, and the sums of that
 * with the leaves that reports are made of. The draw can be made again from the seed; the record of it is kept.
 */
export async function checkCounts(): Promise<CountCheck> {
  const { now } = systemContext('check-counts');
  const day = dayOf(now);
  const { reading, writing } = await counts().generations();
  const months = [...new Set([cutOf(now), monthOf(day)])];
  const check = { day, at: now, seed: `counts-${day}`, months, offices: [] as string[], busy: [] as string[] };
  const found: Difference[] = [];
  let [compared, leaves] = [0, 0];
  if (reading === writing)
    for (const office of drawn(check.seed)) {
      if (compared >= enough) break;
      for (const month of months) {
        const result = await compare(reading, { month, office }, now);
        compared += result.cases;
        leaves += result.leaves;
        found.push(...result.differences);
        if (result.busy) check.busy.push(office);
      }
      check.offices.push(office);
    }
  const skipped = reading === writing ? {} : ({ skipped: true } as const);
  const rest = { cases: compared, leaves, ...skipped, found: found.length, differences: found.slice(0, spelledOut) };
  await countChecks().add({ ...check, ...rest });
  return { ...check, ...rest };
}

/** All offices, in an order that the seed decides. */
function drawn(seed: string): string[] {
  const ticket = (office: string) => sha256Hex(`${seed}:${office}`);
  return district.offices.map(({ code }) => code).sort((one, other) => (ticket(one) < ticket(other) ? -1 : 1));
}

interface Place {
  readonly month: Month;
  readonly office: string;
}

interface Compared {
  readonly cases: number;
  readonly leaves: number;
  readonly busy: boolean;
  readonly differences: readonly Difference[];
}

/**
 * An office's month: leaves, then all that counts there, then the leaves again. Unless the leaves have changed meanwhile, both
 * belong together, since a case and its leaves are counted in one transaction.
 */
async function compare(generation: number, place: Place, now: string): Promise<Compared> {
  for (let attempt = 1; ; attempt++) {
    const before = await leavesOf(generation, place);
    const { sums, subjects, differences } = await subjectsOf(generation, place, now);
    const quiet = difference(before, await leavesOf(generation, place)).size === 0;
    if (quiet) {
      const wrong = spelled(difference(sums, before));
      return { cases: subjects, leaves: before.size, busy: false, differences: [...differences, ...wrong] };
    }
    if (attempt === attempts) return { cases: subjects, leaves: before.size, busy: true, differences };
  }
}

async function leavesOf(generation: number, place: Place): Promise<Contributions> {
  const bags = await counts().all(generation, place);
  return new Map(bags.map(({ leaf, counts: rows }) => [leafKey(leaf), new Map(rows)]));
}

/** What was counted for all that counts in an office's month, added up, and where that is not what a history says. */
async function subjectsOf(generation: number, place: Place, now: string) {
  const partitions = await allSubjects(generation, place);
  const differences: Difference[] = [];
  let sums: Contributions = new Map();
  let subjects = 0;
  const worker = async () => {
    for (let next = partitions.shift(); next !== undefined; next = partitions.shift()) {
      const { counted, wrong } = await look(next, now);
      sums = difference(negative(within(counted, place)), sums);
      differences.push(...wrong);
      subjects += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { sums, subjects, differences };
}

async function allSubjects(generation: number, place: Place): Promise<string[]> {
  const partitions: string[] = [];
  for (let more = true; more; ) {
    const page = await counts().subjects(generation, place, 1000, partitions.at(-1));
    partitions.push(...page.items);
    more = page.more;
  }
  return partitions;
}

/** What was counted for a subject and, of a case that is not on its way to be counted, what its history says otherwise. */
async function look(partition: string, now: string): Promise<{ counted: Contributions; wrong: Difference[] }> {
  const caseId = partition.startsWith('CASE#') ? partition.slice('CASE#'.length) : undefined;
  const found = caseId === undefined ? undefined : await cases().find(caseId);
  const mark = found ? found.counted : await counts().mark(partition);
  const counted = mark ? countedIn(mark) : new Map();
  const last = found?.history.at(-1)?.at;
  if (!found || !last || Date.parse(now) - Date.parse(last) < onItsWay) return { counted, wrong: [] };
  return { counted, wrong: spelled(difference(contributionsNow(found), counted), found.now.id) };
}

const within = (counted: Contributions, { month, office }: Place): Contributions =>
  new Map(
    [...counted].filter(([key]) => {
      const leaf = parseLeafKey(key);
      return leaf.office === office && monthOf(leaf.day) === month;
    }),
  );

const negative = (counted: Contributions): Contributions => difference(counted, new Map());

const spelled = (wrong: Contributions, caseId?: string): Difference[] =>
  [...wrong].flatMap(([leaf, rows]) =>
    [...rows].map(([row, by]) => ({ ...(caseId !== undefined && { caseId }), leaf, row, by })),
  );
