import { randomUUID } from 'node:crypto';
import { AwsError, type Json } from '../service.ts';
import { StateError } from './errors.ts';
import { type Naming, nameOf } from './naming.ts';

/** What a Task's Resource stands for. */
export interface Integration {
  /** `lambda`, `aws-sdk:dynamodb`, as the history shows it. */
  readonly resourceType: string;
  /** `putItem.waitForTaskToken`, as the history shows it. */
  readonly resource: string;
  /** Whether the task waits for its token. */
  readonly callback: boolean;
  /** SigV4 name of the service. */
  readonly service: string;
  readonly operation: string;
  readonly naming: Naming;
  /** The API's input out of the task's arguments. */
  request(args: Json): Json;
  /** The task's result out of the API's output. @throws StateError when the output reports a failure */
  answer(output: Json): Json;
}

/** What may follow `arn:…:states:::aws-sdk:`. Names are those of the SDK for Java, which AWS uses here. */
const sdkServices: Readonly<Record<string, { service: string; name: string; modelled: string; actions: string }>> = {
  dynamodb: {
    service: 'dynamodb',
    name: 'DynamoDb',
    modelled: 'ThrottlingException',
    actions:
      'getItem putItem updateItem deleteItem query scan batchGetItem batchWriteItem transactGetItems transactWriteItems describeTable',
  },
  sfn: {
    service: 'states',
    name: 'Sfn',
    modelled: 'ValidationException',
    actions:
      'startExecution stopExecution describeExecution listExecutions getExecutionHistory sendTaskSuccess sendTaskFailure sendTaskHeartbeat describeStateMachine listStateMachines',
  },
  sqs: {
    service: 'sqs',
    name: 'Sqs',
    modelled: '',
    actions:
      'sendMessage sendMessageBatch receiveMessage deleteMessage changeMessageVisibility getQueueUrl getQueueAttributes purgeQueue',
  },
  eventbridge: {
    service: 'events',
    name: 'EventBridge',
    modelled: 'AccessDeniedException ThrottlingException',
    actions: 'putEvents',
  },
};

/** The optimised integrations, and which of them can wait for a token. */
const optimised: Readonly<Record<string, { service: string; name: string; java: string; callback: boolean }>> = {
  'lambda:invoke': { service: 'lambda', name: 'Lambda', java: 'AWSLambda', callback: true },
  'dynamodb:getItem': { service: 'dynamodb', name: 'DynamoDB', java: 'AmazonDynamoDBv2', callback: false },
  'dynamodb:putItem': { service: 'dynamodb', name: 'DynamoDB', java: 'AmazonDynamoDBv2', callback: false },
  'dynamodb:updateItem': { service: 'dynamodb', name: 'DynamoDB', java: 'AmazonDynamoDBv2', callback: false },
  'dynamodb:deleteItem': { service: 'dynamodb', name: 'DynamoDB', java: 'AmazonDynamoDBv2', callback: false },
  'sqs:sendMessage': { service: 'sqs', name: 'SQS', java: 'AmazonSQS', callback: true },
  'events:putEvents': { service: 'events', name: 'EventBridge', java: 'AmazonEventBridge', callback: false },
  'states:startExecution': { service: 'states', name: 'StepFunctions', java: 'AWSStepFunctions', callback: false },
};

const CALLBACK = '.waitForTaskToken';

/** The integration of a Resource, or why there is none. */
export function integrationOf(resource: unknown, partition: string): Integration | { refused: string } {
  const prefix = `arn:${partition}:states:::`;
  if (typeof resource !== 'string' || !resource.startsWith(prefix))
    return { refused: `the resource ${JSON.stringify(resource)} is not a service integration ${prefix}…` };
  const callback = resource.endsWith(CALLBACK);
  const name = resource.slice(prefix.length, callback ? -CALLBACK.length : undefined);
  if (/\.sync(:2)?$/.test(name)) return { refused: `${name}: running a job (.sync) is not supported here` };
  return name.startsWith('aws-sdk:') ? sdkIntegration(name, callback) : optimisedIntegration(name, callback);
}

function sdkIntegration(name: string, callback: boolean): Integration | { refused: string } {
  const [, sdkName = '', action = ''] = name.split(':');
  const known = sdkServices[sdkName];
  if (!known)
    return { refused: `aws-sdk:${sdkName} is not supported here (${Object.keys(sdkServices).join(', ')} are)` };
  if (!known.actions.split(' ').includes(action)) return { refused: `${name} is not an action that is supported here` };
  const style = sdkName === 'sfn' ? stepFunctionsCase : pascalCase;
  return {
    resourceType: `aws-sdk:${sdkName}`,
    resource: `${action}${callback ? CALLBACK : ''}`,
    callback,
    service: known.service,
    operation: upperFirst(action),
    naming: { sdk: 2, name: known.name, java: known.name, modelled: known.modelled.split(' ') },
    request: (args) => style.request(stringify(args)),
    answer: style.answer,
  };
}

