import { AwsError, type Json, type JsonService, type Surroundings } from '../service.ts';
import { Administration } from './administration.ts';
import { Database } from './database.ts';
import { ensure, type WantedTable } from './ensure.ts';
import { tableNotFound } from './errors.ts';
import { Items } from './items.ts';
import { Needs } from './needs.ts';
import { Pages } from './pages.ts';
import { Queries } from './query.ts';
import { Reads } from './read.ts';
import { Scans } from './scan.ts';
import { type Sequenced, Streams } from './streams.ts';
import { Sweep } from './sweep.ts';
import { Tables } from './tables.ts';
import { Transactions } from './transact.ts';
import { Writes } from './write.ts';

export type { WantedTable } from './ensure.ts';
export type { Sequenced } from './streams.ts';

export interface DynamoDb extends JsonService {
  readonly name: 'dynamodb';
  /** CreateTable, at once. @returns the table's description */
  createTable(input: Json): Json;
  /** Makes a table what a template says and keeps its items. @throws Error naming the table when its keys differ */
  ensureTable(wanted: WantedTable): void;
  /** @throws ResourceNotFoundException when there is no such table, or it has no stream */
  streamArn(tableName: string): string;
  /**
   * Stream records behind a sequence number, oldest first; 0 = from the oldest that is left.
   * @throws TrimmedDataAccessException when records behind it are older than a day; go on from `trimHorizon`
   */
  readStream(tableName: string, afterSequence: bigint | number, limit: number): Sequenced[];
  /** The sequence number of the newest record: where LATEST begins. */
  latestSequence(tableName: string): number;
  /** The sequence number up to which records are gone. */
  trimHorizon(tableName: string): number;
  /** Calls `listener` after each commit that wrote stream rows, before the writer has its answer. @returns its end */
  onStream(listener: (tableNames: readonly string[]) => void): () => void;
  close(): void;
}

/** DynamoDB and its streams in `<folder>/dynamodb.sqlite`, by AWS's API: one writer, every operation synchronous. */
export function openDynamoDb(surroundings: Surroundings): DynamoDb {
  const { folder, clock } = surroundings;
  const database = new Database(folder);
  const tables = new Tables(database);
  const items = new Items(database, clock);
  const pages = new Pages(database);
  const writes = new Writes(tables, items);
  const streams = new Streams(database, tables, surroundings);
  const administration = new Administration(database, tables, items, surroundings);
  const needs = new Needs(surroundings, tables);
  const sweep = new Sweep(database, tables, items, clock);

  const operations = operationsOf(
    administration,
    new Reads(tables, items),
    writes,
    new Queries(tables, pages),
    new Scans(tables, pages),
    new Transactions(database, clock, items, writes),
    streams,
  );
  const listeners = listenTo(items, sweep, administration);

  return {
    name: 'dynamodb',
    call: async (operation, input) => {
      const run = operations.get(operation);
      if (!run)
        throw new AwsError('UnknownOperationException', `${operation} is not an operation of the embedded DynamoDB`);
      return run(input);
    },
    needs: (operation, input) => needs.of(operation, input),
    createTable: (input) => administration.CreateTable(input).TableDescription,
    ensureTable: (wanted) => void ensure(tables, administration, wanted),
    streamArn: (name) => streamed(tables, name),
    readStream: (name, afterSequence, limit) => streams.read(name, afterSequence, limit),
    latestSequence: (name) => streams.latest(tables.get(name)),
    trimHorizon: (name) => streams.horizon(tables.get(name)),
    onStream: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      sweep.stop();
      database.close();
    },
  };
}

type Operation = (input: Json) => Json;

/** The operations are the members whose names begin with a capital, as in AWS's API. */
function operationsOf(...parts: readonly object[]): Map<string, Operation> {
  const members = parts.flatMap((part) => Object.entries(part));
  return new Map(members.filter((member): member is [string, Operation] => /^[A-Z]/.test(member[0])));
}

function listenTo(items: Items, sweep: Sweep, administration: Administration) {
  const listeners = new Set<(tableNames: readonly string[]) => void>();
  items.onStream = (names) => {
    sweep.streamed();
    for (const listener of listeners) listener(names);
  };
  items.onExpiring = (seconds) => sweep.expect(seconds * 1000);
  administration.onTtl = () => sweep.arm();
  sweep.arm();
  return listeners;
}

function streamed(tables: Tables, name: string): string {
  const arn = tables.find(name)?.description.LatestStreamArn;
  if (!arn) throw tableNotFound(name);
  return arn;
}
