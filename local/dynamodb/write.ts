import db from 'dynalite/db/index.js';
import { AwsError, type Json } from '../service.ts';
import { consumed, Meter, unitsOf } from './capacity.ts';
import { invalid, refuse } from './errors.ts';
import { holds, type Path } from './expressions.ts';
import type { Change, Items, Stored } from './items.ts';
import { type Key, keyOf } from './keys.ts';
import type { Table, Tables } from './tables.ts';
import { update } from './update.ts';
import { type Detail, type Request, validate } from './validate.ts';
import { depthOf, type Item, itemSize, pick } from './values.ts';

const itemLimit = 400 * 1024;
const depthLimit = 32;

/** Writes of single items. Each is planned (read, checked, computed) and then applied as one SQLite transaction. */
export class Writes {
  readonly #tables: Tables;
  readonly #items: Items;

  constructor(tables: Tables, items: Items) {
    this.#tables = tables;
    this.#items = items;
  }

  PutItem = (input: Json): Json => this.#write(validatePut(input), this.put);
  UpdateItem = (input: Json): Json => this.#write(validateUpdate(input), this.update);
  DeleteItem = (input: Json): Json => this.#write(validateDelete(input), this.delete);

  BatchWriteItem = (input: Json): Json => {
    const data = validate<BatchWrite>('BatchWriteItem', input);
    const changes = Object.entries(data.RequestItems).flatMap(([TableName, requests]) =>
      requests.map((request) => this.#planRequest(TableName, request)),
    );
    if (changes.length > 25) throw invalid('Too many items requested for the BatchWriteItem call');
    if (repeats(changes)) throw invalid('Provided list of item keys contains duplicates');
    const meter = new Meter();
    for (const change of changes) meter.add(change.table.name, unitsOf(change));
    // Not one transaction in AWS, but none of it can fail halfway here.
    this.#items.commit(() => changes.forEach((change) => void this.#items.apply(change)));
    return { UnprocessedItems: {}, ...meter.answer(data.ReturnConsumedCapacity) };
  };

  put = (data: Request): Change => {
    const table = this.#tables.get(data.TableName);
    refuse(db.validateItem(data.Item, table.description));
    checkIndexKeys(table, data.Item);
    const { key, old } = this.#find(table, data.Item);
    checkCondition(data, old);
    return { table, key, old, next: data.Item };
  };

  update = (data: Request): Change => {
    const table = this.#tables.get(data.TableName);
    refuse(db.validateKey(data.Key, table.description));
    refuse(db.validateUpdates(undefined, data._updates ?? noUpdates, table.description));
    const { key, old } = this.#find(table, data.Key);
    checkCondition(data, old);
    const next = data._updates ? update(old?.item ?? data.Key, data._updates) : (old?.item ?? data.Key);
    checkIndexTypes(table, next);
    checkIndexKeys(table, next);
    if (itemSize(next) > itemLimit) throw invalid('Item size to update has exceeded the maximum allowed size');
    checkDepth(next);
    return { table, key, old, next };
  };

  delete = (data: Request): Change => ({ ...this.check(data), next: undefined });

  /** A condition without a write: the change that changes nothing. */
  check = (data: Request): Change => {
    const table = this.#tables.get(data.TableName);
    refuse(db.validateKey(data.Key, table.description));
    const { key, old } = this.#find(table, data.Key);
    checkCondition(data, old);
    return { table, key, old, next: old?.item };
  };

  /** In a batch, AWS has one message for every key that is not the table's. */
  #planRequest(TableName: string, { PutRequest, DeleteRequest }: WriteRequest): Change {
    if (!PutRequest) return this.delete({ TableName, ...DeleteRequest } as Request);
    const request = checkItem({ TableName, ...PutRequest } as Request);
    if (!this.locate(request).key) throw invalid('The provided key element does not match the schema');
    return this.put(request);
  }

