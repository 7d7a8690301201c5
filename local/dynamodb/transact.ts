import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { AwsError, type Json } from '../service.ts';
import { Meter, readUnits, unitsOf } from './capacity.ts';
import type { Database } from './database.ts';
import { invalid } from './errors.ts';
import type { Change, Items } from './items.ts';
import { type Request, transactItems, validate } from './validate.ts';
import { itemSize } from './values.ts';
import { repeats, validateDelete, validatePut, validateUpdate, type Writes } from './write.ts';

/** How long a ClientRequestToken is remembered, ms. */
const tokenLife = 10 * 60_000;
const transactionLimit = 4 * 1024 * 1024;

type Kind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

interface Part {
  readonly kind: Kind;
  readonly data: Request;
}

/** Why one part of a transaction was refused; `None` for a part that would have succeeded. */
interface Reason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: unknown;
}

/** TransactWriteItems: up to 100 writes and checks on different items, all or nothing, once per token. */
export class Transactions {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #items: Items;
  readonly #writes: Writes;
  readonly #plans: Readonly<Record<Kind, (data: Request) => Change>>;

  constructor(database: Database, clock: Clock, items: Items, writes: Writes) {
    this.#database = database;
    this.#clock = clock;
    this.#items = items;
    this.#writes = writes;
    this.#plans = { Put: writes.put, Update: writes.update, Delete: writes.delete, ConditionCheck: writes.check };
  }

  TransactWriteItems = (input: Json): Json => {
    const parts = partsOf(input);
    const replayed = this.#replay(input, parts);
    if (replayed) return replayed;
    if (repeats(parts.map(({ data }) => this.#writes.locate(data))))
      throw invalid('Transaction request cannot include multiple operations on one item');
    const changes = this.#plan(parts);
    const bytes = changes.reduce((sum, { old, next }) => sum + (next ? itemSize(next) : (old?.size ?? 0)), 0);
    if (bytes > transactionLimit) throw invalid('Transaction size exceeded the maximum allowed size of 4 MB');
    const meter = new Meter();
    for (const change of changes) meter.add(change.table.name, unitsOf(change, 2));
    this.#items.commit(() => {
      for (const change of changes) if (change.old || change.next) this.#items.apply(change);
      this.#remember(input);
    });
    return meter.answer(input.ReturnConsumedCapacity, 'WriteCapacityUnits');
  };

  /** What each part would do. Parts never touch the same item, so all are planned before the first is applied. */
  #plan(parts: readonly Part[]): Change[] {
    const changes: Change[] = [];
    const reasons = parts.map(({ kind, data }): Reason => {
      try {
        changes.push(this.#plans[kind](data));
        return { Code: 'None' };
      } catch (error) {
        return reasonOf(error);
      }
    });
    if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
    return changes;
  }

  /** The answer to a request that has already succeeded under its token: it only reads what it wrote. */
  #replay(input: Json, parts: readonly Part[]): Json | undefined {
    const since = this.#clock.now() - tokenLife;
    const find = 'SELECT request FROM tokens WHERE token = ? AND at > ?';
    const known = this.#database.get<{ request: string }>(find, input.ClientRequestToken ?? '', since);
    if (!known) return undefined;
    if (known.request !== digest(input)) {
      const message =
        'DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used.';
      throw new AwsError('IdempotentParameterMismatchException', message, 400, { Message: message });
    }
    const meter = new Meter();
    for (const { data } of parts) {
      const { table, old } = this.#writes.locate(data);
      meter.add(table.name, { table: 2 * readUnits(old?.size ?? 0, true), indexes: {} });
    }
    return meter.answer(input.ReturnConsumedCapacity, 'ReadCapacityUnits');
  }

  #remember(input: Json): void {
    if (!input.ClientRequestToken) return;
    const now = this.#clock.now();
    this.#database.run('DELETE FROM tokens WHERE at <= ?', now - tokenLife);
    this.#database.run('INSERT INTO tokens VALUES(?, ?, ?)', input.ClientRequestToken, digest(input), now);
  }
}

function partsOf(input: Json): Part[] {
  const items = transactItems(input);
  const token = input.ClientRequestToken;
  if (token !== undefined && (token.length < 1 || token.length > 36))
    throw invalid(
      `1 validation error detected: Value '${token}' at 'clientRequestToken' failed to satisfy constraint: ` +
        `Member must have length ${token ? 'less than or equal to 36' : 'greater than or equal to 1'}`,
    );
  return items.map(partOf);
}

function partOf(item: Json): Part {
  const [kind, ...others] = Object.keys(item).filter((name) => item[name] != null) as Kind[];
  if (!kind || others.length > 0 || !Object.hasOwn(validations, kind))
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  return { kind, data: validations[kind](item[kind]) };
}

const validations: Readonly<Record<Kind, (input: Json) => Request>> = {
  Put: validatePut,
  Update: (input) => {
    if (input.UpdateExpression == null) throw missing('updateExpression');
    return validateUpdate(input);
  },
  Delete: validateDelete,
  ConditionCheck: (input) => {
    if (input.ConditionExpression == null) throw missing('conditionExpression');
    return validate('DeleteItem', input);
  },
};

const missing = (member: string) =>
  invalid(
    `1 validation error detected: Value null at 'transactItems.member.${member}' failed to satisfy constraint: ` +
      'Member must not be null',
  );

function reasonOf(error: unknown): Reason {
  if (!(error instanceof AwsError) || error.code === 'ResourceNotFoundException') throw error;
  const Code = { ConditionalCheckFailedException: 'ConditionalCheckFailed', ValidationException: 'ValidationError' }[
    error.code
  ];
  if (!Code) throw error;
  return { Code, Message: error.message, ...error.extra };
}

function cancelled(CancellationReasons: readonly Reason[]): AwsError {
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ');
  const Message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new AwsError('TransactionCanceledException', Message, 400, { Message, CancellationReasons });
}

/** The same for the same request, however its members are ordered. */
function digest({ TransactItems }: Json): string {
  return createHash('sha256').update(JSON.stringify(TransactItems, ordered)).digest('base64');
}

const ordered = (_: string, value: Json) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