function optimisedIntegration(name: string, callback: boolean): Integration | { refused: string } {
  const known = optimised[name];
  if (!known) return { refused: `the resource ${name} is not supported here` };
  if (callback && !known.callback) return { refused: `${name} cannot wait for a task token (aws-sdk:${name} can)` };
  const [resourceType = '', action = ''] = name.split(':');
  return {
    resourceType,
    resource: `${action}${callback ? CALLBACK : ''}`,
    callback,
    service: known.service,
    operation: upperFirst(action),
    naming: { sdk: 1, name: known.name, java: known.java, modelled: [] },
    ...shapes[resourceType]!,
  };
}

type Shape = Pick<Integration, 'request' | 'answer'>;

/** How the optimised integrations differ from the API that they call. */
const shapes: Readonly<Record<string, Shape>> = {
  dynamodb: { request: (args) => args, answer: (output) => output ?? {} },
  sqs: { request: stringify, answer: (output) => output ?? {} },
  events: { request: stringify, answer: eventsAnswer },
  lambda: { request: lambdaRequest, answer: lambdaAnswer },
  states: {
    request: ({ StateMachineArn, Name, Input = {} }) => ({
      stateMachineArn: StateMachineArn,
      ...(Name !== undefined && { name: Name }),
      input: typeof Input === 'string' ? Input : JSON.stringify(Input),
    }),
    answer: ({ executionArn, startDate }) => ({ ExecutionArn: executionArn, StartDate: Math.round(startDate * 1000) }),
  },
};

function lambdaRequest({ Payload = {}, ...args }: Json): Json {
  return { InvocationType: 'RequestResponse', ...args, Payload: JSON.stringify(Payload) };
}

/** @throws StateError named for the error that the function threw, its Cause the JSON that Lambda gives for it */
function lambdaAnswer({ FunctionError, Payload, StatusCode = 200, ExecutedVersion = '$LATEST' }: Json): Json {
  const text = Payload instanceof Uint8Array ? Buffer.from(Payload).toString() : Payload;
  const payload = typeof text === 'string' ? parse(text) : text;
  if (FunctionError) throw new StateError(payload?.errorType ?? 'Lambda.Unknown', JSON.stringify(payload ?? {}));
  return { ExecutedVersion, ...(payload !== undefined && { Payload: payload }), StatusCode };
}

/** @throws StateError `EventBridge.FailedEntry` when an entry was not taken */
function eventsAnswer(output: Json): Json {
  if (output.FailedEntryCount > 0) throw new StateError('EventBridge.FailedEntry', JSON.stringify(output));
  return output;
}

const pascalCase: Shape = { request: (args) => args, answer: (output) => output ?? {} };

/** The API of Step Functions has lowerCamel members, its SDK integration PascalCase, and dates as text. */
const stepFunctionsCase: Shape = {
  request: (args) => rename(args, (key) => key[0]!.toLowerCase() + key.slice(1)),
  answer: (output) => dates(rename(output ?? {}, upperFirst)),
};

const rename = (members: Json, to: (key: string) => string): Json =>
  Object.fromEntries(Object.entries(members).map(([key, value]) => [to(key), value]));

const dates = (members: Json): Json =>
  Object.fromEntries(
    Object.entries(members).map(([key, value]) => [
      key,
      key.endsWith('Date') && typeof value === 'number' ? new Date(value * 1000).toISOString() : value,
    ]),
  );

/** Members that the API takes as text of JSON, and Step Functions also as JSON. */
const TEXTS = new Set(['MessageBody', 'Detail', 'Input', 'Output']);

function stringify(args: Json): Json {
  if (Array.isArray(args)) return args.map(stringify);
  if (args === null || typeof args !== 'object') return args;
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => {
      if (TEXTS.has(key) && typeof value !== 'string') return [key, JSON.stringify(value)];
      return [key, key === 'Entries' ? stringify(value) : value];
    }),
  );
}

const upperFirst = (text: string) => text[0]!.toUpperCase() + text.slice(1);

function parse(text: string): Json {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/** The error that a failed call is for the state: named and worded as Step Functions does. */
export function failedCall({ naming }: Integration, error: unknown): StateError {
  if (error instanceof StateError) return error;
  if (!(error instanceof AwsError)) {
    const reason = `Unable to execute HTTP request: ${error instanceof Error ? error.message : String(error)}`;
    return new StateError(`${naming.name}.SdkClientException`, reason);
  }
  const { code, message, status } = error;
  const reason =
    naming.sdk === 2
      ? `${message} (Service: ${naming.java}, Status Code: ${status}, Request ID: ${randomUUID()}) (SDK Attempt Count: 1)`
      : `${message} (Service: ${naming.java}; Status Code: ${status}; Error Code: ${code}; Request ID: ${randomUUID()}; Proxy: null)`;
  return new StateError(nameOf(naming, code), reason);
}
