import type { Json } from '../service.ts';
import { consumed, entryOf, readUnits } from './capacity.ts';
import type { Database } from './database.ts';
import { holds } from './expressions.ts';
import { project } from './read.ts';
import { type Bounds, positionOf, type Source, startKeyNames } from './sources.ts';
import type { Request } from './validate.ts';
import { type Item, itemSize, pick } from './values.ts';

/** A page ends when it has looked at this many bytes. */
const pageLimit = 1024 * 1024;

interface Page {
  readonly items: Item[];
  scanned: number;
  bytes: number;
  /** The last item looked at, when the page ended before the stretch did. */
  last?: Item;
}

/** Reads a stretch of a table or index page by page. */
export class Pages {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The answer to a query or scan whose request has been checked. */
  read(source: Source, data: Request, bounds: Bounds): Json {
    const page = this.#page(source, data, bounds);
    const { Select, _projection, ReturnConsumedCapacity } = data;
    const units = readUnits(page.bytes, data.ConsistentRead);
    const ConsumedCapacity = consumed(
      ReturnConsumedCapacity,
      source.table.name,
      source.index ? { table: 0, indexes: { [source.index.name]: units } } : { table: units, indexes: {} },
    );
    return {
      ...(Select !== 'COUNT' && { Items: page.items.map((item) => project(item, _projection)) }),
      Count: page.items.length,
      ScannedCount: page.scanned,
      ...(page.last && { LastEvaluatedKey: pick(page.last, startKeyNames(source)) }),
      ...(ConsumedCapacity && { ConsumedCapacity }),
    };
  }

  #page(source: Source, data: Request, bounds: Bounds): Page {
    const page: Page = { items: [], scanned: 0, bytes: 0 };
    for (const row of this.#rows(source, data, bounds)) {
      const whole = JSON.parse(row.item) as Item;
      const item = source.index ? entryOf(source.index, whole) : whole;
      page.scanned += 1;
      page.bytes += source.index?.attributes ? itemSize(item) : row.size;
      if (!data._filter || holds(data._filter.expression, item)) page.items.push(item);
      if (page.scanned === data.Limit || page.bytes >= pageLimit) {
        page.last = item;
        break;
      }
    }
    return page;
  }

  #rows(source: Source, data: Request, bounds: Bounds): Iterable<{ item: string; size: number }> {
    const { index, table } = source;
    const descending = data.ScanIndexForward === false;
    const position = index ? ['pk', 'sk', 'tpk', 'tsk'] : ['pk', 'sk'];
    const start = data.ExclusiveStartKey ? positionOf(source, data.ExclusiveStartKey) : [];
    const where = [`${index ? 'idx' : 'tbl'} = ?`, ...bounds.where.map((condition) => `e.${condition}`)];
    if (start.length > 0)
      where.push(`(${position.map((name) => `e.${name}`)}) ${descending ? '<' : '>'} (${position.map(() => '?')})`);
    const order = position.map((name) => `e.${name} ${descending ? 'DESC' : 'ASC'}`);
    const from = index
      ? 'SELECT i.item, i.size FROM entries e JOIN items i ON i.id = e.item WHERE e.'
      : 'SELECT e.item, e.size FROM items e WHERE e.';
    const text = `${from}${where.join(' AND ')} ORDER BY ${order}`;
    return this.#database.each(text, (index ?? table).id, ...bounds.values, ...start);
  }
}
