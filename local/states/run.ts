import type { Json } from '../service.ts';
import type { Definition, State } from './definition.ts';
import type { Bindings, Place } from './expressions.ts';
import type { Execution, Frame } from './store.ts';

/** A frame at work in a state. */
export interface Run {
  readonly frame: Frame;
  readonly execution: Execution;
  /** The definition that the frame runs: the machine's, or a branch's. */
  readonly definition: Definition;
  readonly state: State;
  /** Changes that go with the next commit of this run, such as events that report what a call answered. */
  readonly before: (() => void)[];
}

export const placeOf = ({ frame }: Run): Place => ({ state: frame.state, enteredEvent: frame.enteredEvent });

/** What an expression of the state sees: the variables, and `$states` with `more` (result or errorOutput). */
export function bindingsOf(run: Run, more: Json = {}, token?: string): Bindings {
  const { frame } = run;
  const states = { input: JSON.parse(frame.input), context: contextOf(run, token), ...more };
  return { ...JSON.parse(frame.variables), states };
}

function contextOf({ frame, execution }: Run, token?: string): Json {
  const item = JSON.parse(frame.item);
  const attempts: number[] = JSON.parse(frame.attempts);
  return {
    Execution: {
      Id: execution.arn,
      Input: JSON.parse(execution.input),
      Name: execution.name,
      RoleArn: execution.role,
      StartTime: new Date(execution.started).toISOString(),
      RedriveCount: 0,
    },
    StateMachine: { Id: execution.machine, Name: nameOfArn(execution.machine) },
    State: {
      Name: frame.state,
      EnteredTime: new Date(frame.entered).toISOString(),
      RetryCount: attempts.reduce((sum, count) => sum + (count ?? 0), 0),
    },
    ...(token !== undefined && { Task: { Token: token } }),
    ...(item !== null && { Map: { Item: item } }),
  };
}

export const nameOfArn = (arn: string) => arn.slice(arn.lastIndexOf(':') + 1);
