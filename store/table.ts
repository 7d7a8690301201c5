import type {
  DynamoDBClient,
  QueryCommandInput,
  TransactWriteItem,
  TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Key } from './keys.ts';

/** An item as JavaScript values. */
export type Item = Key & Record<string, unknown>;

/** One write of a transaction, with its condition in DynamoDB's words. */
export type Write =
  | { readonly put: Item; readonly condition?: string; readonly values?: Record<string, unknown> }
  | { readonly remove: Key }
  | { readonly check: Key; readonly condition: string; readonly values?: Record<string, unknown> };

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

type Library = Awaited<ReturnType<typeof load>>;

/** The client is loaded with the first request, not with the function: what never asks the table never pays for it. */
const load = () => import('./sdk/dynamodb.ts');

/** The one table, with the few operations this system uses; there is no scan. */
export class Table {
  readonly #name: string;
  #open: Promise<Library & { dynamo: DynamoDBClient }> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  #library() {
    this.#open ??= load().then((sdk) => ({ ...sdk, dynamo: new sdk.DynamoDBClient({ maxAttempts: 5 }) }));
    return this.#open;
  }

  /** A strongly consistent read of one item. */
  async get<T extends Item = Item>({ pk, sk }: Key): Promise<T | undefined> {
    const { dynamo, GetItemCommand, marshall, unmarshall } = await this.#library();
    const { Item } = await dynamo.send(
      new GetItemCommand({ TableName: this.#name, Key: marshall({ pk, sk }), ConsistentRead: true }),
    );
    return Item && (unmarshall(Item) as T);
  }

  /** @throws ConditionFailed when the condition is not met. */
  async put(item: Item, condition?: string, values?: Record<string, unknown>): Promise<void> {
    const { dynamo, PutItemCommand, marshall } = await this.#library();
    const Item = marshall(item, { removeUndefinedValues: true });
    await this.#conditional(() =>
      dynamo.send(
        new PutItemCommand({
          TableName: this.#name,
          Item,
          ...(condition && { ConditionExpression: condition }),
          ...(values && { ExpressionAttributeValues: marshall(values) }),
        }),
      ),
    );
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
    const { dynamo, UpdateItemCommand, marshall } = await this.#library();
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
    await this.#conditional(() =>
      dynamo.send(
        new UpdateItemCommand({
          TableName: this.#name,
          Key: marshall({ pk, sk }),
          UpdateExpression: expression.trim(),
          ExpressionAttributeNames: names,
          ...(Object.keys(all).length > 0 && {
            ExpressionAttributeValues: marshall(all, { removeUndefinedValues: true }),
          }),
          ...(condition && { ConditionExpression: condition }),
        }),
      ),
    );
  }

  /**
   * Removes an item; removing what is not there is quiet, unless a condition says otherwise.
   * @throws ConditionFailed when the condition is not met.
   */
  async remove({ pk, sk }: Key, condition?: string, values?: Record<string, unknown>): Promise<void> {
    const { dynamo, DeleteItemCommand, marshall } = await this.#library();
    await this.#conditional(() =>
      dynamo.send(
        new DeleteItemCommand({
          TableName: this.#name,
          Key: marshall({ pk, sk }),
          ...(condition && { ConditionExpression: condition }),
          ...(values && { ExpressionAttributeValues: marshall(values) }),
        }),
      ),
    );
  }

  /** One page by key; base-table queries are strongly consistent, index queries can't be. */
  async query<T extends Item = Item>(asked: Query): Promise<Page<T>> {
    const { dynamo, QueryCommand, marshall, unmarshall } = await this.#library();
    const answer = await dynamo.send(new QueryCommand(this.#queryInput(asked, marshall)));
    const items = (answer.Items ?? []).map((item) => unmarshall(item) as T);
    return answer.LastEvaluatedKey ? { items, next: unmarshall(answer.LastEvaluatedKey) } : { items };
  }

  #queryInput(asked: Query, marshall: Library['marshall']): QueryCommandInput {
    const prefix = asked.index ? asked.index.toLowerCase() : '';
    const [pk, sk] = [`${prefix}pk`, `${prefix}sk`];
    const range = rangeOf(asked);
    return {
      TableName: this.#name,
      ...(asked.index ? { IndexName: asked.index } : { ConsistentRead: true }),
      KeyConditionExpression: `${pk} = :pk${range.condition(sk)}`,
      ExpressionAttributeValues: marshall({ ':pk': asked.partition, ...range.values }),
      ...(asked.limit && { Limit: asked.limit }),
      ...(asked.after && { ExclusiveStartKey: marshall(asked.after) }),
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
    const library = await this.#library();
    const input: TransactWriteItemsCommandInput = {
      TransactItems: writes.map((write) => this.#transactItem(write, library)),
    };
    try {
      await library.dynamo.send(new library.TransactWriteItemsCommand(input));
    } catch (error) {
      if (!(error instanceof library.TransactionCanceledException)) throw error;
      throw new TransactionRefused(
        (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None'),
        error,
      );
    }
  }

  #transactItem(write: Write, { marshall }: Library): TransactWriteItem {
    const TableName = this.#name;
    if ('remove' in write) return { Delete: { TableName, Key: marshall(write.remove) } };
    const guard = {
      ...(write.condition && { ConditionExpression: write.condition }),
      ...(write.values && { ExpressionAttributeValues: marshall(write.values) }),
    };
    if ('put' in write)
      return { Put: { TableName, Item: marshall(write.put, { removeUndefinedValues: true }), ...guard } };
    return {
      ConditionCheck: { TableName, Key: marshall(write.check), ConditionExpression: write.condition, ...guard },
    };
  }

  async #conditional(send: () => Promise<unknown>): Promise<void> {
    const { ConditionalCheckFailedException } = await this.#library();
    try {
      await send();
    } catch (error) {
      throw error instanceof ConditionalCheckFailedException
        ? new ConditionFailed('someone was first', { cause: error })
        : error;
    }
  }
}

function rangeOf({ from, to }: Query): { condition: (sk: string) => string; values: Record<string, string> } {
  if (from !== undefined && to !== undefined)
    return { condition: (sk) => ` AND ${sk} BETWEEN :from AND :to`, values: { ':from': from, ':to': to } };
  if (from !== undefined) return { condition: (sk) => ` AND ${sk} >= :from`, values: { ':from': from } };
  if (to !== undefined) return { condition: (sk) => ` AND ${sk} <= :to`, values: { ':to': to } };
  return { condition: () => '', values: {} };
}
