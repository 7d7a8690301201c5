import { randomUUID } from 'node:crypto';
import { SteerableClock } from '../../../local/clock.ts';
import { openDynamoDb } from '../../../local/dynamodb/index.ts';

/** Started by the crash test: writes head and commit together for as long as it lives, printing one line for each. */
const TableName = 'cases';
const principal = { arn: '', policies: undefined };
const dynamo = openDynamoDb({
  folder: process.argv[2]!,
  clock: new SteerableClock(),
  partition: 'aws',
  region: 'us-east-1',
  account: '000000000000',
  call: async () => ({}),
  busy: () => () => {},
});
dynamo.ensureTable({
  TableName,
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
});

for (;;) {
  const sk = { S: randomUUID() };
  const TransactItems = ['heads', 'commits'].map((pk) => ({ Put: { TableName, Item: { pk: { S: pk }, sk } } }));
  await dynamo.call('TransactWriteItems', { TransactItems }, { principal, requestId: '' });
  await new Promise((done) => process.stdout.write(`${sk.S}\n`, done));
}
