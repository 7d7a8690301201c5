import type { Json, Need } from '../service.ts';
import type { Engine } from './engine.ts';

const ON_EXECUTION = new Set(['DescribeExecution', 'StopExecution', 'GetExecutionHistory']);

/** What an operation needs in IAM's words. The SendTask operations need the state machine of the token's task. */
export function needsOf(engine: Engine, operation: string, input: Json): Need[] {
  const action = `states:${operation}`;
  if (operation.startsWith('SendTask')) return tokenNeeds(engine, action, input);
  if (ON_EXECUTION.has(operation)) return [{ action, resource: input.executionArn ?? '*' }];
  const created = operation === 'CreateStateMachine';
  const resource = created ? machineArn(engine, String(input.name)) : (input.stateMachineArn ?? '*');
  return [{ action, resource }, ...(input.roleArn ? [passing(input.roleArn)] : [])];
}

const passing = (resource: string): Need => ({
  action: 'iam:PassRole',
  resource,
  context: { 'iam:PassedToService': 'states.amazonaws.com' },
});

/** Text that is no token of anything needs no permission: the answer is InvalidToken. */
function tokenNeeds(engine: Engine, action: string, { taskToken }: Json): Need[] {
  const token = engine.tokens.read(taskToken);
  return token ? [{ action, resource: machineArn(engine, token.machine) }] : [];
}

function machineArn({ surroundings }: Engine, name: string): string {
  const { partition, region, account } = surroundings;
  return `arn:${partition}:states:${region}:${account}:stateMachine:${name}`;
}
