import type { Json } from './service.ts';

/** What was used since the start, as a bill would count it. */
export interface Counts {
  /** Invocations per function name. */
  readonly invocations: Readonly<Record<string, number>>;
  /** State transitions of Step Functions. */
  readonly transitions: number;
  /** The same by the name of the state machine. */
  readonly transitionsBy: Readonly<Record<string, number>>;
  /** Waits for people that executions began: tasks with a token, each beginning counted. */
  readonly waits: number;
  /** Of these, those that timed out, so that the case was asked what is due. */
  readonly wakeUps: number;
  /** Items that DynamoDB put, updated or deleted; entries of indexes and mere conditions are none. */
  readonly itemsWritten: number;
  /** DynamoDB write request units. */
  readonly writeUnits: number;
  /** DynamoDB read request units. */
  readonly readUnits: number;
  /** Calls per service and operation, `dynamodb:PutItem`. */
  readonly calls: Readonly<Record<string, number>>;
}

/** What was used between two counts. */
export function between(before: Counts, after: Counts): Counts {
  const each = (now: Counts['calls'], then: Counts['calls']) =>
    Object.fromEntries(Object.entries(now).map(([name, count]) => [name, count - (then[name] ?? 0)]));
  return {
    invocations: each(after.invocations, before.invocations),
    transitions: after.transitions - before.transitions,
    transitionsBy: each(after.transitionsBy, before.transitionsBy),
    waits: after.waits - before.waits,
    wakeUps: after.wakeUps - before.wakeUps,
    itemsWritten: after.itemsWritten - before.itemsWritten,
    writeUnits: after.writeUnits - before.writeUnits,
    readUnits: after.readUnits - before.readUnits,
    calls: each(after.calls, before.calls),
  };
}

/** Operations whose consumed capacity is written; the others read. */
const writes = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);
const measured = new Set([...writes, 'GetItem', 'BatchGetItem', 'TransactGetItems', 'Query', 'Scan']);

/** Counts the calls that pass the door, and the capacity that DynamoDB says they consumed. */
export class Meter {
  itemsWritten = 0;
  writeUnits = 0;
  readUnits = 0;
  readonly calls: Record<string, number> = {};

  called(service: string, operation: string): void {
    const name = `${service}:${operation}`;
    this.calls[name] = (this.calls[name] ?? 0) + 1;
  }

  /** Asks DynamoDB for the consumed capacity, also where the caller did not. */
  asks = (service: string, operation: string, input: Json): Json =>
    service === 'dynamodb' && measured.has(operation) && !asked(input)
      ? { ...input, ReturnConsumedCapacity: 'TOTAL' }
      : input;

  /** Takes the capacity from the answer, and out of it where the caller had not asked. */
  measure(service: string, operation: string, input: Json, output: Json): Json {
    if (service !== 'dynamodb' || !measured.has(operation)) return output;
    const { ConsumedCapacity, ...answer } = output;
    const units = [ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits }) => sum + (CapacityUnits ?? 0), 0);
    if (writes.has(operation)) {
      this.writeUnits += units;
      this.itemsWritten += itemsOf(input);
    } else this.readUnits += units;
    return asked(input) ? output : answer;
  }
}

const asked = (input: Json): boolean => (input?.ReturnConsumedCapacity ?? 'NONE') !== 'NONE';

/** How many items a write changes. */
function itemsOf({ TransactItems, RequestItems }: Json): number {
  if (TransactItems) return TransactItems.filter((each: Json) => !each.ConditionCheck).length;
  return RequestItems ? Object.values<Json[]>(RequestItems).flat().length : 1;
}
