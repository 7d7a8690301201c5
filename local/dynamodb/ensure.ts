import type { Administration } from './administration.ts';
import { definitionOf, withIndex } from './indexes.ts';
import type {
  AttributeDefinition,
  Description,
  IndexDefinition,
  KeyElement,
  StreamViewType,
  Table,
  Tables,
} from './tables.ts';

/** A table as a template wants it. */
export interface WantedTable {
  readonly TableName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  readonly GlobalSecondaryIndexes?: readonly IndexDefinition[];
  readonly StreamSpecification?: { readonly StreamViewType: StreamViewType };
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled: boolean };
  readonly DeletionProtectionEnabled?: boolean;
  readonly PointInTimeRecovery?: boolean;
}

/**
 * Makes the table what the template says, keeping its items: a new index is filled, one that is gone is dropped.
 * @throws Error naming the table when its keys, or an index under the same name, are not what they were
 */
export function ensure(tables: Tables, administration: Administration, wanted: WantedTable): Table {
  if (!tables.find(wanted.TableName)) create(administration, wanted);
  const table = tables.get(wanted.TableName);
  if (!sameKeys(wanted, wanted.KeySchema, table.description, table.description.KeySchema))
    throw new Error(`Table ${table.name} exists with other keys; a key cannot be changed, only a new table made`);
  const described = alignStream(administration, alignIndexes(administration, table, wanted), wanted);
  const ttl = wanted.TimeToLiveSpecification?.Enabled ? wanted.TimeToLiveSpecification.AttributeName : undefined;
  if (described.ttl !== ttl) administration.setTtl(described, ttl);
  const recovery = wanted.PointInTimeRecovery === true;
  const timed = tables.get(wanted.TableName);
  if ((timed.recoverySince !== undefined) !== recovery) administration.setRecovery(timed, recovery);
  return tables.get(wanted.TableName);
}

function create(administration: Administration, wanted: WantedTable): void {
  const { TableName, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = wanted;
  const indexes = GlobalSecondaryIndexes?.length
    ? { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(definitionOf) }
    : {};
  administration.CreateTable({
    TableName,
    KeySchema,
    AttributeDefinitions,
    ...indexes,
    BillingMode: 'PAY_PER_REQUEST',
  });
}

function alignIndexes(administration: Administration, table: Table, wanted: WantedTable): Table {
  const indexes = wanted.GlobalSecondaryIndexes ?? [];
  const known = table.description.GlobalSecondaryIndexes ?? [];
  const kept = known.filter(({ IndexName }) => indexes.some((index) => index.IndexName === IndexName));
  for (const index of kept) checkIndex(table, index, wanted);
  const added = indexes.filter(({ IndexName }) => !kept.some((index) => index.IndexName === IndexName));
  const protection = wanted.DeletionProtectionEnabled ?? false;
  const unchanged = added.length === 0 && kept.length === known.length;
  if (unchanged && table.description.DeletionProtectionEnabled === protection) return table;
  const base: Description = {
    ...table.description,
    DeletionProtectionEnabled: protection,
    AttributeDefinitions: wanted.AttributeDefinitions,
    GlobalSecondaryIndexes: kept,
  };
  const description = added.reduce((sum, index) => withIndex(sum, definitionOf(index), []), base);
  return administration.redescribe(table, description);
}

function checkIndex({ name, description }: Table, known: IndexDefinition, wanted: WantedTable): void {
  const index = wanted.GlobalSecondaryIndexes!.find(({ IndexName }) => IndexName === known.IndexName)!;
  const same =
    sameKeys(wanted, index.KeySchema, description, known.KeySchema) && projection(index) === projection(known);
  if (!same) throw new Error(`Index ${known.IndexName} of table ${name} exists with other keys or another projection`);
}

function alignStream(
  administration: Administration,
  table: Table,
  { StreamSpecification: wanted }: WantedTable,
): Table {
  const current = table.description.StreamSpecification;
  if (current?.StreamViewType === wanted?.StreamViewType) return table;
  const { StreamViewType } = wanted ?? current!;
  const off = current
    ? administration.redescribe(table, table.description, { stream: { StreamEnabled: false, StreamViewType } })
    : table;
  if (!wanted) return off;
  return administration.redescribe(off, off.description, { stream: { StreamEnabled: true, StreamViewType } });
}

type Defined = Pick<Description, 'AttributeDefinitions'>;

function sameKeys(
  one: Defined,
  keys: readonly KeyElement[],
  other: Defined,
  otherKeys: readonly KeyElement[],
): boolean {
  return typed(one, keys) === typed(other, otherKeys);
}

const typed = ({ AttributeDefinitions: definitions }: Defined, keys: readonly KeyElement[]) =>
  keys
    .map(({ AttributeName: name, KeyType }) => {
      const type = definitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType;
      return `${KeyType} ${name} ${type}`;
    })
    .join();

const projection = ({ Projection: { ProjectionType, NonKeyAttributes = [] } }: IndexDefinition) =>
  `${ProjectionType} ${[...NonKeyAttributes].sort().join()}`;
