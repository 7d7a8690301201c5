import type { Json, Need, Surroundings } from '../service.ts';
import type { KeyPart } from './keys.ts';
import type { Tables } from './tables.ts';
import type { Item, Value } from './values.ts';

type Place = Pick<Surroundings, 'partition' | 'region' | 'account'>;

const onItems = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'];
const onSource = ['Query', 'Scan'];
const onStreams = ['DescribeStream', 'GetShardIterator', 'GetRecords'];
const onAll = ['ListTables', 'ListStreams'];
const onTags = ['TagResource', 'UntagResource', 'ListTagsOfResource'];

/** The action that a part of a transaction needs. */
const transactionActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** What IAM asks of a request: actions on tables, indexes and streams, with the partition keys where they are known. */
export class Needs {
  readonly #place: Place;
  readonly #tables: Tables;

  constructor(place: Place, tables: Tables) {
    this.#place = place;
    this.#tables = tables;
  }

  of(operation: string, input: Json): Need[] {
    const action = `dynamodb:${operation}`;
    if (onAll.includes(operation))
      return [{ action, resource: operation === 'ListStreams' ? this.#table('*/stream/*') : '*' }];
    if (onStreams.includes(operation)) return [{ action, resource: streamOf(input) }];
    if (onTags.includes(operation)) return [{ action, resource: String(input.ResourceArn) }];
    if (operation.startsWith('Transact')) return this.#ofTransaction(input);
    if (operation.startsWith('Batch')) return this.#ofBatch(action, input);
    if (onItems.includes(operation)) return [this.#item(action, input.TableName, [input.Item ?? input.Key])];
    if (onSource.includes(operation)) return [this.#source(action, input)];
    return [{ action, resource: input.TableName ? this.#table(input.TableName) : '*' }];
  }

  #ofTransaction({ TransactItems = [] }: Json): Need[] {
    return TransactItems.flatMap((part: Json) =>
      Object.entries<Json>(part).map(([kind, { TableName, Item, Key }]) =>
        this.#item(`dynamodb:${transactionActions[kind] ?? kind}`, TableName, [Item ?? Key]),
      ),
    );
  }

  #ofBatch(action: string, { RequestItems = {} }: Json): Need[] {
    return Object.entries<Json>(RequestItems).map(([name, wanted]) => {
      const items =
        wanted.Keys ?? wanted.map(({ PutRequest, DeleteRequest }: Json) => PutRequest?.Item ?? DeleteRequest?.Key);
      return this.#item(action, name, items);
    });
  }

  #item(action: string, name: string, items: readonly (Item | undefined)[]): Need {
    const hash = this.#tables.find(name)?.keys[0];
    return { action, resource: this.#table(name), ...leading(items.map((item) => hash && item?.[hash.name])) };
  }

  #source(action: string, input: Json): Need {
    const table = this.#tables.find(input.TableName);
    const keys = input.IndexName ? table?.indexes.find(({ name }) => name === input.IndexName)?.keys : table?.keys;
    const index = input.IndexName ? `/index/${input.IndexName}` : '';
    return { action, resource: this.#table(input.TableName) + index, ...leading([keys && partitionOf(keys, input)]) };
  }

  #table = (name: string) =>
    `arn:${this.#place.partition}:dynamodb:${this.#place.region}:${this.#place.account}:table/${name}`;
}

/** The context key of fine-grained access; absent unless every partition key is known. */
function leading(values: readonly (Value | undefined)[]): Pick<Need, 'context'> {
  const keys = values.map((value) => value?.S ?? value?.N ?? value?.B);
  if (!keys.every((key) => key !== undefined)) return {};
  return { context: { 'dynamodb:LeadingKeys': [...new Set(keys)] } };
}

/** The value that a key condition compares the partition key with. */
function partitionOf([hash]: readonly KeyPart[], input: Json): Value | undefined {
  const { KeyConditionExpression = '', ExpressionAttributeNames = {}, ExpressionAttributeValues = {} } = input;
  for (const [, name, value] of String(KeyConditionExpression).matchAll(/([#\w]+)\s*=\s*(:\w+)/g))
    if ((ExpressionAttributeNames[name!] ?? name) === hash!.name) return ExpressionAttributeValues[value!];
  return undefined;
}

/** An iterator carries the ARN of its stream. */
function streamOf({ StreamArn, ShardIterator }: Json): string {
  if (StreamArn) return StreamArn;
  try {
    return JSON.parse(Buffer.from(String(ShardIterator), 'base64').toString())[0];
  } catch {
    return '*';
  }
}
