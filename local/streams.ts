import { join } from 'node:path';
import type { DynamoDb } from './dynamodb/index.ts';
import { checkPattern, matches } from './events/pattern.ts';
import type { Faults } from './faults.ts';
import type { Lambda } from './host/index.ts';
import type { Json, Surroundings } from './service.ts';
import { Store } from './sqlite.ts';
import type { Sqs } from './sqs.ts';
import type { Mapping } from './streams/mapping.ts';
import { QueueReader } from './streams/queue-reader.ts';
import { StreamReader } from './streams/stream-reader.ts';

export interface StreamParts {
  readonly surroundings: Surroundings;
  readonly dynamodb: DynamoDb;
  readonly sqs: Sqs;
  readonly lambda: Lambda;
  readonly faults: Faults;
}

/** The event source mappings of the template, at work. */
export interface Streams {
  /** Begins to read: what was written while nobody read comes first. */
  resume(): void;
  close(): void;
}

/** @throws Error naming a filter that is no event pattern */
export function openStreams(mappings: readonly Mapping[], parts: StreamParts): Streams {
  const { surroundings, dynamodb, sqs, lambda, faults } = parts;
  const store = new Store(
    join(surroundings.folder, 'streams.sqlite'),
    'CREATE TABLE IF NOT EXISTS position(mapping TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID',
  );
  const byTable = new Map<string, StreamReader[]>();
  const byQueue = new Map<string, QueueReader[]>();
  for (const mapping of mappings) {
    const wanted = filterOf(mapping);
    const { source } = mapping;
    if (source.kind === 'dynamodb')
      push(
        byTable,
        source.table,
        new StreamReader(mapping, source.table, { surroundings, store, source: dynamodb, lambda, faults, wanted }),
      );
    else
      push(byQueue, source.arn.split(':').at(-1)!, new QueueReader(mapping, { surroundings, lambda, faults, wanted }));
  }
  const wake = (readers: Iterable<{ wake(): void }> = []) => {
    for (const reader of readers) reader.wake();
  };
  const ends: (() => void)[] = [];
  return {
    resume() {
      ends.push(dynamodb.onStream((tables) => wake(tables.flatMap((table) => byTable.get(table) ?? []))));
      ends.push(sqs.onMessage((queue) => wake(byQueue.get(queue))));
      wake([...byTable.values()].flat());
      wake([...byQueue.values()].flat());
    },
    close() {
      for (const end of ends) end();
      for (const reader of [...byTable.values(), ...byQueue.values()].flat()) reader.close();
      store.close();
    },
  };
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Whether a record fits one of the patterns. The body of a message is matched as JSON where it is JSON. */
function filterOf({ patterns, source, functionName }: Mapping): (record: Json) => boolean {
  for (const pattern of patterns) {
    try {
      checkPattern(pattern);
    } catch (error) {
      throw new Error(`A filter of ${functionName}: ${(error as Error).message}`, { cause: error });
    }
  }
  if (patterns.length === 0) return () => true;
  const see = source.kind === 'sqs' ? withParsedBody : (record: Json) => record;
  return (record) => patterns.some((pattern) => matches(pattern, see(record)));
}

function withParsedBody(record: Json): Json {
  try {
    return { ...record, body: JSON.parse(record.body) };
  } catch {
    return record;
  }
}
