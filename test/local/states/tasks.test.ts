import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AwsError, type Json } from '../../../local/service.ts';
import { asking, only, role, World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.close());

const sdk = (action: string, more: Json = {}) =>
  only({ Type: 'Task', Resource: `arn:aws:states:::aws-sdk:${action}`, Arguments: { TableName: 't' }, ...more });
const invoke = (more: Json = {}) =>
  only({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'f', Payload: { id: '{% $states.input.id %}' } },
    ...more,
  });
const failing = (code: string, message = 'no', status = 400) => {
  world.answer = () => {
    throw new AwsError(code, message, status);
  };
};
/** The token that the last call carried. */
const token = () => world.calls.at(-1)!.input.MessageBody as string;

describe('calling services', () => {
  test('an SDK integration calls the operation as the role of the machine', async () => {
    world.answer = () => ({ Item: { id: { S: 'x' } } });
    const outcome = await world.run(sdk('dynamodb:getItem', { Output: '{% $states.result.Item.id.S %}' }));
    expect(outcome).toEqual({ status: 'SUCCEEDED', output: 'x' });
    expect(world.calls).toEqual([
      { service: 'dynamodb', operation: 'GetItem', input: { TableName: 't' }, principal: role },
    ]);
  });

  test('sfn and eventbridge go by their own names, with the spelling of the API', async () => {
    world.answer = () => ({ executionArn: 'arn', startDate: 0 });
    const outcome = await world.run(
      sdk('sfn:startExecution', { Arguments: { StateMachineArn: 'm', Input: { a: 1 } } }),
    );
    expect(outcome.output).toEqual({ ExecutionArn: 'arn', StartDate: '1970-01-01T00:00:00.000Z' });
    await world.run(sdk('eventbridge:putEvents', { Arguments: { Entries: [{ Detail: { a: 1 } }] } }));
    expect(world.calls.map(({ service, operation, input }) => [service, operation, input])).toEqual([
      ['states', 'StartExecution', { stateMachineArn: 'm', input: '{"a":1}' }],
      ['events', 'PutEvents', { Entries: [{ Detail: '{"a":1}' }] }],
    ]);
  });

  test('lambda:invoke gives the payload, the version and the status', async () => {
    world.answer = ({ input }) => ({ StatusCode: 200, ExecutedVersion: '$LATEST', Payload: input.Payload });
    expect((await world.run(invoke(), { id: 'c-1' })).output).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: { id: 'c-1' },
      StatusCode: 200,
    });
    expect(world.calls[0]).toMatchObject({
      service: 'lambda',
      operation: 'Invoke',
      input: { FunctionName: 'f', InvocationType: 'RequestResponse', Payload: '{"id":"c-1"}' },
    });
  });

  test('states:startExecution, sqs:sendMessage and dynamodb:updateItem are there in their optimised form', async () => {
    world.answer = ({ service }) => (service === 'states' ? { executionArn: 'arn', startDate: 1.5 } : {});
    const optimised = (name: string, Arguments: Json) =>
      only({ Type: 'Task', Resource: `arn:aws:states:::${name}`, Arguments });
    const started = await world.run(
      optimised('states:startExecution', { StateMachineArn: 'm', Name: 'n', Input: { a: 1 } }),
    );
    expect(started.output).toEqual({ ExecutionArn: 'arn', StartDate: 1500 });
    await world.run(optimised('sqs:sendMessage', { QueueUrl: 'q', MessageBody: { a: 1 } }));
    await world.run(optimised('dynamodb:updateItem', { TableName: 't' }));
    expect(world.calls.map(({ operation, input }) => [operation, input])).toEqual([
      ['StartExecution', { stateMachineArn: 'm', name: 'n', input: '{"a":1}' }],
      ['SendMessage', { QueueUrl: 'q', MessageBody: '{"a":1}' }],
      ['UpdateItem', { TableName: 't' }],
    ]);
  });

  test('the history names resource, region and parameters', async () => {
    const executionArn = await world.start(sdk('dynamodb:putItem', { TimeoutSeconds: 60, HeartbeatSeconds: 20 }));
    const details = { resourceType: 'aws-sdk:dynamodb', resource: 'putItem' };
    expect((await world.history(executionArn)).slice(1, 6)).toMatchObject([
      { type: 'TaskStateEntered' },
      {
        type: 'TaskScheduled',
        taskScheduledEventDetails: {
          ...details,
          region: 'us-east-1',
          parameters: '{"TableName":"t"}',
          timeoutInSeconds: 60,
          heartbeatInSeconds: 20,
        },
      },
      { type: 'TaskStarted', taskStartedEventDetails: details },
      { type: 'TaskSucceeded', taskSucceededEventDetails: { ...details, output: '{}' } },
      { type: 'TaskStateExited' },
    ]);
  });
});

