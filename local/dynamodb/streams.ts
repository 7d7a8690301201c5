import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { AwsError, type Json, type Surroundings } from '../service.ts';
import type { Database } from './database.ts';
import { invalid, streamNotFound } from './errors.ts';
import type { Table, Tables } from './tables.ts';
import type { Item } from './values.ts';

/** A stream record as Lambda receives it. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: '1.1';
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly dynamodb: {
    /** Seconds. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Item;
    readonly NewImage?: Item;
    readonly OldImage?: Item;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
  };
  readonly eventSourceARN: string;
  /** Of items that the time-to-live sweep deleted. */
  readonly userIdentity?: { readonly type: 'Service'; readonly principalId: 'dynamodb.amazonaws.com' };
}

export interface Sequenced {
  readonly seq: number;
  readonly record: StreamRecord;
}

interface Row {
  seq: number;
  at: number;
  event: StreamRecord['eventName'];
  keys: string;
  old: string | null;
  new: string | null;
  size: number;
  expired: number;
}

/** How long a stream keeps a record, ms. */
export const retention = 24 * 3_600_000;
const iteratorLife = 15 * 60_000;
/** One shard is enough on one machine; in production order holds per item only. */
const shardId = 'shardId-00000000000000000000-00000000';

/** The streams of the tables: read by sequence inside the cloud, and through the DynamoDB Streams API. */
export class Streams {
  readonly #database: Database;
  readonly #tables: Tables;
  readonly #clock: Clock;
  readonly #region: string;

  constructor(database: Database, tables: Tables, { clock, region }: Surroundings) {
    this.#database = database;
    this.#tables = tables;
    this.#clock = clock;
    this.#region = region;
  }

