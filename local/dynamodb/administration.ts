import { randomUUID } from 'node:crypto';
import { AwsError, type Json, type Surroundings } from '../service.ts';
import type { Database } from './database.ts';
import { invalid, tableNotFound, unsupported } from './errors.ts';
import { changeIndex, checkDefinitions, definitionOf } from './indexes.ts';
import { entryKey, expiryOf, type Items } from './items.ts';
import { describeSettings, type Settings, settingsOf } from './settings.ts';
import type { Description, Table, TableRecord, Tables } from './tables.ts';
import { refuseUnknown, validate } from './validate.ts';
import type { Item } from './values.ts';

/** Tables are made, changed, described and deleted here. Everything happens at once; answers name the states of AWS. */
export class Administration {
  readonly #database: Database;
  readonly #tables: Tables;
  readonly #items: Items;
  readonly #surroundings: Surroundings;
  /** Called after a table's expiry attribute has changed. */
  onTtl: () => void = () => {};

  constructor(database: Database, tables: Tables, items: Items, surroundings: Surroundings) {
    this.#database = database;
    this.#tables = tables;
    this.#items = items;
    this.#surroundings = surroundings;
  }

  CreateTable = (input: Json): Json => {
    const { request, settings } = settingsOf('CreateTable', input);
    const asked = validate<Json>('CreateTable', request);
    if (asked.LocalSecondaryIndexes) throw unsupported('LocalSecondaryIndexes');
    if (this.#tables.find(asked.TableName))
      throw new AwsError('ResourceInUseException', `Table already exists: ${asked.TableName}`);
    checkDefinitions(asked);
    const description = this.#streaming({ ...this.#newDescription(asked), ...describeSettings(settings) }, settings);
    const table = this.#save({ description, tags: settings.tags ?? {} });
    return { TableDescription: { ...describe(table), TableStatus: 'CREATING' } };
  };

  DescribeTable = (input: Json): Json => {
    const table = this.find(validate<Json>('DescribeTable', input).TableName);
    return { Table: { ...describe(table), ...this.#counts(table) } };
  };

  ListTables = (input: Json): Json => {
    const { Limit = 100, ExclusiveStartTableName: start = '' } = validate<Json>('ListTables', input);
    const names = this.#tables.all().flatMap(({ name }) => (name > start ? [name] : []));
    const TableNames = names.slice(0, Limit);
    return { TableNames, ...(names.length > Limit && { LastEvaluatedTableName: TableNames.at(-1) }) };
  };

  UpdateTable = (input: Json): Json => {
    const { request, settings } = settingsOf('UpdateTable', input);
    refuseUnknown('UpdateTable', { TableName: 1, AttributeDefinitions: 1, GlobalSecondaryIndexUpdates: 1 }, request);
    const table = this.find(request.TableName);
    let description: Description = { ...table.description, ...describeSettings(settings) };
    description = this.#streaming(description, settings);
    const updates: Json[] = request.GlobalSecondaryIndexUpdates ?? [];
    if (updates.length === 0 && Object.values(settings).every((setting) => setting === undefined))
      throw invalid(
        'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or ' +
          'SSESpecification or ReplicaUpdates is required',
      );
    if (updates.length > 1)
      throw new AwsError(
        'LimitExceededException',
        'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
      );
    for (const update of updates) description = changeIndex(description, update, request.AttributeDefinitions);
    return { TableDescription: { ...describe(this.#save({ ...table, description })), TableStatus: 'UPDATING' } };
  };

  DeleteTable = (input: Json): Json => {
    const table = this.find(validate<Json>('DeleteTable', input).TableName);
    if (table.description.DeletionProtectionEnabled)
      throw invalid(
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
      );
    this.#changing(() => {
      for (const { id } of table.indexes) this.#database.run('DELETE FROM entries WHERE idx = ?', id);
      for (const kept of ['items', 'stream', 'trimmed'])
        this.#database.run(`DELETE FROM ${kept} WHERE tbl = ?`, table.id);
      this.#tables.remove(table);
    });
    return { TableDescription: { ...describe(table), TableStatus: 'DELETING' } };
  };

  UpdateTimeToLive = ({ TableName, TimeToLiveSpecification: wanted }: Json): Json => {
    const table = this.find(TableName);
    if (!wanted?.AttributeName) throw invalid('TimeToLiveSpecification must name an attribute');
    if (wanted.Enabled === (table.ttl !== undefined))
      throw invalid(wanted.Enabled ? 'TimeToLive is already enabled' : 'TimeToLive is already disabled');
    if (!wanted.Enabled && table.ttl !== wanted.AttributeName)
      throw invalid(`TimeToLive is active on a different AttributeName: current AttributeName is ${table.ttl}`);
    this.setTtl(table, wanted.Enabled ? wanted.AttributeName : undefined);
    return { TimeToLiveSpecification: wanted };
  };

  DescribeTimeToLive = ({ TableName }: Json): Json => {
    const { ttl } = this.find(TableName);
    const status = ttl ? { TimeToLiveStatus: 'ENABLED', AttributeName: ttl } : { TimeToLiveStatus: 'DISABLED' };
    return { TimeToLiveDescription: status };
  };

  UpdateContinuousBackups = ({ TableName, PointInTimeRecoverySpecification: wanted }: Json): Json => {
    this.setRecovery(this.#backedUp(TableName), wanted?.PointInTimeRecoveryEnabled === true);
    return this.DescribeContinuousBackups({ TableName });
  };

  DescribeContinuousBackups = ({ TableName }: Json): Json => {
    const { recoverySince } = this.#backedUp(TableName);
    const PointInTimeRecoveryDescription =
      recoverySince === undefined
        ? { PointInTimeRecoveryStatus: 'DISABLED' }
        : {
            PointInTimeRecoveryStatus: 'ENABLED',
            RecoveryPeriodInDays: 35,
            EarliestRestorableDateTime: recoverySince / 1000,
            LatestRestorableDateTime: this.#surroundings.clock.now() / 1000,
          };
    return { ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription } };
  };

  TagResource = ({ ResourceArn, Tags = [] }: Json): Json => {
    const table = this.#byArn(ResourceArn);
    const added = Object.fromEntries(Tags.map(({ Key, Value }: Json) => [Key, Value]));
    this.#save({ ...table, tags: { ...table.tags, ...added } });
    return {};
  };

  UntagResource = ({ ResourceArn, TagKeys = [] }: Json): Json => {
    const table = this.#byArn(ResourceArn);
    const kept = Object.entries(table.tags).filter(([key]) => !TagKeys.includes(key));
    this.#save({ ...table, tags: Object.fromEntries(kept) });
    return {};
  };

  ListTagsOfResource = ({ ResourceArn }: Json): Json => ({
    Tags: Object.entries(this.#byArn(ResourceArn).tags).map(([Key, Value]) => ({ Key, Value })),
  });

  /** @throws ResourceNotFoundException in the words of the table operations */
  find(name: string): Table {
    const table = this.#tables.find(name);
    if (!table) throw tableNotFound(name);
    return table;
  }

  /** Writes a new description, and fills the indexes that it adds from the items already there. */
  redescribe(table: Table, description: Description, settings: Settings = {}): Table {
    return this.#save({ ...table, description: this.#streaming(description, settings) });
  }

  setTtl(table: Table, ttl: string | undefined): void {
    this.#changing(() => {
      const changed = this.#tables.save(recordOf({ ...table, ttl }));
      for (const { id, item } of this.#rows(table)) {
        const expires = expiryOf(changed, JSON.parse(item));
        this.#database.run('UPDATE items SET expires = ? WHERE id = ? AND expires IS NOT ?', expires, id, expires);
      }
    });
    this.onTtl();
  }

  setRecovery(table: Table, enabled: boolean): void {
    const recoverySince = enabled ? (table.recoverySince ?? this.#surroundings.clock.now()) : undefined;
    this.#save({ ...table, recoverySince });
  }

  #newDescription({ TableName, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes }: Json): Description {
    const { partition, region, account, clock } = this.#surroundings;
    return {
      TableName,
      TableArn: `arn:${partition}:dynamodb:${region}:${account}:table/${TableName}`,
      TableId: randomUUID(),
      CreationDateTime: clock.now() / 1000,
      KeySchema,
      AttributeDefinitions,
      ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(definitionOf) }),
      DeletionProtectionEnabled: false,
    };
  }

  /** A stream that is switched on gets a label and an ARN of its own; one that is switched off keeps its records. */
  #streaming(description: Description, { stream }: Settings): Description {
    const current = description.StreamSpecification;
    if (!stream) return description;
    if (!stream.StreamEnabled) {
      if (!current) throw invalid('Table is already in the desired stream state: stream is disabled');
      return { ...description, StreamSpecification: undefined };
    }
    if (current) throw invalid(`Table already has an enabled stream: ${description.LatestStreamArn}`);
    const LatestStreamLabel = new Date(this.#surroundings.clock.now()).toISOString().slice(0, -1);
    return {
      ...description,
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType },
      LatestStreamLabel,
      LatestStreamArn: `${description.TableArn}/stream/${LatestStreamLabel}`,
    };
  }

