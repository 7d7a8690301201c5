import type { Bag, OfficeNode, Question } from './compute.ts';
import { freezeOf } from './contributions.ts';
import { Counts } from './counts.ts';
import type { Dimension } from './figure.ts';
import { awaited, type Leaf, type Month, monthOf, parseWhat, parseWho, type Row, rowSeparator } from './row.ts';

/** What rows say, apart from when, where and of whom. `value` is `pending` or `overdue` for what waits. */
export interface Kind extends Pick<Row, 'measure' | 'value' | 'service'> {
  readonly month: Month;
}

/** Counts bags: for each cell of each dimension wanted, how often each kind of row is in it. */
export class Tally {
  readonly #question: Question;
  readonly #asOf: string;
  readonly #inScope: ReadonlySet<string>;
  readonly #cells = new Map<Dimension, Map<string, Counts>>();
  /** Numbers of kinds, by their month and what their keys say. */
  readonly #numbers = new Map<string, Map<string, number>>();
  readonly #kinds: Kind[] = [];
  readonly #byKind = new Map<string, number>();
  readonly #people = new Map<string, readonly Counts[]>();

  constructor(question: Question) {
    this.#question = question;
    this.#asOf = question.asOf ?? freezeOf(question.through);
    this.#inScope = new Set(below(question.offices, question.office));
    for (const dimension of countedFor(question)) this.#cells.set(dimension, new Map());
  }

  /** Every kind of row that has been met, by its number. */
  get kinds(): readonly Kind[] {
    return this.#kinds;
  }

  add({ leaf, counts }: Bag): void {
    if (!this.#isAsked(leaf)) return;
    const month = monthOf(leaf.day);
    const places = [this.#cell('own-office', leaf.office), ...this.#wanted('item', leaf.item)];
    const numbers = this.#numbers.get(month) ?? new Map<string, number>();
    this.#numbers.set(month, numbers);
    for (const [key, count] of counts) {
      const at = key.indexOf(rowSeparator);
      const what = key.slice(0, at);
      const kind = numbers.get(what) ?? this.#kindOf(month, what, numbers);
      for (const place of places) place.add(kind, count);
      for (const cell of this.#peopleOf(key, at + 1)) cell.add(kind, count);
    }
  }

  /** Everything that was counted. */
  total(): Counts {
    const sum = new Counts();
    for (const counts of this.#cellsOf('own-office').values()) sum.addAll(counts);
    return sum;
  }

  /** The cells of a dimension that have been met, by their key. */
  cells(dimension: Dimension): readonly (readonly [string, Counts])[] {
    if (dimension === 'office') return this.#subtrees();
    if (dimension === 'service') return this.#services();
    return [...this.#cellsOf(dimension)].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  #isAsked({ office, day, cut }: Leaf): boolean {
    const { period, through } = this.#question;
    const month = monthOf(day);
    return month >= period.from && month <= period.to && cut <= through && this.#inScope.has(office);
  }

  /** The number of what a key says; instants that rows wait for are not told apart, so that memory does not grow with them. */
  #kindOf(month: Month, what: string, numbers: Map<string, number>): number {
    const parsed = parseWhat(what);
    const until = typeof parsed.value === 'string' ? awaited(parsed.value) : undefined;
    if (until !== undefined)
      return this.#numberOf({ ...parsed, month, value: until <= this.#asOf ? 'overdue' : 'pending' });
    const number = this.#numberOf({ ...parsed, month });
    numbers.set(what, number);
    return number;
  }

  #numberOf(kind: Kind): number {
    const key = `${kind.month}=${kind.measure}=${kind.value}=${kind.service}`;
    const known = this.#byKind.get(key);
    if (known !== undefined) return known;
    this.#byKind.set(key, this.#kinds.length);
    return this.#kinds.push(kind) - 1;
  }

  /** The cells of whom a row is about. Staff are many: unless they are asked for, they are not even read. */
  #peopleOf(key: string, from: number): readonly Counts[] {
    const end = this.#cells.has('staff') ? key.length : key.indexOf('=', from + 2);
    const who = key.slice(from, end);
    const known = this.#people.get(who);
    if (known) return known;
    const { channel, groups, staff } = parseWho(key.slice(from));
    const cells = [
      ...this.#wanted('channel', channel),
      ...groups.flatMap((group) => this.#wanted('group', group)),
      ...this.#wanted('staff', staff),
    ];
    this.#people.set(who, cells);
    return cells;
  }

  #wanted(dimension: Dimension, key: string): Counts[] {
    return this.#cells.has(dimension) ? [this.#cell(dimension, key)] : [];
  }

  #cell(dimension: Dimension, key: string): Counts {
    const cells = this.#cellsOf(dimension);
    const known = cells.get(key);
    if (known) return known;
    const fresh = new Counts();
    cells.set(key, fresh);
    return fresh;
  }

  #cellsOf(dimension: Dimension): Map<string, Counts> {
    return this.#cells.get(dimension) ?? new Map();
  }

  /** Each office with all below it, the top first. */
  #subtrees(): readonly (readonly [string, Counts])[] {
    const { offices, office } = this.#question;
    const own = this.#cellsOf('own-office');
    const parents = new Map(offices.map(({ code, parent }) => [code, parent]));
    const sums = new Map<string, Counts>();
    for (const code of below(offices, office).reverse()) {
      const sum = sums.get(code) ?? new Counts();
      const alone = own.get(code);
      if (alone) sum.addAll(alone);
      sums.set(code, sum);
      const parent = parents.get(code);
      if (parent !== undefined && code !== office) {
        const above = sums.get(parent) ?? new Counts();
        above.addAll(sum);
        sums.set(parent, above);
      }
    }
    return [...sums].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  #services(): readonly (readonly [string, Counts])[] {
    const total = this.total();
    const cells = new Map<string, Counts>();
    for (const [number, { service }] of this.#kinds.entries()) {
      const cell = cells.get(service) ?? new Counts();
      cell.add(number, total.of(number));
      cells.set(service, cell);
    }
    return [...cells].sort(([one], [other]) => (one < other ? -1 : 1));
  }
}

/** Dimensions that are counted row by row; the others follow from them. */
const countedFor = ({ dimensions }: Question): Dimension[] => [
  'own-office',
  ...dimensions.filter((each) => each === 'item' || each === 'channel' || each === 'group' || each === 'staff'),
];

/** The office and everything below it, every one after the one above it. */
function below(offices: readonly OfficeNode[], top: string): string[] {
  const children = new Map<string, string[]>();
  for (const { code, parent } of offices) {
    if (parent === undefined) continue;
    const list = children.get(parent) ?? [];
    children.set(parent, list);
    list.push(code);
  }
  const found = [top];
  for (const code of found) found.push(...(children.get(code) ?? []));
  return found;
}
