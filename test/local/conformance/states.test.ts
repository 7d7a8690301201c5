import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStates } from '../../../local/states/states.ts';
import { type Cloud, cloud } from './cloud.ts';

let there: Cloud;
let sfn: SFNClient;
const roleArn = process.env.CLOUD_STATES_ROLE ?? 'arn:aws:iam::000000000000:role/workflow';
const run = Date.now().toString(36);

beforeAll(async () => {
  there = await cloud((surroundings) => openStates(surroundings));
  const { endpoint, region, credentials } = there;
  sfn = new SFNClient({ region, ...(endpoint && { endpoint }), ...(credentials && { credentials }), maxAttempts: 1 });
});
afterAll(async () => {
  sfn.destroy();
  await there.stop();
});

const jsonata = (definition: object) => JSON.stringify({ QueryLanguage: 'JSONata', ...definition });
const pass = jsonata({
  StartAt: 'P',
  States: { P: { Type: 'Pass', Output: '{% {"got": $states.input} %}', End: true } },
});
const wait = jsonata({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } });

async function machine(name: string, definition: string): Promise<string> {
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({ name: `${name}-${run}`, definition, roleArn }),
  );
  return stateMachineArn!;
}

/** The execution once it has ended. */
async function ended(executionArn: string) {
  for (;;) {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== 'RUNNING') return execution;
    await new Promise((done) => setTimeout(done, there.advance ? 2 : 500));
  }
}

describe('machines', () => {
  test('creating twice the same is once, and something else under the name is refused', async () => {
    const arn = await machine('twice', pass);
    expect(await machine('twice', pass)).toBe(arn);
    await expect(machine('twice', wait)).rejects.toMatchObject({ name: 'StateMachineAlreadyExists' });
  });

  test('a machine is described and listed', async () => {
    const stateMachineArn = await machine('described', pass);
    const described = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(described).toMatchObject({ name: `described-${run}`, status: 'ACTIVE', type: 'STANDARD', roleArn });
    expect(JSON.parse(described.definition!)).toEqual(JSON.parse(pass));
    expect(described.creationDate).toBeInstanceOf(Date);
    const { stateMachines } = await sfn.send(new ListStateMachinesCommand({ maxResults: 1000 }));
    expect(stateMachines!.map((each) => each.stateMachineArn)).toContain(stateMachineArn);
  });

  test('a wrong name, definition, role or ARN has its own error', async () => {
    await expect(machine('a b', pass)).rejects.toMatchObject({ name: 'InvalidName' });
    await expect(machine('broken', '{')).rejects.toMatchObject({ name: 'InvalidDefinition' });
    await expect(machine('broken', jsonata({ StartAt: 'A' }))).rejects.toMatchObject({ name: 'InvalidDefinition' });
    await expect(sfn.send(new DescribeStateMachineCommand({ stateMachineArn: 'text' }))).rejects.toMatchObject({
      name: 'InvalidArn',
    });
    const gone = (await machine('gone', pass)).replace('gone', 'never');
    await expect(sfn.send(new StartExecutionCommand({ stateMachineArn: gone }))).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
  });

  test('the optimised DynamoDB integration cannot wait for a token, the one of the SDK can', async () => {
    const resource = (name: string) => {
      const Resource = `arn:aws:states:::${name}.waitForTaskToken`;
      return jsonata({
        StartAt: 'T',
        States: { T: { Type: 'Task', Resource, Arguments: { TableName: 't', Item: {} }, End: true } },
      });
    };
    await expect(machine('optimised', resource('dynamodb:putItem'))).rejects.toMatchObject({
      name: 'InvalidDefinition',
    });
    expect(await machine('sdk', resource('aws-sdk:dynamodb:putItem'))).toContain('stateMachine:sdk');
  });

  test('a definition is validated without making a machine', async () => {
    const valid = await sfn.send(new ValidateStateMachineDefinitionCommand({ definition: pass }));
    expect(valid).toMatchObject({ result: 'OK', diagnostics: [] });
    const invalid = await sfn.send(
      new ValidateStateMachineDefinitionCommand({ definition: jsonata({ StartAt: 'A' }) }),
    );
    expect(invalid.result).toBe('FAIL');
    expect(invalid.diagnostics![0]).toMatchObject({ severity: 'ERROR' });
  });

  test('a changed machine runs its new definition, and an execution keeps its own', async () => {
    const stateMachineArn = await machine('changed', wait);
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
    const { revisionId } = await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: pass }));
    expect(revisionId).toBeTruthy();
    await expect(sfn.send(new UpdateStateMachineCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'MissingRequiredParameter',
    });
    const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events!.map(({ type }) => type)).toEqual(['ExecutionStarted', 'WaitStateEntered']);
    await sfn.send(new StopExecutionCommand({ executionArn }));
  });
});