describe('errors of services', () => {
  test.each([
    ['aws-sdk:dynamodb:putItem', 'ConditionalCheckFailedException', 'DynamoDb.ConditionalCheckFailedException'],
    ['aws-sdk:dynamodb:putItem', 'ValidationException', 'DynamoDb.DynamoDbException'],
    ['aws-sdk:dynamodb:putItem', 'AccessDeniedException', 'DynamoDb.DynamoDbException'],
    ['aws-sdk:sfn:sendTaskSuccess', 'TaskTimedOut', 'Sfn.TaskTimedOutException'],
    ['aws-sdk:sqs:sendMessage', 'AWS.SimpleQueueService.QueueDoesNotExist', 'Sqs.QueueDoesNotExistException'],
    ['dynamodb:putItem', 'ConditionalCheckFailedException', 'DynamoDB.ConditionalCheckFailedException'],
    ['dynamodb:putItem', 'ValidationException', 'DynamoDB.AmazonDynamoDBException'],
    ['states:startExecution', 'ExecutionAlreadyExists', 'StepFunctions.ExecutionAlreadyExistsException'],
    ['lambda:invoke', 'TooManyRequestsException', 'Lambda.TooManyRequestsException'],
  ])('%s: %s is %s', async (resource, code, error) => {
    failing(code);
    expect(
      await world.run(only({ Type: 'Task', Resource: `arn:aws:states:::${resource}`, Arguments: {} })),
    ).toMatchObject({ status: 'FAILED', error });
  });

  test('the cause names service and status as the SDK words it', async () => {
    failing('ResourceNotFoundException', 'Requested resource not found');
    const { cause } = await world.run(sdk('dynamodb:putItem'));
    expect(cause).toMatch(
      /^Requested resource not found \(Service: DynamoDb, Status Code: 400, Request ID: [-0-9a-f]{36}\) \(SDK Attempt Count: 1\)$/,
    );
  });

  test('an error that a function throws is the error of the state, its cause the JSON of it', async () => {
    world.answer = () => ({
      StatusCode: 200,
      FunctionError: 'Unhandled',
      Payload: '{"errorType":"NotDue","errorMessage":"later"}',
    });
    expect(await world.run(invoke(), { id: '1' })).toEqual({
      status: 'FAILED',
      error: 'NotDue',
      cause: '{"errorType":"NotDue","errorMessage":"later"}',
    });
  });

  test('an answer that never came is an SdkClientException', async () => {
    world.answer = () => {
      throw new Error('socket hang up');
    };
    expect(await world.run(sdk('dynamodb:putItem'))).toMatchObject({ error: 'DynamoDb.SdkClientException' });
  });

  test('an event that the bus did not take fails events:putEvents', async () => {
    world.answer = () => ({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'MalformedDetail' }] });
    expect(
      await world.run(
        only({ Type: 'Task', Resource: 'arn:aws:states:::events:putEvents', Arguments: { Entries: [] } }),
      ),
    ).toMatchObject({ error: 'EventBridge.FailedEntry' });
  });

  test('a result over 262,144 bytes is States.DataLimitExceeded, which nothing catches', async () => {
    world.answer = () => ({ text: 'x'.repeat(262_144) });
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
    const definition = sdk('dynamodb:getItem', { Catch });
    definition.States.Caught = { Type: 'Succeed' };
    expect(await world.run(definition)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
});

describe('waiting for a task token', () => {
  test('the task ends when its token is answered, and not when its call returns', async () => {
    const executionArn = await world.start(asking());
    expect(await world.outcome(executionArn)).toEqual({ status: 'RUNNING' });
    await world.api('SendTaskSuccess', { taskToken: token(), output: '{"signed":true}' });
    await world.settle();
    expect(await world.outcome(executionArn)).toEqual({ status: 'SUCCEEDED', output: { signed: true } });
    expect(await world.types(executionArn)).toEqual(
      'ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSubmitted TaskSucceeded TaskStateExited ExecutionSucceeded'.split(
        ' ',
      ),
    );
  });

  test('an answer faster than the call counts', async () => {
    world.answer = async () => {
      await world.api('SendTaskSuccess', { taskToken: token(), output: '1' });
      return {};
    };
    expect(await world.run(asking())).toEqual({ status: 'SUCCEEDED', output: 1 });
  });

  test('a failure that is sent is the error of the task', async () => {
    const executionArn = await world.start(asking());
    await world.api('SendTaskFailure', { taskToken: token(), error: 'Refused', cause: 'not signed' });
    await world.settle();
    expect(await world.outcome(executionArn)).toEqual({ status: 'FAILED', error: 'Refused', cause: 'not signed' });
  });

  test('a token is answered once; a closed task, a foreign token and mere text have their own errors', async () => {
    await world.start(asking());
    const closed = token();
    await world.api('SendTaskSuccess', { taskToken: closed, output: '1' });
    await expect(world.api('SendTaskSuccess', { taskToken: closed, output: '1' })).rejects.toMatchObject({
      code: 'TaskTimedOut',
    });
    const foreign = Buffer.from(JSON.stringify(['machine', 'r', 's'])).toString('base64');
    await expect(world.api('SendTaskHeartbeat', { taskToken: foreign })).rejects.toMatchObject({
      code: 'TaskDoesNotExist',
    });
    await expect(world.api('SendTaskFailure', { taskToken: 'text' })).rejects.toMatchObject({ code: 'InvalidToken' });
    await expect(world.api('SendTaskSuccess', { taskToken: closed, output: 'no json' })).rejects.toMatchObject({
      code: 'InvalidOutput',
    });
  });

  test('answering needs the permission on the machine, even when the task is closed', async () => {
    const executionArn = await world.start(asking());
    await world.api('StopExecution', { executionArn });
    expect(world.states.needs('SendTaskSuccess', { taskToken: token() })).toEqual([
      { action: 'states:SendTaskSuccess', resource: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine' },
    ]);
  });

  test('TimeoutSeconds, literal or JSONata, ends the wait with States.Timeout', async () => {
    const executionArn = await world.start(asking({ TimeoutSeconds: '{% $states.input.days * 86400 %}' }), {
      days: 30,
    });
    await world.advance(29 * 86_400);
    expect(await world.outcome(executionArn)).toEqual({ status: 'RUNNING' });
    await world.advance(86_400);
    expect(await world.outcome(executionArn)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    expect((await world.types(executionArn)).at(-2)).toBe('TaskTimedOut');
    await expect(world.api('SendTaskSuccess', { taskToken: token(), output: '1' })).rejects.toMatchObject({
      code: 'TaskTimedOut',
    });
  });

  test('heartbeats renew the task; the first that is missed ends it, and is found as States.HeartbeatTimeout', async () => {
    const definition = asking({
      TimeoutSeconds: 600,
      HeartbeatSeconds: 60,
      Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Missed' }],
    });
    definition.States.Missed = { Type: 'Succeed' };
    const executionArn = await world.start(definition);
    for (let beat = 0; beat < 3; beat++) {
      await world.advance(50);
      await world.api('SendTaskHeartbeat', { taskToken: token() });
    }
    await world.advance(59);
    expect(await world.outcome(executionArn)).toEqual({ status: 'RUNNING' });
    await world.advance(2);
    expect(await world.outcome(executionArn)).toEqual({ status: 'SUCCEEDED', output: { Error: 'States.Timeout' } });
  });

  test('a plain timeout is not a missed heartbeat', async () => {
    const definition = asking({
      TimeoutSeconds: 60,
      Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Missed' }],
    });
    definition.States.Missed = { Type: 'Succeed' };
    const executionArn = await world.start(definition);
    await world.advance(61);
    expect(await world.outcome(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  test('a call that hangs is timed out, and its late answer changes nothing', async () => {
    let answered = (_: Json) => {};
    world.answer = () => new Promise((done) => (answered = done));
    const stateMachineArn = world.machine(sdk('dynamodb:putItem', { TimeoutSeconds: 5 }));
    const { executionArn } = await world.api('StartExecution', { stateMachineArn });
    const turns = async () => {
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    };
    await turns();
    await world.clock.advance(6000, turns);
    expect(await world.outcome(executionArn)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    answered({ late: true });
    await world.settle();
    expect((await world.types(executionArn)).slice(-2)).toEqual(['TaskTimedOut', 'ExecutionFailed']);
  });
});
