import { fileURLToPath } from 'node:url';
import type { Json } from '../../../local/service.ts';
import { httpApi, lambda, type Planted, table } from '../planted.ts';

/**
 * The small system on which the suites of the HTTP API, of Lambda and of event source mappings run: here on the embedded
 * cloud, or on AWS after `node test/local/conformance/probe.ts > probe.json` and
 * `aws cloudformation deploy --template-file probe.json --capabilities CAPABILITY_IAM …`, with the stack's outputs in
 * `CLOUD_PROBE='{"Api":"https://…","Table":"…","Echo":"…","Obey":"…"}'` beside `CLOUD_ENDPOINT=aws`.
 */
const echo = `
export const handler = async (event) => (event.rawPath === '/answer' ? JSON.parse(event.body) : event);`;

const obey = `
export const handler = async (event, context) => {
  switch (event.do) {
    case 'throw': throw new TypeError('as told');
    case 'hang': return new Promise(() => {});
    case 'exit': return process.exit(3);
    case 'big': return 'x'.repeat(6_291_556);
    case 'nothing': return undefined;
    case 'context': return { ...context, left: context.getRemainingTimeInMillis() };
    default: return event;
  }
};`;

/** Writes down, beside the items, what the stream brought; refuses what is named "reject" the first time. */
const record = `
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const refused = new Set();
export const handler = async ({ Records }) => {
  const batchItemFailures = [];
  for (const { eventID, eventName, eventSource, eventSourceARN, eventVersion, dynamodb } of Records) {
    const { pk, sk } = dynamodb.Keys;
    if (sk.S === 'IN#reject' && !refused.has(pk.S)) {
      refused.add(pk.S);
      return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
    }
    const record = JSON.stringify({ eventID, eventName, eventSource, eventSourceARN, eventVersion, dynamodb });
    const Item = { pk, sk: { S: 'SEEN#' + dynamodb.SequenceNumber + '#' + eventName }, record: { S: record } };
    await client.send(new PutItemCommand({ TableName: process.env.TABLE_NAME, Item }));
  }
  return { batchItemFailures };
};`;

export const code = { echo, obey, record };

const pattern = JSON.stringify({
  eventName: ['INSERT', 'MODIFY'],
  dynamodb: { Keys: { sk: { S: [{ prefix: 'IN#' }] } } },
});

export const resources: Record<string, Planted> = {
  Table: table(),
  ...lambda('echo', { Handler: 'index.handler' }),
  ...lambda('obey', { Timeout: 1 }),
  ...lambda('record', { Environment: { Variables: { TABLE_NAME: { Ref: 'Table' } } } }, [
    { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } },
    {
      Effect: 'Allow',
      Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      Resource: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
    },
  ]),
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      FunctionName: { Ref: 'record' },
      EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 10,
      MaximumRetryAttempts: 3,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: { Filters: [{ Pattern: pattern }] },
    },
  },
  ...httpApi({
    'GET /things/{id}': 'echo',
    'POST /things': 'echo',
    'POST /answer': 'echo',
    'GET /files/{path+}': 'echo',
    'GET /own': { to: 'echo', jwt: true },
  }),
};

const outputs: Json = {
  Api: { Value: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } },
  Table: { Value: { Ref: 'Table' } },
  Echo: { Value: { Ref: 'echo' } },
  Obey: { Value: { Ref: 'obey' } },
};

/** The template for CloudFormation, the code of the functions inline. */
function deployable(): Json {
  const inline = Object.entries(resources).map(([id, { Properties, ...rest }]) => {
    const source = code[id as keyof typeof code];
    return [id, { ...rest, Properties: source ? { ...Properties, Code: { ZipFile: source } } : Properties }];
  });
  return { AWSTemplateFormatVersion: '2010-09-09', Resources: Object.fromEntries(inline), Outputs: outputs };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(deployable(), null, 2));
