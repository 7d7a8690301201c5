import type {
  AttributeValue,
  CancellationReason,
  GetItemCommandOutput,
  QueryCommandInput,
  QueryCommandOutput,
  TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { JsonService, requestToken, ServiceRefusal } from './json-service.ts';
import type { Key } from './keys.ts';

/** An item as JavaScript values. */
export type Item = Key & Record<string, unknown>;

/**
 * One write of a transaction, with its condition in DynamoDB's words. `add` adds to numbers of an item, each an attribute, and
 * makes the item and the attributes that are not there; at most `mostAdded` at a time.
 */
export type Write =
  | { readonly put: Item; readonly condition?: string; readonly values?: Record<string, unknown> }
  | { readonly remove: Key }
  | { readonly add: Key; readonly counts: Readonly<Record<string, number>> }
  | { readonly check: Key; readonly condition: string; readonly values?: Record<string, unknown> };

/** So many numbers one write may add to: an update expression holds 4 KB. */
export const mostAdded = 200;

/** A transaction was cancelled; `reasons[i]` is the code for the i-th write, `None` where it was not the cause. */
export class TransactionRefused extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[], cause: unknown) {
    super(`Transaction refused: ${reasons.join(', ')}`, { cause });
    this.reasons = reasons;
  }

  /** Whether the i-th write failed its condition. */
  failed(index: number): boolean {
    return this.reasons[index] === 'ConditionalCheckFailed';
  }

  /** Whether another transaction was at work on the same items. */
  get conflict(): boolean {
    return this.reasons.includes('TransactionConflict');
  }
}

/** A condition was not met: someone else was first. */
export class ConditionFailed extends Error {}

/** One answer of a query, and where the next one starts. */
export interface Page<T = Item> {
  readonly items: readonly T[];
  readonly next?: Record<string, unknown>;
}

export interface Query {
  readonly partition: string;
  readonly index?: 'GSI1' | 'GSI2' | 'GSI3';
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly after?: Record<string, unknown> | undefined;
  readonly descending?: boolean;
}

/** JavaScript values as DynamoDB writes them; attributes that are undefined are left out. */
const written = (values: object): Record<string, AttributeValue> => marshall(values, { removeUndefinedValues: true });

/**
 * The one table, with the few operations this system uses; there is no scan. Asked by signed requests: the SDK's client
 * would be half of a function's code and most of its first request (docs/decisions/0008-ask-dynamodb-by-signed-requests.md).
 */
export class Table {
  readonly #name: string;
  readonly #dynamo = new JsonService('dynamodb');

  constructor(name: string) {
    this.#name = name;
  }