  /** The place of the item that a request is about, and what lies there; no place when its key is not the table's. */
  locate({ TableName, Item, Key }: Request): { table: Table; key?: Key; old?: Stored | undefined } {
    const table = this.#tables.get(TableName);
    const key = pick(
      Item ?? Key,
      table.keys.map(({ name }) => name),
    );
    return db.validateKey(key, table.description) ? { table } : { table, ...this.#find(table, key) };
  }

  #find(table: Table, item: Item): { key: Key; old: Stored | undefined } {
    const key = keyOf(table.keys, item);
    return { key, old: this.#items.find(table, key) };
  }

  #write(data: Request, plan: (data: Request) => Change): Json {
    const change = plan(data);
    if (change.old || change.next) this.#items.commit(() => this.#items.apply(change));
    const Attributes = returned(data, change);
    const ConsumedCapacity = consumed(data.ReturnConsumedCapacity, data.TableName, unitsOf(change));
    return { ...(Attributes && { Attributes }), ...(ConsumedCapacity && { ConsumedCapacity }) };
  }
}

interface WriteRequest {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
}

interface BatchWrite {
  readonly RequestItems: Readonly<Record<string, readonly WriteRequest[]>>;
  readonly ReturnConsumedCapacity?: Detail;
}

const noUpdates = { sections: [], paths: [], nestedPaths: {} };

export const validatePut = (input: Json) => checkItem(validate('PutItem', input));
export const validateUpdate = (input: Json) => validate('UpdateItem', input);

export function validateDelete(input: Json): Request {
  const data = validate('DeleteItem', input);
  if (data.ReturnValues && data.ReturnValues !== 'ALL_OLD' && data.ReturnValues !== 'NONE')
    throw invalid('ReturnValues can only be ALL_OLD or NONE');
  return data;
}

/** Whether two of these are one item. */
export function repeats(places: readonly { readonly table: Table; readonly key?: Key }[]): boolean {
  const seen = new Set<string>();
  return places.some(({ table, key }) => {
    if (!key) return false;
    const place = `${table.id}/${Buffer.from(key.pk).toString('hex')}/${Buffer.from(key.sk).toString('hex')}`;
    if (seen.has(place)) return true;
    seen.add(place);
    return false;
  });
}

function checkItem(data: Request): Request {
  if (itemSize(data.Item) > itemLimit) throw invalid('Item size has exceeded the maximum allowed size');
  checkDepth(data.Item);
  return data;
}

function checkDepth(item: Item): void {
  if (depthOf(item) > depthLimit) throw invalid('Nesting Levels have exceeded supported limits');
}

function checkIndexTypes({ indexes }: Table, item: Item): void {
  for (const { name, type } of indexes.flatMap(({ keys }) => keys))
    if (item[name] && item[name][type] === undefined)
      throw invalid('The update expression attempted to update the secondary index key to unsupported type');
}

function checkIndexKeys({ indexes }: Table, item: Item): void {
  for (const { name: index, keys } of indexes)
    for (const { name } of keys)
      if (item[name]?.S === '' || item[name]?.B === '') {
        const kind = item[name].S === '' ? 'string' : 'binary';
        throw invalid(
          'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
            `The AttributeValue for a key attribute cannot contain an empty ${kind} value. IndexName: ${index}, IndexKey: ${name}`,
        );
      }
}

function checkCondition(data: Request, old: Stored | undefined): void {
  if (!data._condition || holds(data._condition.expression, old?.item ?? {})) return;
  const Item = data.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? old?.item : undefined;
  throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed', 400, Item ? { Item } : {});
}

function returned({ ReturnValues, _updates }: Request, { old, next }: Change): Item | undefined {
  if (ReturnValues === 'ALL_OLD') return old?.item;
  if (ReturnValues === 'ALL_NEW') return next;
  if (ReturnValues === 'UPDATED_OLD') return part(old?.item, _updates?.paths);
  if (ReturnValues === 'UPDATED_NEW') return part(next, _updates?.paths);
  return undefined;
}

function part(item: Item | undefined, paths: readonly Path[] = []): Item | undefined {
  const found = item && db.mapPaths(paths, item);
  return found && Object.keys(found).length > 0 ? found : undefined;
}
