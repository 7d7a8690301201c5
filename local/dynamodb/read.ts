import db from 'dynalite/db/index.js';
import type { Json } from '../service.ts';
import { consumed, Meter, readUnits } from './capacity.ts';
import { invalid, refuse } from './errors.ts';
import type { Projection } from './expressions.ts';
import type { Items, Stored } from './items.ts';
import { keyOf } from './keys.ts';
import type { Table, Tables } from './tables.ts';
import { type Detail, type Request, transactItems, validate } from './validate.ts';
import type { Item } from './values.ts';

/** The most that BatchGetItem and a transaction of reads return, bytes. */
const batchLimit = 16 * 1024 * 1024;
const transactionLimit = 4 * 1024 * 1024;

/** Reads of single items by their key. */
export class Reads {
  readonly #tables: Tables;
  readonly #items: Items;

  constructor(tables: Tables, items: Items) {
    this.#tables = tables;
    this.#items = items;
  }

  GetItem = (input: Json): Json => {
    const data = validate('GetItem', input);
    const table = this.#tables.get(data.TableName);
    const found = this.find(table, data.Key, data._projection);
    const units = { table: readUnits(found?.size ?? 0, data.ConsistentRead), indexes: {} };
    const ConsumedCapacity = consumed(data.ReturnConsumedCapacity, table.name, units);
    return {
      ...(found && { Item: project(found.item, data._projection) }),
      ...(ConsumedCapacity && { ConsumedCapacity }),
    };
  };

  BatchGetItem = (input: Json): Json => {
    const data = validate<BatchGet>('BatchGetItem', input);
    const meter = new Meter();
    const Responses: Record<string, Item[]> = {};
    const UnprocessedKeys: Record<string, unknown> = {};
    let bytes = 0;
    for (const [name, wanted] of Object.entries(data.RequestItems)) {
      const table = this.#tables.get(name);
      Responses[name] = [];
      const left: Item[] = [];
      for (const key of wanted.Keys) {
        const found = this.find(table, key, wanted._projection);
        if (bytes + (found?.size ?? 0) > batchLimit) {
          left.push(key);
          continue;
        }
        bytes += found?.size ?? 0;
        meter.add(name, { table: readUnits(found?.size ?? 0, wanted.ConsistentRead), indexes: {} });
        if (found) Responses[name].push(project(found.item, wanted._projection));
      }
      if (left.length > 0) UnprocessedKeys[name] = { ...input.RequestItems[name], Keys: left };
    }
    return { Responses, UnprocessedKeys, ...meter.answer(data.ReturnConsumedCapacity) };
  };

  TransactGetItems = (input: Json): Json => {
    const gets = transactItems(input).map(({ Get }) => validate('GetItem', Get ?? {}));
    const meter = new Meter();
    let bytes = 0;
    const Responses = gets.map((get) => {
      const table = this.#tables.get(get.TableName);
      const found = this.find(table, get.Key, get._projection);
      bytes += found?.size ?? 0;
      meter.add(table.name, { table: 2 * readUnits(found?.size ?? 0, true), indexes: {} });
      return found ? { Item: project(found.item, get._projection) } : {};
    });
    if (bytes > transactionLimit) throw invalid('Transaction size exceeded the maximum allowed size of 4 MB');
    return { Responses, ...meter.answer(input.ReturnConsumedCapacity, 'ReadCapacityUnits') };
  };

  find(table: Table, key: Item, projection?: Projection): Stored | undefined {
    refuse(db.validateKey(key, table.description));
    refuse(db.validateKeyPaths(projection?.nestedPaths, table.description));
    return this.#items.find(table, keyOf(table.keys, key));
  }
}

interface BatchGet {
  readonly RequestItems: Readonly<
    Record<string, { readonly Keys: readonly Item[] } & Pick<Request, 'ConsistentRead' | '_projection'>>
  >;
  readonly ReturnConsumedCapacity?: Detail;
}

export const project = (item: Item, projection: Projection | undefined): Item =>
  projection ? db.mapPaths(projection.paths, item) : item;
