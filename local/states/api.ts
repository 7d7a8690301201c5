import { randomUUID } from 'node:crypto';
import { AwsError, type CallContext, type Json } from '../service.ts';
import { checkArn, checkError, checkInput, checkName, checkOutput, next, page } from './checks.ts';
import type { Engine } from './engine.ts';
import { eventOf } from './history.ts';
import { lintDefinition } from './lint.ts';
import type { Machines } from './machines.ts';
import type { Execution, Machine } from './store.ts';

/** Closed executions are kept 90 days, ms; then their names are free again. */
const RETENTION = 90 * 86_400_000;

type Operation = (input: Json, context: CallContext) => Json;

/** The API by operation. Dates are seconds since the epoch, as the protocol has them. */
export function operations(engine: Engine, machines: Machines): Readonly<Record<string, Operation>> {
  return { ...machineOperations(engine, machines), ...executionOperations(engine), ...taskOperations(engine) };
}

function machineOperations(engine: Engine, machines: Machines): Readonly<Record<string, Operation>> {
  const { store } = engine;
  return {
    CreateStateMachine: (input, { principal }) => {
      const { arn, created } = machines.create(input, principal);
      return { stateMachineArn: arn, creationDate: created / 1000 };
    },
    UpdateStateMachine: (input, { principal }) => {
      const { updated, revision } = machines.update(machineOf(engine, input.stateMachineArn), input, principal);
      return { updateDate: updated / 1000, revisionId: revision };
    },
    DescribeStateMachine: ({ stateMachineArn }) => {
      const { arn, name, definition, role, logging, revision, created } = machineOf(engine, stateMachineArn);
      return {
        ...{
          stateMachineArn: arn,
          name,
          status: 'ACTIVE',
          type: 'STANDARD',
          roleArn: role,
          creationDate: created / 1000,
        },
        ...{ definition: store.definition(definition), loggingConfiguration: JSON.parse(logging) },
        ...{ tracingConfiguration: { enabled: false }, ...(revision && { revisionId: revision }) },
      };
    },
    ListStateMachines: (input) => {
      const { limit, offset } = page(input, 1000);
      const rows = store.machines(limit + 1, offset);
      const shown = ({ arn, name, created }: Machine) => ({
        stateMachineArn: arn,
        name,
        type: 'STANDARD',
        creationDate: created / 1000,
      });
      return { stateMachines: rows.slice(0, limit).map(shown), ...next(rows, limit, offset) };
    },
    ValidateStateMachineDefinition: ({ definition }) => {
      const findings = diagnose(definition, engine.surroundings.partition);
      const diagnostics = findings.map((finding) => ({ severity: 'ERROR', ...finding }));
      return { result: findings.length ? 'FAIL' : 'OK', diagnostics, truncated: false };
    },
  };
}

function executionOperations(engine: Engine): Readonly<Record<string, Operation>> {
  const { store } = engine;
  let swept = Number.NEGATIVE_INFINITY;
  const sweep = () => {
    if (engine.now() - swept < 3_600_000) return;
    swept = engine.now();
    store.forget(swept - RETENTION);
  };
  return {
    StartExecution: ({ stateMachineArn, name = randomUUID(), input = '{}' }) => {
      sweep();
      const { arn, started } = start(engine, machineOf(engine, stateMachineArn), checkName(name), checkInput(input));
      return { executionArn: arn, startDate: started / 1000 };
    },
    DescribeExecution: ({ executionArn }) => describe(executionOf(engine, executionArn)),
    ListExecutions: (input) => {
      const { limit, offset } = page(input, 1000);
      const { arn } = machineOf(engine, input.stateMachineArn);
      const rows = store.executions(arn, input.statusFilter ?? null, engine.now() - RETENTION, limit + 1, offset);
      return { executions: rows.slice(0, limit).map(summary), ...next(rows, limit, offset) };
    },
    StopExecution: ({ executionArn, ...reason }) => {
      const { id, status } = executionOf(engine, executionArn);
      const { error = null, cause = null } = checkError(reason);
      if (status === 'RUNNING') engine.stop(id, error, cause);
      return { stopDate: store.execution(id)!.stopped! / 1000 };
    },
    GetExecutionHistory: (input) => {
      const { id } = executionOf(engine, input.executionArn);
      const { limit, offset } = page(input, 1000);
      const rows = store.events(id, input.reverseOrder === true, limit + 1, offset);
      const events = rows.slice(0, limit).map((row) => eventOf(row, input.includeExecutionData !== false));
      return { events, ...next(rows, limit, offset) };
    },
  };
}

function taskOperations(engine: Engine): Readonly<Record<string, Operation>> {
  const known = (done: boolean) => {
    if (!done) throw new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    return {};
  };
  return {
    SendTaskSuccess: ({ taskToken, output }) =>
      known(engine.answer(tokenOf(engine, taskToken), { output: checkOutput(output) })),
    SendTaskFailure: ({ taskToken, ...reason }) => known(engine.answer(tokenOf(engine, taskToken), checkError(reason))),
    SendTaskHeartbeat: ({ taskToken }) => known(engine.beat(tokenOf(engine, taskToken))),
  };
}

/** @throws AwsError InvalidToken, TaskDoesNotExist */
function tokenOf({ tokens }: Engine, token: unknown): string {
  const read = tokens.read(token);
  if (!read) throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
  if (!read.own) throw new AwsError('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'");
  return token as string;
}

/**
 * The same name with the same input while it runs is the same execution.
 * @throws AwsError ExecutionAlreadyExists
 */
function start(engine: Engine, machine: Machine, name: string, input: string): Execution {
  const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
  const old = engine.store.executionNamed(arn);
  if (!old) return engine.start(machine, arn, name, input);
  if (old.status === 'RUNNING' && old.input === input) return old;
  if (old.stopped === null || old.stopped > engine.now() - RETENTION)
    throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
  engine.store.forget(engine.now() - RETENTION);
  return engine.start(machine, arn, name, input);
}

function machineOf({ store }: Engine, arn: unknown): Machine {
  const machine = store.machine(checkArn(arn, 'stateMachine'));
  if (!machine) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  return machine;
}

function executionOf(engine: Engine, arn: unknown): Execution {
  const execution = engine.store.executionNamed(checkArn(arn, 'execution'));
  const gone = execution?.stopped != null && execution.stopped <= engine.now() - RETENTION;
  if (!execution || gone) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  return execution;
}

const summary = ({ arn, machine, name, status, started, stopped }: Execution): Json => ({
  executionArn: arn,
  stateMachineArn: machine,
  name,
  status,
  startDate: started / 1000,
  ...(stopped !== null && { stopDate: stopped / 1000 }),
  redriveCount: 0,
});

function describe(execution: Execution): Json {
  const { input, output, error, cause, status } = execution;
  return {
    ...summary(execution),
    ...{ input, inputDetails: { included: true } },
    ...(output !== null && { output, outputDetails: { included: true } }),
    ...{ ...(error !== null && { error }), ...(cause !== null && { cause }) },
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: `Execution is ${status} and cannot be redriven`,
  };
}

function diagnose(text: unknown, partition: string) {
  try {
    return lintDefinition(JSON.parse(String(text)), partition);
  } catch (error) {
    return [{ code: 'INVALID_JSON_DESCRIPTION', message: (error as Error).message, location: '/' }];
  }
}
