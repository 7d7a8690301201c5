import { onTestFinished } from 'vitest';
import { openDynamoDb, type WantedTable } from '../../../local/dynamodb/index.ts';
import { AwsError, type Json } from '../../../local/service.ts';
import { surround } from '../conformance/cloud.ts';
import { operator } from '../conformance/front.ts';

export const cases: WantedTable = {
  TableName: 'cases',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
};

export const S = (text: string) => ({ S: text });
export const N = (number: number) => ({ N: String(number) });
export const key = (pk: string, sk = 'head') => ({ pk: S(pk), sk: S(sk) });

/** A DynamoDB of its own with the table `cases`, and the ways a test asks it. */
export function opened(wanted: WantedTable = cases) {
  const { surroundings, clock, services, stop } = surround();
  const dynamo = openDynamoDb(surroundings);
  services.push(dynamo);
  onTestFinished(stop);
  dynamo.ensureTable(wanted);

  const call = (operation: string, input: Json): Promise<Json> =>
    dynamo.call(operation, input, { principal: operator, requestId: 'test' });
  const TableName = wanted.TableName;
  return {
    dynamo,
    clock,
    surroundings,
    services,
    call,
    put: (Item: Json) => call('PutItem', { TableName, Item }),
    get: async (Key: Json) => (await call('GetItem', { TableName, Key })).Item,
    remove: (Key: Json) => call('DeleteItem', { TableName, Key }),
    records: (after = 0) => dynamo.readStream(TableName, after, 1000).map(({ record }) => record),
    /** Seconds since the epoch, `ahead` seconds from now. */
    seconds: (ahead: number) => Math.floor(clock.now() / 1000) + ahead,
  };
}

/** The AWS error of a call that is refused. */
export async function refusal(call: Promise<unknown>): Promise<AwsError> {
  const outcome = await call.catch((error: unknown) => error);
  if (outcome instanceof AwsError) return outcome;
  throw new Error(`Expected a refusal, got ${outcome}`);
}
