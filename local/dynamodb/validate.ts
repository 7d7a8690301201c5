import batchGetItem from 'dynalite/validations/batchGetItem.js';
import batchWriteItem from 'dynalite/validations/batchWriteItem.js';
import createTable from 'dynalite/validations/createTable.js';
import deleteItem from 'dynalite/validations/deleteItem.js';
import deleteTable from 'dynalite/validations/deleteTable.js';
import describeTable from 'dynalite/validations/describeTable.js';
import getItem from 'dynalite/validations/getItem.js';
import validations from 'dynalite/validations/index.js';
import listTables from 'dynalite/validations/listTables.js';
import putItem from 'dynalite/validations/putItem.js';
import query from 'dynalite/validations/query.js';
import scan from 'dynalite/validations/scan.js';
import updateItem from 'dynalite/validations/updateItem.js';
import { AwsError, type Json } from '../service.ts';
import { awsError, invalid, unsupported } from './errors.ts';
import type { Condition, Projection, Updates } from './expressions.ts';
import type { Item, Value } from './values.ts';

/** dynalite's description of a request: for each member its type and constraints. */
export interface Types {
  readonly [member: string]: unknown;
}

interface Validation {
  readonly types: Types;
  readonly custom?: unknown;
}

/** A data request that has passed validation. Members with an underscore are parsed expressions. */
export interface Request {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly Item: Item;
  readonly Key: Item;
  readonly ReturnValues?: 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW';
  readonly ReturnValuesOnConditionCheckFailure?: 'NONE' | 'ALL_OLD';
  readonly ReturnConsumedCapacity?: Detail;
  readonly ConsistentRead?: boolean;
  readonly ScanIndexForward?: boolean;
  readonly Limit?: number;
  readonly Select?: 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'SPECIFIC_ATTRIBUTES' | 'COUNT';
  readonly Segment?: number;
  readonly TotalSegments?: number;
  readonly ExclusiveStartKey?: Item;
  /** From the key condition expression. */
  readonly KeyConditions: Readonly<Record<string, KeyCondition>>;
  readonly _condition?: Condition;
  readonly _filter?: Condition;
  readonly _projection?: Projection;
  readonly _updates?: Updates;
}

export type Detail = 'INDEXES' | 'TOTAL' | 'NONE';

export interface KeyCondition {
  readonly ComparisonOperator: string;
  readonly AttributeValueList: readonly Value[];
}

const onFailure = { ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] } };

/** The operations whose requests dynalite describes, with what has come to them since. */
const known: Readonly<Record<string, Validation>> = {
  GetItem: getItem,
  PutItem: { ...putItem, types: { ...putItem.types, ...onFailure } },
  UpdateItem: { ...updateItem, types: { ...updateItem.types, ...onFailure } },
  DeleteItem: { ...deleteItem, types: { ...deleteItem.types, ...onFailure } },
  Query: query,
  Scan: { ...scan, types: { ...scan.types, ConsistentRead: 'Boolean' } },
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  CreateTable: createTable,
  DescribeTable: describeTable,
  DeleteTable: deleteTable,
  ListTables: listTables,
};

/** Parameters that AWS calls legacy; every one has an expression that takes its place. */
const legacy = [
  'AttributesToGet',
  'AttributeUpdates',
  'ConditionalOperator',
  'Expected',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
];

/** Sizes are counted in UTF-8 bytes by `itemSize`, where dynalite counts UTF-16 units, so its own limit is off. */
const store = { options: { maxItemSize: Number.POSITIVE_INFINITY } };

/** What AWS would refuse before it looks at any table. @throws AwsError with AWS's wording. */
export function validate<T = Request>(operation: string, input: Json): T {
  const { types, custom } = known[operation]!;
  refuseUnknown(operation, types, input);
  checkExpressionSizes(input);
  try {
    const data = validations.checkTypes({ ...input }, types);
    validations.checkValidations(data, types, custom, store);
    return data as T;
  } catch (error) {
    // dynalite stumbles over null where a value must stand.
    if (error instanceof TypeError && holdsNull(input))
      throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
    throw awsError(error);
  }
}

function holdsNull(value: Json): boolean {
  return value == null || (typeof value === 'object' && Object.values(value).some(holdsNull));
}

/** The parts of a transaction, up to 100. */
export function transactItems({ TransactItems: parts = [] }: Json): Json[] {
  if (!Array.isArray(parts) || parts.some((part) => typeof part !== 'object' || !part))
    throw new AwsError('SerializationException', 'Start of structure or map found where not expected');
  if (parts.length >= 1 && parts.length <= 100) return parts;
  const bound = parts.length < 1 ? 'greater than or equal to 1' : 'less than or equal to 100';
  throw invalid(
    `1 validation error detected: Value '${parts.length}' at 'transactItems' failed to satisfy constraint: ` +
      `Member must have length ${bound}`,
  );
}

/** A member that is not understood would be a promise broken in silence. */
export function refuseUnknown(operation: string, types: Types, input: Json): void {
  for (const member in input)
    if (input[member] != null && (legacy.includes(member) || !(member in types)))
      throw unsupported(`${member} of ${operation}`);
}

const expressions = [
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
  'UpdateExpression',
];

function checkExpressionSizes(input: Json): void {
  for (const name of expressions) {
    const size = Buffer.byteLength(String(input[name] ?? ''));
    if (size > 4096)
      throw invalid(`Invalid ${name}: Expression size has exceeded the maximum allowed size; expression size: ${size}`);
  }
}