  /** A strongly consistent read of one item. */
  async get<T extends Item = Item>({ pk, sk }: Key): Promise<T | undefined> {
    const input = { TableName: this.#name, Key: written({ pk, sk }), ConsistentRead: true };
    const { Item } = await this.#dynamo.ask<GetItemCommandOutput>('GetItem', input);
    return Item && (unmarshall(Item) as T);
  }

  /** @throws ConditionFailed when the condition is not met. */
  async put(item: Item, condition?: string, values?: Record<string, unknown>): Promise<void> {
    await this.#conditional('PutItem', {
      TableName: this.#name,
      Item: written(item),
      ...(condition && { ConditionExpression: condition }),
      ...(values && { ExpressionAttributeValues: written(values) }),
    });
  }

  /**
   * Changes attributes of one item, creating it when it is not there. Removed attributes are those set to undefined.
   * @throws ConditionFailed when the condition is not met.
   */
  async update(
    { pk, sk }: Key,
    set: Record<string, unknown>,
    condition?: string,
    values: Record<string, unknown> = {},
  ) {
    const names = Object.fromEntries(Object.keys(set).map((name, index) => [`#s${index}`, name]));
    const entries = Object.values(set).map((value, index) => ({
      name: `#s${index}`,
      value: `:s${index}`,
      given: value,
    }));
    const kept = entries.filter(({ given }) => given !== undefined);
    const gone = entries.filter(({ given }) => given === undefined);
    const expression = [
      kept.length ? `SET ${kept.map(({ name, value }) => `${name} = ${value}`).join(', ')}` : '',
      gone.length ? `REMOVE ${gone.map(({ name }) => name).join(', ')}` : '',
    ].join(' ');
    const all = { ...Object.fromEntries(kept.map(({ value, given }) => [value, given])), ...values };
    await this.#conditional('UpdateItem', {
      TableName: this.#name,
      Key: written({ pk, sk }),
      UpdateExpression: expression.trim(),
      ExpressionAttributeNames: names,
      ...(Object.keys(all).length > 0 && { ExpressionAttributeValues: written(all) }),
      ...(condition && { ConditionExpression: condition }),
    });
  }

  /**
   * Removes an item; removing what is not there is quiet, unless a condition says otherwise.
   * @throws ConditionFailed when the condition is not met.
   */
  async remove({ pk, sk }: Key, condition?: string, values?: Record<string, unknown>): Promise<void> {
    await this.#conditional('DeleteItem', {
      TableName: this.#name,
      Key: written({ pk, sk }),
      ...(condition && { ConditionExpression: condition }),
      ...(values && { ExpressionAttributeValues: written(values) }),
    });
  }

  /** One page by key; base-table queries are strongly consistent, index queries can't be. */
  async query<T extends Item = Item>(asked: Query): Promise<Page<T>> {
    const answer = await this.#dynamo.ask<QueryCommandOutput>('Query', this.#queryInput(asked));
    const items = (answer.Items ?? []).map((item) => unmarshall(item) as T);
    return answer.LastEvaluatedKey ? { items, next: unmarshall(answer.LastEvaluatedKey) } : { items };
  }

  #queryInput(asked: Query): QueryCommandInput {
    const prefix = asked.index ? asked.index.toLowerCase() : '';
    const [pk, sk] = [`${prefix}pk`, `${prefix}sk`];
    const range = rangeOf(asked);
    return {
      TableName: this.#name,
      ...(asked.index ? { IndexName: asked.index } : { ConsistentRead: true }),
      KeyConditionExpression: `${pk} = :pk${range.condition(sk)}`,
      ExpressionAttributeValues: written({ ':pk': asked.partition, ...range.values }),
      ...(asked.limit && { Limit: asked.limit }),
      ...(asked.after && { ExclusiveStartKey: written(asked.after) }),
      ...(asked.descending && { ScanIndexForward: false }),
    };
  }

  /** Every item of a key range. Only for ranges that grow with one case, never with the table. */
  async all<T extends Item = Item>(asked: Query): Promise<T[]> {
    const items: T[] = [];
    let after = asked.after;
    do {
      const page: Page<T> = await this.query<T>({ ...asked, after });
      items.push(...page.items);
      after = page.next;
    } while (after);
    return items;
  }

  /**
   * All writes or none.
   * @throws TransactionRefused with a reason per write. A lost answer is safe: the client repeats with the same token.
   */
  async transact(writes: readonly Write[]): Promise<void> {
    const TransactItems = writes.map((write) => this.#transactItem(write));
    try {
      await this.#dynamo.ask('TransactWriteItems', { TransactItems, ClientRequestToken: requestToken() });
    } catch (error) {
      if (!isRefusal(error, 'TransactionCanceledException')) throw error;
      const reasons = (error.answer['CancellationReasons'] ?? []) as readonly CancellationReason[];
      throw new TransactionRefused(
        reasons.map(({ Code }) => Code ?? 'None'),
        error,
      );
    }
  }

  #transactItem(write: Write): TransactWriteItem {
    const TableName = this.#name;
    if ('remove' in write) return { Delete: { TableName, Key: written(write.remove) } };
    if ('add' in write) return { Update: { TableName, Key: written(write.add), ...additionOf(write.counts) } };
    const guard = {
      ...(write.condition && { ConditionExpression: write.condition }),
      ...(write.values && { ExpressionAttributeValues: written(write.values) }),
    };
    if ('put' in write) return { Put: { TableName, Item: written(write.put), ...guard } };
    return {
      ConditionCheck: { TableName, Key: written(write.check), ConditionExpression: write.condition, ...guard },
    };
  }

  async #conditional(operation: 'PutItem' | 'UpdateItem' | 'DeleteItem', input: object): Promise<void> {
    try {
      await this.#dynamo.ask(operation, input);
    } catch (error) {
      throw isRefusal(error, 'ConditionalCheckFailedException')
        ? new ConditionFailed('someone was first', { cause: error })
        : error;
    }
  }
}

const isRefusal = (error: unknown, name: string): error is ServiceRefusal =>
  error instanceof ServiceRefusal && error.name === name;

function additionOf(counts: Readonly<Record<string, number>>) {
  const entries = Object.entries(counts);
  return {
    UpdateExpression: `ADD ${entries.map((_, index) => `#${index} :${index}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name], index) => [`#${index}`, name])),
    ExpressionAttributeValues: written(Object.fromEntries(entries.map(([, count], index) => [`:${index}`, count]))),
  };
}

function rangeOf({ from, to }: Query): { condition: (sk: string) => string; values: Record<string, string> } {
  if (from !== undefined && to !== undefined)
    return { condition: (sk) => ` AND ${sk} BETWEEN :from AND :to`, values: { ':from': from, ':to': to } };
  if (from !== undefined) return { condition: (sk) => ` AND ${sk} >= :from`, values: { ':from': from } };
  if (to !== undefined) return { condition: (sk) => ` AND ${sk} <= :to`, values: { ':to': to } };
  return { condition: () => '', values: {} };
}