  /**
   * Records behind a sequence number, oldest first; 0 = from the oldest that is left.
   * @throws TrimmedDataAccessException when records behind it are gone
   */
  read(tableName: string, afterSequence: bigint | number, limit: number): Sequenced[] {
    const table = this.#tables.get(tableName);
    const from = Number(afterSequence) || this.horizon(table);
    if (from < this.horizon(table)) throw trimmed();
    const text = 'SELECT * FROM stream WHERE tbl = ? AND seq > ? ORDER BY seq LIMIT ?';
    const rows = this.#database.all<Row>(text, table.id, from, limit);
    return rows.map((row) => ({ seq: row.seq, record: this.#record(table, row) }));
  }

  /** The sequence number of the newest record, or the trim horizon when there is none. */
  latest(table: Table): number {
    const text = 'SELECT max(seq) AS seq FROM stream WHERE tbl = ?';
    return this.#database.get<{ seq: number | null }>(text, table.id)?.seq ?? this.horizon(table);
  }

  /** The sequence number up to which records are gone: those older than a day, swept away or not. */
  horizon(table: Table): number {
    const swept = this.#database.get<{ seq: number }>('SELECT seq FROM trimmed WHERE tbl = ?', table.id)?.seq ?? 0;
    const text = 'SELECT seq, at FROM stream WHERE tbl = ? ORDER BY seq';
    const oldest = this.#clock.now() - retention;
    let horizon = swept;
    for (const { seq, at } of this.#database.each<Row>(text, table.id)) {
      if (at >= oldest) break;
      horizon = seq;
    }
    return horizon;
  }

  ListStreams = ({ TableName, Limit = 100, ExclusiveStartStreamArn: start = '' }: Json): Json => {
    const streams = this.#tables
      .all()
      .filter(({ name, description }) => description.LatestStreamArn && (!TableName || name === TableName))
      .map(({ name, description }) => ({
        StreamArn: description.LatestStreamArn!,
        TableName: name,
        StreamLabel: description.LatestStreamLabel!,
      }))
      .filter(({ StreamArn }) => StreamArn > start);
    const Streams = streams.slice(0, Limit);
    return { Streams, ...(streams.length > Limit && { LastEvaluatedStreamArn: Streams.at(-1)!.StreamArn }) };
  };

  DescribeStream = ({ StreamArn }: Json): Json => {
    const table = this.#of(StreamArn);
    const { description } = table;
    const open = description.StreamSpecification !== undefined;
    const range = { StartingSequenceNumber: sequence(this.horizon(table) + 1) };
    return {
      StreamDescription: {
        StreamArn,
        StreamLabel: description.LatestStreamLabel,
        StreamStatus: open ? 'ENABLED' : 'DISABLED',
        StreamViewType: description.StreamSpecification?.StreamViewType,
        CreationRequestDateTime: Date.parse(`${description.LatestStreamLabel}Z`) / 1000,
        TableName: table.name,
        KeySchema: description.KeySchema,
        Shards: [
          {
            ShardId: shardId,
            SequenceNumberRange: open ? range : { ...range, EndingSequenceNumber: sequence(this.latest(table)) },
          },
        ],
      },
    };
  };

  GetShardIterator = ({ StreamArn, ShardId, ShardIteratorType, SequenceNumber }: Json): Json => {
    const table = this.#of(StreamArn);
    if (ShardId !== shardId)
      throw new AwsError('ResourceNotFoundException', `Requested resource not found: Shard does not exist`);
    const start = this.#start(table, ShardIteratorType, SequenceNumber);
    return { ShardIterator: this.#iterator(table, start) };
  };

  GetRecords = ({ ShardIterator, Limit = 1000 }: Json): Json => {
    const [arn, from, created] = iteratorParts(ShardIterator);
    if (this.#clock.now() - created > iteratorLife)
      throw new AwsError('ExpiredIteratorException', 'The shard iterator has expired: it is valid for 15 minutes');
    const table = this.#of(arn);
    // -1 stands for the horizon, which may have moved since the iterator was made.
    const position = from < 0 ? this.horizon(table) : from;
    if (position < this.horizon(table)) throw trimmed();
    const rows = this.read(table.name, position, Math.min(Limit, 1000));
    return {
      Records: rows.map(({ record }) => inStreamsApi(record)),
      ...this.#next(table, rows.at(-1)?.seq ?? position),
    };
  };

  #next(table: Table, position: number): Json {
    const ended = !table.description.StreamSpecification && position >= this.latest(table);
    return ended ? {} : { NextShardIterator: this.#iterator(table, position) };
  }

  #start(table: Table, type: string, SequenceNumber: string | undefined): number {
    if (type === 'TRIM_HORIZON') return -1;
    if (type === 'LATEST') return this.latest(table);
    if (type !== 'AT_SEQUENCE_NUMBER' && type !== 'AFTER_SEQUENCE_NUMBER')
      throw invalid(
        `1 validation error detected: Value '${type}' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy ` +
          'enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_SEQUENCE_NUMBER, TRIM_HORIZON]',
      );
    const position = Number(SequenceNumber) - (type === 'AT_SEQUENCE_NUMBER' ? 1 : 0);
    if (!Number.isInteger(position)) throw invalid('Invalid SequenceNumber');
    if (position < this.horizon(table)) throw trimmed();
    return position;
  }

  #iterator(table: Table, position: number): string {
    const parts = [table.description.LatestStreamArn, position, this.#clock.now()];
    return Buffer.from(JSON.stringify(parts)).toString('base64');
  }

  #of(arn: string): Table {
    const table = this.#tables.all().find(({ description }) => description.LatestStreamArn === arn);
    if (!table) throw streamNotFound(arn);
    return table;
  }

  #record(table: Table, row: Row): StreamRecord {
    const { description } = table;
    return {
      eventID: createHash('md5').update(`${description.LatestStreamArn}/${row.seq}`).digest('hex'),
      eventName: row.event,
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: this.#region,
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(row.at / 1000),
        Keys: JSON.parse(row.keys),
        ...(row.new && { NewImage: JSON.parse(row.new) }),
        ...(row.old && { OldImage: JSON.parse(row.old) }),
        SequenceNumber: sequence(row.seq),
        SizeBytes: row.size,
        StreamViewType: description.StreamSpecification?.StreamViewType ?? 'KEYS_ONLY',
      },
      eventSourceARN: description.LatestStreamArn!,
      ...(row.expired && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
    };
  }
}

/** The Streams API has no `eventSourceARN`, and writes the members of an identity with capitals. */
function inStreamsApi({ eventSourceARN: _, userIdentity, ...record }: StreamRecord): object {
  if (!userIdentity) return record;
  return { ...record, userIdentity: { Type: userIdentity.type, PrincipalId: userIdentity.principalId } };
}

/** AWS's sequence numbers have at least 21 digits. */
const sequence = (seq: number) => String(seq).padStart(21, '0');

function iteratorParts(iterator: string): [arn: string, position: number, created: number] {
  try {
    return JSON.parse(Buffer.from(iterator, 'base64').toString());
  } catch {
    throw invalid('Invalid ShardIterator');
  }
}

const trimmed = () =>
  new AwsError(
    'TrimmedDataAccessException',
    'The operation attempted to read past the oldest stream record in a shard: records are kept for 24 hours',
  );
