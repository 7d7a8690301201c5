import { invalid, invalidParameter } from './errors.ts';
import { type KeyPart, keyOf } from './keys.ts';
import type { Index, Table } from './tables.ts';
import type { Request } from './validate.ts';
import type { Item } from './values.ts';

/** What a query or scan reads: a table, or one of its indexes. */
export interface Source {
  readonly table: Table;
  readonly index?: Index;
  readonly keys: readonly KeyPart[];
}

/** A stretch of a source, in SQL: `pk = ?`, `sk >= ?`. */
export interface Bounds {
  readonly where: readonly string[];
  readonly values: readonly Uint8Array[];
}

export function sourceOf(table: Table, { IndexName, ConsistentRead }: Request): Source {
  if (!IndexName) return { table, keys: table.keys };
  const index = table.indexes.find(({ name }) => name === IndexName);
  if (!index) throw invalid(`The table does not have the specified index: ${IndexName}`);
  if (ConsistentRead) throw invalid('Consistent reads are not supported on global secondary indexes');
  return { table, index, keys: index.keys };
}

/** The attributes of a LastEvaluatedKey: the key of the table, and that of the index. */
export const startKeyNames = ({ table, keys }: Source): string[] => [
  ...new Set([...table.keys, ...keys].map(({ name }) => name)),
];

/** Refuses attributes that the index does not hold, and a `Select` that contradicts the projection. */
export function checkSelection({ index }: Source, { Select, _projection }: Request): void {
  if (Select === 'ALL_PROJECTED_ATTRIBUTES' && !index)
    throw invalidParameter('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  if (Select === 'SPECIFIC_ATTRIBUTES' && !_projection)
    throw invalidParameter(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  if (Select && Select !== 'SPECIFIC_ATTRIBUTES' && _projection)
    throw invalid(`Cannot specify the ProjectionExpression when choosing to get ${selected[Select]}`);
  if (!index?.attributes) return;
  if (Select === 'ALL_ATTRIBUTES')
    throw invalidParameter(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
    );
  const absent = _projection?.paths.map(([head]) => String(head)).filter((head) => !index.attributes!.includes(head));
  if (absent?.length)
    throw invalidParameter(`Global secondary index ${index.name} does not project [${absent.join(', ')}]`);
}

const selected = {
  ALL_ATTRIBUTES: 'ALL_ATTRIBUTES',
  ALL_PROJECTED_ATTRIBUTES: 'ALL_PROJECTED_ATTRIBUTES',
  COUNT: 'only the Count',
};

/** A start key must be what a LastEvaluatedKey of the same source could have been. */
export function checkStartKey(source: Source, start: Item): void {
  const names = startKeyNames(source);
  if (Object.keys(start).length !== names.length || names.some((name) => !start[name]))
    throw invalid('The provided starting key is invalid');
  for (const { name, type } of [...source.keys, ...source.table.keys])
    if (start[name]![type] === undefined)
      throw invalid('The provided starting key is invalid: The provided key element does not match the schema');
}

/** The position behind which reading goes on, as bytes in the order of the source. */
export function positionOf(source: Source, start: Item): Uint8Array[] {
  const own = keyOf(source.keys, start);
  const base = source.index ? keyOf(source.table.keys, start) : undefined;
  return [own.pk, own.sk, ...(base ? [base.pk, base.sk] : [])];
}
