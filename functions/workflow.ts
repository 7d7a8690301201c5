import type { Service } from '../domain/kinds.ts';
import type { Stage } from '../domain/lifecycle.ts';
import { env, machineNames } from './env.ts';

/** What a leg is started with, and what a completed wait goes on with. */
export interface Stand {
  /** Whose workflow it is for. */
  readonly service: Service;
  readonly stage: Stage;
  /** Whole seconds until the case must be asked what is due. */
  readonly wakeInSeconds: number;
  /** Whether nothing that people do first keeps a case in archiving from its sealing (附录B). */
  readonly sealable: boolean;
}

/** What a leg is told that ends since the case is suspended: it waits for nothing more. */
export const restingStand: Stand = { service: 'agency', stage: 'suspended', wakeInSeconds: 1, sealable: false };

const load = async () => {
  const sdk = await import('./sdk/sfn.ts');
  return { ...sdk, sfn: new sdk.SFNClient({ maxAttempts: 5 }) };
};
let opened: ReturnType<typeof load> | undefined;
const sdk = () => {
  opened ??= load();
  return opened;
};

/** One execution is one leg; its name makes a second start quiet. */
const legName = (caseId: string, leg: number) => `${caseId}-${leg}`;

/** Each kind has a workflow of its own; a case that 帮办 hands to 代办 changes from one to the other between two legs. */
const machineOf = (service: Service): string => env(machineNames[service]);

/** Starts a leg. False when it has been started before, whatever it was started with and whether or not it still runs. */
export async function startLeg(caseId: string, leg: number, stand: Stand): Promise<boolean> {
  const { sfn, StartExecutionCommand, ExecutionAlreadyExists } = await sdk();
  try {
    await sfn.send(
      new StartExecutionCommand({
        stateMachineArn: machineOf(stand.service),
        name: legName(caseId, leg),
        input: JSON.stringify({ caseId, leg, ...stand }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ExecutionAlreadyExists) return false;
    throw error;
  }
}

/** Ends a wait. False when the wait was over already: timed out, or completed before. */
export const completeWait = (taskToken: string, stand: Stand): Promise<boolean> => completeTask(taskToken, stand);

/** The same of a workflow that is no case's. */
export async function completeTask(taskToken: string, stand: object): Promise<boolean> {
  const { sfn, SendTaskSuccessCommand, TaskTimedOut, TaskDoesNotExist } = await sdk();
  try {
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(stand) }));
    return true;
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist) return false;
    throw error;
  }
}

/** Whether a leg of this service is running. */
export async function legRuns(service: Service, caseId: string, leg: number): Promise<boolean> {
  const { sfn, DescribeExecutionCommand, ExecutionDoesNotExist } = await sdk();
  const executionArn = `${machineOf(service).replace(':stateMachine:', ':execution:')}:${legName(caseId, leg)}`;
  try {
    const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return status === 'RUNNING';
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return false;
    throw error;
  }
}
