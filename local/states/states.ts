import { join } from 'node:path';
import {
  AwsError,
  type CallContext,
  type Json,
  type JsonService,
  type Principal,
  type Surroundings,
} from '../service.ts';
import { operations } from './api.ts';
import { Engine } from './engine.ts';
import { Machines, type MachineWish } from './machines.ts';
import { needsOf } from './needs.ts';
import { Store } from './store.ts';

/** Step Functions (Standard workflows in JSONata) of the embedded cloud. */
export interface States extends JsonService {
  /** States entered since the start, retries included: what AWS bills as transitions. */
  readonly transitions: number;
  /** The same by the name of the machine. */
  readonly transitionsBy: Readonly<Record<string, number>>;
  /** Waits for a token begun since the start. */
  readonly waits: number;
  /** Waits for a token that timed out. */
  readonly wakeUps: number;
  /** The transitions of one execution, over its whole life; undefined when there is no such execution. */
  transitionsOf(executionArn: string): number | undefined;
  /** Makes or changes a machine, as a template wants it; its ARN. @throws AwsError InvalidDefinition */
  ensureStateMachine(wish: MachineWish & { readonly principal: Principal }): string;
  /** Goes on with what a stop interrupted; to be called once, when all machines and services are there. */
  resume(): void;
  close(): void;
}

export interface StatesOptions {
  /** The database, `states.sqlite` in the state folder unless told; `:memory:` keeps nothing. */
  readonly path?: string;
  /** Who the role of a machine made through the API is; unless told, the roles of `ensureStateMachine` are known. */
  readonly principalOf?: (roleArn: string) => Principal | undefined;
}

export function openStates(surroundings: Surroundings, options: StatesOptions = {}): States {
  const { path = join(surroundings.folder, 'states.sqlite'), principalOf = () => undefined } = options;
  const store = new Store(path);
  const engine = new Engine(store, surroundings);
  const machines = new Machines(store, surroundings, principalOf);
  const table = operations(engine, machines);
  return {
    name: 'states',
    get transitions() {
      return engine.transitions;
    },
    get transitionsBy() {
      return { ...engine.transitionsBy };
    },
    get waits() {
      return engine.waits;
    },
    get wakeUps() {
      return engine.wakeUps;
    },
    transitionsOf: (arn) => store.executionNamed(arn)?.transitions,
    ensureStateMachine: (wish) => machines.ensure(wish),
    needs: (operation, input) => needsOf(engine, operation, input),
    call: async (operation: string, input: Json, context: CallContext): Promise<Json> => {
      const run = Object.hasOwn(table, operation) ? table[operation] : undefined;
      if (!run) throw new AwsError('UnknownOperationException', `Step Functions here has no operation ${operation}`);
      return run(input, context);
    },
    resume: () => engine.resume(),
    close: () => engine.close(),
  };
}
