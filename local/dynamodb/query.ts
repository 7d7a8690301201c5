import db from 'dynalite/db/index.js';
import type { Json } from '../service.ts';
import { invalid, invalidParameter, refuse } from './errors.ts';
import { compare, isNode } from './expressions.ts';
import { after, type KeyPart, partition, sortable } from './keys.ts';
import type { Pages } from './pages.ts';
import { type Bounds, checkSelection, checkStartKey, type Source, sourceOf } from './sources.ts';
import type { Tables } from './tables.ts';
import { type KeyCondition, type Request, validate } from './validate.ts';
import { type Item, sameValue } from './values.ts';

/** Reads one partition of a table or index, in the order of its sort key. */
export class Queries {
  readonly #tables: Tables;
  readonly #pages: Pages;

  constructor(tables: Tables, pages: Pages) {
    this.#tables = tables;
    this.#pages = pages;
  }

  Query = (input: Json): Json => {
    const data = validate('Query', input);
    const table = this.#tables.get(data.TableName);
    const source = sourceOf(table, data);
    checkConditions(source.keys, data);
    checkStart(source, data);
    checkSelection(source, data);
    checkFilter(source, data);
    return this.#pages.read(source, data, boundsOf(source, data));
  };
}

const unindexable = ['NULL', 'NOT_NULL', 'NE', 'CONTAINS', 'NOT_CONTAINS', 'IN'];

function checkConditions(keys: readonly KeyPart[], { KeyConditions: conditions }: Request): void {
  const count = Object.keys(conditions).length;
  for (const [i, { name, type }] of keys.entries()) {
    if (keys.length === 1 && count > 1) throw invalid('Query key condition not supported');
    const condition = conditions[name];
    if (!condition) {
      if (i === 0 || count > 1) throw invalid(`Query condition missed key schema element: ${name}`);
      continue;
    }
    if (unindexable.includes(condition.ComparisonOperator))
      throw invalid('Attempted conditional constraint is not an indexable operation');
    checkOperands(condition, name, type);
    if (i === 0 && condition.ComparisonOperator !== 'EQ') throw invalid('Query key condition not supported');
  }
}

function checkOperands({ AttributeValueList: values }: KeyCondition, name: string, type: KeyPart['type']): void {
  for (const value of values) {
    if (isNode(value) || value[type] === undefined)
      throw invalidParameter('Condition parameter type does not match schema type');
    if (value[type] === '')
      throw invalidParameter(
        'The AttributeValue for a key attribute cannot contain an empty ' +
          `${type === 'S' ? 'string' : 'binary'} value. Key: ${name}`,
      );
  }
}

function checkStart(source: Source, { ExclusiveStartKey: start, KeyConditions: conditions }: Request): void {
  if (!start) return;
  checkStartKey(source, start);
  const [hash, range] = source.keys;
  const inPartition = sameValue(start[hash!.name], conditions[hash!.name]!.AttributeValueList[0]);
  const condition = range && conditions[range.name];
  if (condition && !satisfies(condition, start[range.name]!))
    throw invalid('The provided starting key does not match the range key predicate');
  if (inPartition) return;
  throw invalid(
    condition
      ? 'The query can return at most one row and cannot be restarted'
      : 'The provided starting key is outside query boundaries based on provided conditions',
  );
}

function satisfies(
  { ComparisonOperator: operator, AttributeValueList: [low, high] }: KeyCondition,
  value: Item[string],
) {
  if (operator === 'BEGINS_WITH') return Buffer.from(sortable(value)).indexOf(sortable(low!)) === 0;
  const order = compare(value, low);
  if (operator === 'BETWEEN') return order >= 0 && compare(value, high) <= 0;
  return { EQ: order === 0, LT: order < 0, LE: order <= 0, GT: order > 0, GE: order >= 0 }[operator] === true;
}

function checkFilter({ keys, table }: Source, { _filter: filter, _projection: projection }: Request): void {
  refuse(db.validateKeyPaths(projection?.nestedPaths, table.description));
  refuse(db.validateKeyPaths(filter?.nestedPaths, table.description));
  for (const { name } of keys)
    if (filter?.pathHeads[name])
      throw invalid(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`);
}

function boundsOf({ keys: [hash, range] }: Source, { KeyConditions: conditions }: Request): Bounds {
  const pk = partition(conditions[hash!.name]!.AttributeValueList[0]!);
  const condition = range && conditions[range.name];
  const sort = condition ? sortBounds(condition) : { where: [], values: [] };
  return { where: ['pk = ?', ...sort.where], values: [pk, ...sort.values] };
}

const operators: Readonly<Record<string, string>> = { EQ: '=', LT: '<', LE: '<=', GT: '>', GE: '>=' };

function sortBounds({ ComparisonOperator: operator, AttributeValueList: [low, high] }: KeyCondition): Bounds {
  const from = sortable(low!);
  if (operator === 'BETWEEN') return { where: ['sk BETWEEN ? AND ?'], values: [from, sortable(high!)] };
  if (operator !== 'BEGINS_WITH') return { where: [`sk ${operators[operator]} ?`], values: [from] };
  const end = after(from);
  return end ? { where: ['sk >= ?', 'sk < ?'], values: [from, end] } : { where: ['sk >= ?'], values: [from] };
}
