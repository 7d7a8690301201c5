import type { CallContext, Json, Principal } from '../../../local/service.ts';
import { openStates, type States } from '../../../local/states/states.ts';
import { Neighbours } from '../events/neighbours.ts';

export const role: Principal = { arn: 'arn:aws:iam::000000000000:role/workflow', policies: [] };
const context: CallContext = {
  principal: { arn: 'arn:aws:iam::000000000000:root', policies: undefined },
  requestId: 'test',
};

/** Step Functions with a steered clock, in front of services that answer what the test says. */
export class World extends Neighbours {
  states: States;

  constructor(partition = 'aws') {
    super(partition);
    this.states = openStates(this.surroundings());
  }

  /** As after the end of the process: what was only in memory is gone. */
  restart(): void {
    this.states.close();
    this.forgetFlights();
    this.states = openStates(this.surroundings());
    this.states.resume();
  }

  close(): void {
    this.states.close();
    this.remove();
  }

  api(operation: string, input: Json): Promise<Json> {
    return this.states.call(operation, input, context);
  }

  machine(definition: Json, name = 'machine'): string {
    const whole = { QueryLanguage: 'JSONata', ...definition };
    return this.states.ensureStateMachine({ name, roleArn: role.arn, principal: role, definition: whole });
  }

  /** Starts an execution and lets it go as far as it can without time passing. */
  async start(definition: Json, input: Json = {}, name?: string): Promise<string> {
    const stateMachineArn = this.machine(definition);
    const { executionArn } = await this.api('StartExecution', { stateMachineArn, input: JSON.stringify(input), name });
    await this.settle();
    return executionArn;
  }

  async run(definition: Json, input: Json = {}): Promise<Json> {
    return this.outcome(await this.start(definition, input));
  }

  /** Status, and output (parsed), or error and cause. */
  async outcome(executionArn: string): Promise<Json> {
    const { status, output, error, cause } = await this.api('DescribeExecution', { executionArn });
    return {
      status,
      ...(output !== undefined && { output: JSON.parse(output) }),
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    };
  }

  async history(executionArn: string): Promise<Json[]> {
    return (await this.api('GetExecutionHistory', { executionArn, maxResults: 1000 })).events;
  }

  async types(executionArn: string): Promise<string[]> {
    return (await this.history(executionArn)).map(({ type }) => type);
  }
}

/** A definition of one state. */
export const only = (state: Json): Json => ({
  StartAt: 'Only',
  States: { Only: state.Type === 'Fail' ? state : { End: true, ...state } },
});

/** A task that waits for its token, which it sends to a queue. */
export const asking = (more: Json = {}): Json =>
  only({
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:sqs:sendMessage.waitForTaskToken',
    Arguments: { QueueUrl: 'q', MessageBody: '{% $states.context.Task.Token %}' },
    ...more,
  });
