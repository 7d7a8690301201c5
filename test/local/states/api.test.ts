import { afterAll, describe, expect, test } from 'vitest';
import type { Json } from '../../../local/service.ts';
import { only, role, World } from './world.ts';

const world = new World('aws-cn');
afterAll(() => world.close());

const succeed = only({ Type: 'Pass' });
const call = (operation: string, input: Json, policies: [] | undefined) =>
  world.states.call(operation, input, { principal: { ...role, policies }, requestId: 'r' });

describe('the API beyond what every cloud shows', () => {
  test('after 90 days a closed execution is forgotten and its name is free', async () => {
    const stateMachineArn = world.machine(succeed);
    const start = () => world.api('StartExecution', { stateMachineArn, name: 'case-1-1' });
    const { executionArn } = await start();
    await world.settle();
    await world.advance(89 * 86_400);
    await expect(start()).rejects.toMatchObject({ code: 'ExecutionAlreadyExists' });
    await world.advance(86_400);
    await expect(world.api('DescribeExecution', { executionArn })).rejects.toMatchObject({
      code: 'ExecutionDoesNotExist',
    });
    expect((await world.api('ListExecutions', { stateMachineArn })).executions).toEqual([]);
    expect((await start()).executionArn).toBe(executionArn);
  });

  test('an execution that runs keeps its name however long', async () => {
    const stateMachineArn = world.machine(only({ Type: 'Wait', Seconds: 30_000_000 }), 'long');
    const start = (input: string) => world.api('StartExecution', { stateMachineArn, name: 'case-2-1', input });
    const first = await start('1');
    await world.advance(200 * 86_400);
    expect(await start('1')).toEqual(first);
    await expect(start('2')).rejects.toMatchObject({ code: 'ExecutionAlreadyExists' });
  });

  test('ARNs are those of the partition', () => {
    expect(world.machine(succeed, 'here')).toBe('arn:aws-cn:states:cn-northwest-1:000000000000:stateMachine:here');
  });

  test('an operation that is not here is refused by name', async () => {
    await expect(world.api('StartSyncExecution', {})).rejects.toMatchObject({
      code: 'UnknownOperationException',
      message: expect.stringContaining('StartSyncExecution'),
    });
  });

  test('Express machines and versions are refused by name', async () => {
    const wish = { name: 'x', roleArn: role.arn, definition: JSON.stringify({ QueryLanguage: 'JSONata', ...succeed }) };
    await expect(world.api('CreateStateMachine', { ...wish, type: 'EXPRESS' })).rejects.toThrow(
      'type EXPRESS is not supported',
    );
    await expect(world.api('CreateStateMachine', { ...wish, publish: true })).rejects.toThrow(
      'publish (versions) is not supported',
    );
  });

  test('a role that no template declares can be passed by the operator only', async () => {
    const roleArn = 'arn:aws-cn:iam::000000000000:role/unknown';
    const wish = { name: 'passed', roleArn, definition: JSON.stringify({ QueryLanguage: 'JSONata', ...succeed }) };
    await expect(call('CreateStateMachine', wish, [])).rejects.toMatchObject({ code: 'AccessDeniedException' });
    expect(await call('CreateStateMachine', wish, undefined)).toMatchObject({
      stateMachineArn: world.machine(succeed, 'passed'),
    });
  });

  test('each operation needs its permission on its own resource', () => {
    const stateMachineArn = world.machine(succeed);
    const executionArn = 'arn:aws-cn:states:cn-northwest-1:000000000000:execution:machine:e';
    expect(world.states.needs('StartExecution', { stateMachineArn })).toEqual([
      { action: 'states:StartExecution', resource: stateMachineArn },
    ]);
    expect(world.states.needs('StopExecution', { executionArn })).toEqual([
      { action: 'states:StopExecution', resource: executionArn },
    ]);
    expect(world.states.needs('CreateStateMachine', { name: 'machine' })).toEqual([
      { action: 'states:CreateStateMachine', resource: stateMachineArn },
    ]);
    expect(world.states.needs('ListStateMachines', {})).toEqual([
      { action: 'states:ListStateMachines', resource: '*' },
    ]);
    expect(world.states.needs('SendTaskSuccess', { taskToken: 'text' })).toEqual([]);
  });
});
