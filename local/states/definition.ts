import type { Json } from '../service.ts';

/** A state machine, or the inside of a Parallel branch or a Map, in Amazon States Language with JSONata. */
export interface Definition {
  readonly Comment?: string;
  readonly QueryLanguage?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  /** Seconds; of the outermost definition only. */
  readonly TimeoutSeconds?: number;
  readonly ProcessorConfig?: { readonly Mode?: string };
}

export type StateType = 'Task' | 'Wait' | 'Pass' | 'Succeed' | 'Fail' | 'Choice' | 'Parallel' | 'Map';

/** A state; which members it may have depends on `Type`, as the lint says. */
export interface State {
  readonly Type: StateType;
  readonly QueryLanguage?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Arguments?: Json;
  readonly Output?: Json;
  readonly Assign?: Readonly<Record<string, Json>>;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number | string;
  readonly HeartbeatSeconds?: number | string;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Choices?: readonly Rule[];
  readonly Default?: string;
  readonly Seconds?: number | string;
  readonly Timestamp?: string;
  readonly Branches?: readonly Definition[];
  readonly Items?: Json;
  readonly ItemSelector?: Json;
  readonly ItemProcessor?: Definition;
  readonly MaxConcurrency?: number | string;
  readonly Error?: string;
  readonly Cause?: string;
}

interface Rule {
  readonly Condition: string | boolean;
  readonly Next: string;
  readonly Output?: Json;
  readonly Assign?: Readonly<Record<string, Json>>;
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxAttempts?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly Output?: Json;
  readonly Assign?: Readonly<Record<string, Json>>;
}

/** Where a definition lies inside its machine: `[]`, or `['Prepare', 0]` (branch), or `['Each', 'Tell', 1]`. */
export type Path = readonly (string | number)[];

/** The definition at `path`: a state's name leads into its item processor, or with a number into that branch. */
export function within(definition: Definition, path: Path): Definition {
  let here = definition;
  for (let index = 0; index < path.length; index++) {
    const state = here.States[String(path[index])]!;
    const branch = path[index + 1];
    if (typeof branch === 'number') {
      here = state.Branches![branch]!;
      index++;
    } else here = state.ItemProcessor!;
  }
  return here;
}