  #save(record: TableRecord): Table {
    return this.#changing(() => {
      const before = this.#tables.find(record.description.TableName);
      const table = this.#tables.save(recordOf(record));
      for (const index of table.indexes)
        if (!before?.indexes.some(({ id }) => id === index.id)) this.#fill(table, index);
      for (const { id } of before?.indexes ?? []) if (!table.indexes.some((index) => index.id === id)) this.#empty(id);
      return table;
    });
  }

  #fill(table: Table, index: Table['indexes'][number]): void {
    for (const { id, item, pk, sk } of this.#rows(table)) {
      const parsed = JSON.parse(item) as Item;
      // An item whose attribute has another type stays out of a new index, as in AWS.
      const fits = index.keys.every(({ name, type }) => parsed[name]?.[type]);
      if (fits) this.#items.enter(index, entryKey(index, parsed)!, { pk, sk }, id);
    }
  }

  #empty(index: number): void {
    this.#database.run('DELETE FROM entries WHERE idx = ?', index);
    this.#database.run('DELETE FROM indexes WHERE id = ?', index);
  }

  #rows({ id }: Table) {
    type Row = { id: number; item: string; pk: Uint8Array; sk: Uint8Array };
    return this.#database.each<Row>('SELECT id, item, pk, sk FROM items WHERE tbl = ?', id);
  }

  /** What is kept in memory follows the file, also when a change fails. */
  #changing<T>(work: () => T): T {
    try {
      return this.#database.transaction(work);
    } catch (error) {
      this.#tables.reload();
      throw error;
    }
  }

  #counts({ id }: Table) {
    const text = 'SELECT count(*) AS ItemCount, coalesce(sum(size), 0) AS TableSizeBytes FROM items WHERE tbl = ?';
    return this.#database.get<{ ItemCount: number; TableSizeBytes: number }>(text, id)!;
  }

  #backedUp(name: string): Table {
    const table = this.#tables.find(name);
    if (!table) throw new AwsError('TableNotFoundException', `Table not found: ${name}`);
    return table;
  }

  #byArn(arn: string): Table {
    const table = this.#tables.all().find(({ description }) => description.TableArn === arn);
    if (!table)
      throw new AwsError('ResourceNotFoundException', `Requested resource not found: ResourcArn: ${arn} not found`);
    return table;
  }
}

const recordOf = ({ description, ttl, recoverySince, tags }: TableRecord): TableRecord => ({
  description,
  ttl,
  recoverySince,
  tags,
});

function describe({ description }: Table): Json {
  const { GlobalSecondaryIndexes: indexes, ...table } = description;
  const described = indexes?.map((index) => ({
    ...index,
    IndexStatus: 'ACTIVE',
    IndexArn: `${description.TableArn}/index/${index.IndexName}`,
    ProvisionedThroughput: noThroughput,
  }));
  return {
    ...table,
    TableStatus: 'ACTIVE',
    ProvisionedThroughput: noThroughput,
    ...(described?.length && { GlobalSecondaryIndexes: described }),
  };
}

const noThroughput = { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 };
