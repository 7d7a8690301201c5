import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SteerableClock } from '../../../local/clock.ts';
import type { CallContext, Json, Principal, Surroundings } from '../../../local/service.ts';
import { openStates, type States } from '../../../local/states/states.ts';

export const role: Principal = { arn: 'arn:aws:iam::000000000000:role/workflow', policies: [] };
const context: CallContext = {
  principal: { arn: 'arn:aws:iam::000000000000:root', policies: undefined },
  requestId: 'test',
};

export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly input: Json;
  readonly principal: Principal;
}

/** Step Functions with a steered clock, in front of services that answer what the test says. */
export class World {
  readonly folder = mkdtempSync(join(tmpdir(), 'states-'));
  readonly clock = new SteerableClock();
  readonly calls: Call[] = [];
  /** What the other services answer. */
  answer: (call: Call) => Json | Promise<Json> = () => ({});
  states: States;
  readonly #partition: string;
  #busy = 0;

  constructor(partition = 'aws') {
    this.#partition = partition;
    this.states = this.#open();
  }

  #open(): States {
    return openStates(this.surroundings());
  }

  surroundings(): Surroundings {
    return {
      folder: this.folder,
      clock: this.clock,
      partition: this.#partition,
      region: this.#partition === 'aws-cn' ? 'cn-northwest-1' : 'us-east-1',
      account: '000000000000',
      call: async (service, operation, input, principal) => {
        const call = { service, operation, input, principal };
        this.calls.push(call);
        return this.answer(call);
      },
      busy: () => {
        this.#busy++;
        return () => {
          this.#busy--;
        };
      },
    };
  }

  /** Until nothing is in flight. */
  settle = async (): Promise<void> => {
    do await new Promise(setImmediate);
    while (this.#busy > 0);
  };

  async advance(seconds: number): Promise<void> {
    await this.clock.advance(seconds * 1000, this.settle);
  }

  /** As after the end of the process: what was only in memory is gone. */
  restart(): void {
    this.states.close();
    this.#busy = 0;
    this.states = this.#open();
    this.states.resume();
  }

  close(): void {
    this.states.close();
    this.clock.stop();
    rmSync(this.folder, { recursive: true, force: true });
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
