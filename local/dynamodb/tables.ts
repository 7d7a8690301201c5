import type { Database } from './database.ts';
import { notFound } from './errors.ts';
import type { KeyPart } from './keys.ts';

export interface KeyElement {
  readonly AttributeName: string;
  readonly KeyType: 'HASH' | 'RANGE';
}

export interface AttributeDefinition {
  readonly AttributeName: string;
  readonly AttributeType: 'S' | 'N' | 'B';
}

/** A secondary index as a request or a template defines it. */
export interface IndexDefinition {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly Projection: { readonly ProjectionType?: string; readonly NonKeyAttributes?: readonly string[] };
}

export type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

/** What DescribeTable answers, but for its counts. */
export interface Description {
  readonly TableName: string;
  readonly TableArn: string;
  readonly TableId: string;
  /** Seconds. */
  readonly CreationDateTime: number;
  readonly KeySchema: readonly KeyElement[];
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  readonly GlobalSecondaryIndexes?: readonly IndexDefinition[];
  readonly DeletionProtectionEnabled: boolean;
  readonly StreamSpecification?: { readonly StreamEnabled: true; readonly StreamViewType: StreamViewType };
  readonly LatestStreamLabel?: string;
  readonly LatestStreamArn?: string;
  readonly [other: string]: unknown;
}

/** What is kept of a table beside its items. */
export interface TableRecord {
  readonly description: Description;
  /** The attribute that says when an item expires. */
  readonly ttl?: string;
  /** Point-in-time recovery: since when, ms. */
  readonly recoverySince?: number;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Index {
  readonly id: number;
  readonly name: string;
  readonly keys: readonly KeyPart[];
  /** The attributes that an entry carries; undefined = all. */
  readonly attributes?: readonly string[];
}

/** A table ready for use: its description read once. */
export interface Table extends TableRecord {
  readonly id: number;
  readonly name: string;
  readonly keys: readonly KeyPart[];
  readonly indexes: readonly Index[];
}

interface Row {
  id: number;
  name: string;
  record: string;
}

/** The tables by name. A table is read from SQLite once and then kept until it is changed. */
export class Tables {
  readonly #database: Database;
  readonly #byName = new Map<string, Table>();

  constructor(database: Database) {
    this.#database = database;
    for (const row of database.all<Row>('SELECT id, name, record FROM tables')) this.#keep(row);
  }

  find = (name: string): Table | undefined => this.#byName.get(name);

  /** @throws ResourceNotFoundException in the words of the data operations */
  get(name: string): Table {
    const table = this.#byName.get(name);
    if (!table) throw notFound();
    return table;
  }

  all = (): Table[] => [...this.#byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));

  /** Writes a new or changed record; indexes that are new to it get their ids. */
  save(record: TableRecord): Table {
    const { TableName: name, GlobalSecondaryIndexes: indexes = [] } = record.description;
    const text = JSON.stringify(record);
    const upsert =
      'INSERT INTO tables(name, record) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET record = excluded.record';
    this.#database.run(upsert, name, text);
    const { id } = this.#database.get<Row>('SELECT id FROM tables WHERE name = ?', name)!;
    for (const { IndexName } of indexes)
      this.#database.run('INSERT INTO indexes(tbl, name) VALUES(?, ?) ON CONFLICT DO NOTHING', id, IndexName);
    return this.#keep({ id, name, record: text });
  }

  remove({ id, name }: Table): void {
    this.#database.run('DELETE FROM indexes WHERE tbl = ?', id);
    this.#database.run('DELETE FROM tables WHERE id = ?', id);
    this.#byName.delete(name);
  }

  /** Forgets what was kept in memory, after a change that was rolled back. */
  reload(): void {
    this.#byName.clear();
    for (const row of this.#database.all<Row>('SELECT id, name, record FROM tables')) this.#keep(row);
  }

  #keep({ id, name, record }: Row): Table {
    const kept = JSON.parse(record) as TableRecord;
    const { description } = kept;
    const ids = this.#database.all<{ id: number; name: string }>('SELECT id, name FROM indexes WHERE tbl = ?', id);
    const indexes = (description.GlobalSecondaryIndexes ?? []).map((definition) => ({
      id: ids.find((index) => index.name === definition.IndexName)!.id,
      name: definition.IndexName,
      keys: keyParts(definition.KeySchema, description.AttributeDefinitions),
      attributes: projected(definition, description.KeySchema),
    }));
    const table = {
      ...kept,
      id,
      name,
      keys: keyParts(description.KeySchema, description.AttributeDefinitions),
      indexes,
    };
    this.#byName.set(name, table);
    return table;
  }
}

function keyParts(schema: readonly KeyElement[], definitions: readonly AttributeDefinition[]): KeyPart[] {
  return schema.map(({ AttributeName: name }) => {
    const definition = definitions.find(({ AttributeName }) => AttributeName === name);
    return { name, type: definition!.AttributeType };
  });
}

function projected({ KeySchema, Projection }: IndexDefinition, tableKeys: readonly KeyElement[]): string[] | undefined {
  if (Projection.ProjectionType === 'ALL') return undefined;
  const keys = [...KeySchema, ...tableKeys].map(({ AttributeName }) => AttributeName);
  return [...new Set([...keys, ...(Projection.NonKeyAttributes ?? [])])];
}