describe('executions', () => {
  test('one runs to its end and is described with input, output and dates', async () => {
    const stateMachineArn = await machine('runs', pass);
    const { executionArn, startDate } = await sfn.send(
      new StartExecutionCommand({ stateMachineArn, input: '{"案件":1}' }),
    );
    expect(startDate).toBeInstanceOf(Date);
    const execution = await ended(executionArn!);
    expect(execution).toMatchObject({
      stateMachineArn,
      status: 'SUCCEEDED',
      input: '{"案件":1}',
      redriveCount: 0,
      inputDetails: { included: true },
    });
    expect(JSON.parse(execution.output!)).toEqual({ got: { 案件: 1 } });
  });

  test('a name with the same input is the same execution while it runs, and taken afterwards', async () => {
    const stateMachineArn = await machine('idempotent', wait);
    const start = (input: string) => sfn.send(new StartExecutionCommand({ stateMachineArn, name: 'case-1-1', input }));
    const first = await start('{"a":1}');
    expect((await start('{"a":1}')).executionArn).toBe(first.executionArn);
    await expect(start('{"a":2}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await sfn.send(new StopExecutionCommand({ executionArn: first.executionArn, error: 'Over', cause: 'enough' }));
    expect(await ended(first.executionArn!)).toMatchObject({ status: 'ABORTED', error: 'Over', cause: 'enough' });
    await expect(start('{"a":1}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  test('input that is no JSON, or over 262,144 bytes, is refused', async () => {
    const stateMachineArn = await machine('input', pass);
    const start = (input: string) => sfn.send(new StartExecutionCommand({ stateMachineArn, input }));
    await expect(start('{')).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
    await expect(start(JSON.stringify('x'.repeat(262_144)))).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('executions are listed newest first, by status, page by page', async () => {
    const stateMachineArn = await machine('listed', pass);
    for (const name of ['a', 'b', 'c']) {
      const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, name }));
      await ended(executionArn!);
    }
    const first = await sfn.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2 }));
    const rest = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn, maxResults: 2, nextToken: first.nextToken }),
    );
    expect([...first.executions!, ...rest.executions!].map(({ name }) => name)).toEqual(['c', 'b', 'a']);
    expect(rest.nextToken).toBeUndefined();
    const { executions } = await sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }));
    expect(executions).toEqual([]);
  });

  test('the history comes in both orders, in pages, and without data when so asked', async () => {
    const stateMachineArn = await machine('history', pass);
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input: '1' }));
    await ended(executionArn!);
    const whole = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(whole.events!.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ]);
    expect(whole.events![2]).toMatchObject({
      id: 3,
      previousEventId: 2,
      stateExitedEventDetails: { name: 'P', output: '{"got":1}' },
    });
    const page = await sfn.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 3 }));
    expect(page.events!.map(({ id }) => id)).toEqual([4, 3, 2]);
    const last = await sfn.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 3, nextToken: page.nextToken }),
    );
    expect(last.events!.map(({ id }) => id)).toEqual([1]);
    const bare = await sfn.send(new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }));
    expect(bare.events![0]!.executionStartedEventDetails!.input).toBeUndefined();
    const unknown = `${executionArn}-unknown`;
    await expect(sfn.send(new GetExecutionHistoryCommand({ executionArn: unknown }))).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
    });
  });

  test('text that is no token is InvalidToken', async () => {
    const taskToken = 'no token';
    await expect(sfn.send(new SendTaskSuccessCommand({ taskToken, output: '1' }))).rejects.toMatchObject({
      name: 'InvalidToken',
    });
    await expect(sfn.send(new SendTaskFailureCommand({ taskToken }))).rejects.toMatchObject({ name: 'InvalidToken' });
    await expect(sfn.send(new SendTaskHeartbeatCommand({ taskToken }))).rejects.toMatchObject({ name: 'InvalidToken' });
  });
});
