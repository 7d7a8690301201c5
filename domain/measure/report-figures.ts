import { answer, type Bag, type OfficeNode, type Question } from './compute.ts';
import { furtherParts } from './distributions.ts';
import type { Dimension, Figure, Figures } from './figure.ts';
import type { Indicator } from './indicator.ts';
import { periodBefore, periodYearAgo, type ReportPeriod } from './report-period.ts';
import { brokenDown } from './report-tables.ts';
import { none, parseRowKey } from './row.ts';
import { publishable } from './suppress.ts';
import { Tally } from './tally.ts';

/** What the figures of a report are asked of. */
export interface Asked {
  readonly period: ReportPeriod;
  readonly indicators: readonly Indicator[];
  readonly offices: readonly OfficeNode[];
  /** The office at the top. */
  readonly office: string;
}

/** The figures a report is made of, and whose work they measure. */
export interface ReportFigures {
  readonly now: Figures;
  readonly before: Figures | undefined;
  readonly beforeFirst: Figures | undefined;
  readonly yearAgo: Figures | undefined;
  /** Staff ids, sorted. */
  readonly staff: readonly string[];
}

const broken: readonly Dimension[] = ['office', 'item', 'channel', 'group'];

/** Figures of a period that may not be there at all: then there are no data, which is not zero. */
class Counting {
  readonly #question: Question;
  readonly #tally: Tally;
  readonly #indicators: readonly Indicator[];

  constructor(
    { indicators, offices, office }: Asked,
    { from, to }: ReportPeriod,
    through: string,
    dimensions: readonly Dimension[] = [],
  ) {
    this.#question = {
      indicators: [...indicators, ...furtherParts],
      period: { from, to },
      through,
      offices,
      office,
      dimensions,
    };
    this.#tally = new Tally(this.#question);
    this.#indicators = indicators;
  }

  add(bag: Bag): void {
    this.#tally.add(bag);
  }

  /** As they may be published: the totals of all, and by rows what the tables show. */
  get figures(): Figures {
    const all = answer(this.#tally, this.#question);
    const safe = (figures: Figures) => publishable(figures, this.#indicators, this.#question.offices);
    const tables = all.tables.flatMap(
      (table) =>
        safe(only({ ...all, tables: [table] }, brokenDown[table.dimension === 'office' ? 'office' : 'other'])).tables,
    );
    return { ...safe({ ...all, tables: [] }), tables };
  }

  get figuresIfAny(): Figures | undefined {
    return this.#tally.kinds.length > 0 ? this.figures : undefined;
  }
}

/** The figures of some indicators. */
function only({ total, tables, ...rest }: Figures, ids: readonly string[]): Figures {
  const chosen = (figures: readonly Figure[]) => figures.filter(({ indicator }) => ids.includes(indicator));
  const rowsOf = (rows: Figures['tables'][number]['rows']) =>
    rows.map(({ key, figures }) => ({ key, figures: chosen(figures) }));
  return {
    ...rest,
    total: chosen(total),
    tables: tables.map(({ dimension, rows }) => ({ dimension, rows: rowsOf(rows) })),
  };
}

/**
 * Counts the leaves of a period and of those it is compared with, in one pass, in whatever order they come: the period by its
 * first count; the one before as it stands at the same freeze and as its own report had it; and that of a year ago.
 */
export async function reportFigures(bags: Iterable<Bag> | AsyncIterable<Bag>, asked: Asked): Promise<ReportFigures> {
  const { period } = asked;
  const earlier = periodBefore(period);
  const now = new Counting(asked, period, period.to, broken);
  const before = new Counting(asked, earlier, period.to);
  const beforeFirst = new Counting(asked, earlier, earlier.to);
  const yearAgo = new Counting(asked, periodYearAgo(period), period.to);
  const staff = new Staff(period);
  for await (const bag of bags) for (const each of [now, before, beforeFirst, yearAgo, staff]) each.add(bag);
  return {
    now: now.figures,
    before: before.figuresIfAny,
    beforeFirst: beforeFirst.figuresIfAny,
    yearAgo: yearAgo.figuresIfAny,
    staff: staff.sorted,
  };
}

/** Whoever's work is counted in the period. */
class Staff {
  readonly #period: ReportPeriod;
  readonly #seen = new Set<string>();
  readonly #keys = new Set<string>();

  constructor(period: ReportPeriod) {
    this.#period = period;
  }

  add({ leaf, counts }: Bag): void {
    const month = leaf.day.slice(0, 7);
    if (month < this.#period.from || month > this.#period.to) return;
    for (const [key] of counts) {
      const who = key.slice(key.indexOf('~'));
      if (this.#keys.has(who)) continue;
      this.#keys.add(who);
      const { staff } = parseRowKey(key);
      if (staff !== none) this.#seen.add(staff);
    }
  }

  get sorted(): string[] {
    return [...this.#seen].sort();
  }
}
