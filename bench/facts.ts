import type { Bag, OfficeNode } from '../domain/measure/compute.ts';
import { type Group, type Leaf, type Month, rowKey } from '../domain/measure/row.ts';

/** What one day of one case counts for, as one line of a file: a leaf, and row keys with their counts. */
export interface Fact {
  readonly leaf: Leaf;
  readonly counts: Readonly<Record<string, number>>;
}

/** A month to make up. The same figures give the same facts. */
export interface MadeMonth {
  readonly month: Month;
  readonly cases: number;
  readonly offices: readonly OfficeNode[];
  readonly items: number;
  readonly seed: number;
}

/** A centre, and below it districts of towns of villages, as a province's register lists them. */
export function madeOffices(count: number): OfficeNode[] {
  const code = (index: number) => `office-${String(index).padStart(4, '0')}`;
  // Every office but the first stands below another; each has sixteen below it until there are enough.
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? { code: code(0) } : { code: code(index), parent: code(Math.floor((index - 1) / 16)) },
  );
}

/**
 * Facts of a month: some of its days, offices, items and people have far more of them than others, as in life (Zipf). About
 * eleven rows a case, in two or three facts.
 */
export function* madeFacts({ month, cases, offices, items, seed }: MadeMonth): Generator<Fact> {
  const random = mulberry32(seed);
  const office = zipf(offices.length, random);
  const item = zipf(items, random);
  for (let made = 0; made < cases; made += 1) {
    const place = { office: offices[office()]!.code, item: `item-${item()}`, cut: month };
    yield* factsOfCase(month, place, random);
  }
}

export const bagOf = ({ leaf, counts }: Fact): Bag => ({ leaf, counts: Object.entries(counts) });

type Random = () => number;

function* factsOfCase(month: Month, place: Omit<Leaf, 'day'>, random: Random): Generator<Fact> {
  const from = 1 + Math.floor(random() * 28);
  const day = (of: number) => `${month}-${String(Math.min(of, 28)).padStart(2, '0')}`;
  const who = {
    service: random() < 0.6 ? 'assistance' : 'agency',
    channel: random() < 0.4 ? 'online' : 'window',
    groups: groupsOf(random),
    staff: `${place.office}-agent-${Math.floor(random() * 3)}`,
  } as const satisfies Who;
  const fact = (of: number, rows: Parameters<typeof rowsTo>[1]): Fact => ({
    leaf: { ...place, day: day(of) },
    counts: rowsTo(who, rows),
  });
  const minutes = Math.floor(-Math.log(1 - random()) * 90);
  yield fact(from, [
    ['request', random() < 0.05 ? 'merged' : 'counted'],
    ['response', minutes <= 240 ? 'on-time' : 'late'],
    ['response-time', minutes],
    ['reception', random() < 0.96 ? 'received' : 'declined'],
  ]);
  if (random() < 0.15) return;
  const ended = from + Math.floor(random() * 12);
  yield fact(ended, [
    ['notice', 'given'],
    ['resolution', random() < 0.94 ? 'resolved' : 'unresolved'],
    ['completion', random() < 0.97 ? 'on-time' : 'late'],
    ['handling-time', Math.floor(random() * 15)],
    ['asked', random() < 0.95 ? 'asked' : 'no-contact'],
  ]);
  if (random() > 0.6) return;
  yield fact(ended + 1, [
    ['rating', levels[Math.floor(random() ** 3 * levels.length)]!],
    ['rating-channel', 'link'],
  ]);
}

const levels = ['very-satisfied', 'satisfied', 'basically-satisfied', 'dissatisfied', 'very-dissatisfied'] as const;

function groupsOf(random: Random): Group[] {
  const drawn = random();
  if (drawn < 0.3) return ['elderly'];
  if (drawn < 0.33) return ['elderly', 'disabled'];
  return drawn < 0.5 ? ['enterprise'] : [];
}

type Who = Pick<Parameters<typeof rowKey>[0], 'service' | 'channel' | 'groups' | 'staff'>;
type Said = readonly [measure: Parameters<typeof rowKey>[0]['measure'], value: string | number];

const rowsTo = (who: Who, rows: readonly Said[]): Record<string, number> =>
  Object.fromEntries(rows.map(([measure, value]) => [rowKey({ ...who, measure, value }), 1]));

/** Ranks from 0, the second half as likely as the first, the third a third as likely, and so on. */
function zipf(count: number, random: Random): () => number {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    sum += 1 / rank;
    sums.push(sum);
  }
  return () => {
    const drawn = random() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < drawn) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Numbers in [0, 1) that follow from a seed: mulberry32 of Tommy Ettinger, in the public domain. */
function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
