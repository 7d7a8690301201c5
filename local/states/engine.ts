import type { Timer } from '../clock.ts';
import type { Surroundings } from '../service.ts';
import { type Definition, type Path, within } from './definition.ts';
import { StateError } from './errors.ts';
import { Expressions } from './expressions.ts';
import { fail } from './failure.ts';
import { leave } from './leave.ts';
import { nameOfArn, type Run } from './run.ts';
import { perform } from './steps.ts';
import { type Execution, type Frame, type Machine, Stale, type Status, type Store } from './store.ts';
import { type Answer, closeTask, timeOut } from './task.ts';
import { Tokens } from './tokens.ts';

/** A standard execution lives at most one year, ms. */
const LONGEST = 365 * 86_400_000;

/** The last event id that is not the end of the execution; AWS stops at 25,000 events. */
const HISTORY_LIMIT = 24_999;

/** After so many states of one frame the event loop gets a turn, so that a fast loop starves nobody. */
const STATES_PER_TURN = 8;

/**
 * Runs executions. Every change is one transaction of the store, so that a process killed at any moment finds itself
 * again by `resume`; one timer, for whatever falls due first, stands for all waits, timeouts, heartbeats and retries.
 */
export class Engine {
  readonly store: Store;
  readonly surroundings: Surroundings;
  readonly expressions: Expressions;
  readonly tokens: Tokens;
  /** States entered since the start of the process, retries included. */
  transitions = 0;
  /** The same by the name of the machine. */
  readonly transitionsBy: Record<string, number> = {};
  /** Tasks with a token that have begun since the start of the process. */
  waits = 0;
  /** Of these, how many timed out before their token came. */
  wakeUps = 0;
  readonly #running = new Map<number, Execution>();
  readonly #definitions = new Map<string, Definition>();
  readonly #overflown = new Set<Execution>();
  #alarm: { at: number; timer: Timer } | undefined;
  #closed = false;

  constructor(store: Store, surroundings: Surroundings) {
    this.store = store;
    this.surroundings = surroundings;
    this.expressions = new Expressions(() => this.now());
    this.tokens = new Tokens(store.key());
  }

  now(): number {
    return Math.floor(this.surroundings.clock.now());
  }

  /** Starts an execution of `machine`; `input` is checked JSON text. */
  start(machine: Machine, arn: string, name: string, input: string): Execution {
    const definition = this.#definition(machine.definition);
    const started = this.now();
    const deadline = started + Math.min(LONGEST, (definition.TimeoutSeconds ?? Number.POSITIVE_INFINITY) * 1000);
    const { execution, frame } = this.store.transaction(() => {
      const execution = this.store.insertExecution({
        ...{ arn, name, input, started, deadline, machine: machine.arn, definition: machine.definition },
        ...{ role: machine.role, status: 'RUNNING', output: null, error: null, cause: null, stopped: null },
        ...{ events: 0, transitions: 0 },
      });
      const details = { input, inputDetails: { truncated: false }, roleArn: machine.role };
      this.note(execution, undefined, 'ExecutionStarted', details);
      const frame = this.spawn(execution, {
        parent: null,
        position: 0,
        path: [],
        input,
        variables: '{}',
        item: 'null',
      });
      this.store.saveCounts(execution);
      return { execution, frame };
    });
    this.#running.set(execution.id, execution);
    this.arm(deadline);
    this.schedule(frame.id);
    return execution;
  }

  /** Ends an execution from outside. */
  stop(id: number, error: string | null, cause: string | null): void {
    const execution = this.execution(id);
    this.store.transaction(() => this.end(execution, 'ABORTED', { error, cause }));
  }

  /** Takes the answer for a token, or returns false when its task is no longer there. */
  answer(token: string, answer: Answer): boolean {
    const frame = this.store.frameWith(token);
    if (!frame) return false;
    closeTask(this, this.#runOf(frame), answer);
    this.schedule(frame.id);
    return true;
  }

  /** Starts the heartbeat's interval anew, or returns false when the task is no longer there. */
  beat(token: string): boolean {
    const frame = this.store.frameWith(token);
    if (!frame) return false;
    if (frame.beat !== null) {
      frame.heartbeat = this.now() + frame.beat * 1000;
      this.commit({ frame, execution: this.execution(frame.execution) }, () => {});
    }
    return true;
  }

  /** Goes on with everything after a restart. What was in flight runs again: at least once. */
  resume(): void {
    for (const { id } of this.store.interrupted()) this.schedule(id);
    this.#rearm();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#alarm?.timer.cancel();
    this.store.close();
  }

  /** A running execution, the one object of it that counts its events. */
  execution(id: number): Execution {
    const execution = this.#running.get(id) ?? this.store.execution(id)!;
    if (execution.status === 'RUNNING') this.#running.set(id, execution);
    return execution;
  }

  /** Changes a frame and what goes with it, all or nothing. @throws Stale when the frame has moved on meanwhile */
  commit({ frame, execution, before = [] }: Pick<Run, 'frame' | 'execution'> & Partial<Run>, change: () => void): void {
    if (this.#closed) throw new Stale();
    this.store.transaction(() => {
      this.store.claim(frame);
      for (const earlier of before.splice(0)) earlier();
      change();
      this.store.saveFrame(frame);
      this.store.saveCounts(execution);
      if (this.#overflown.delete(execution)) this.#endFull(execution);
    });
    if (frame.wake !== null) this.arm(frame.wake);
    if (frame.heartbeat !== null) this.arm(frame.heartbeat);
  }

  /** Writes an event of the history. With `aside` the frame's next event does not name it as its predecessor. */
  note(execution: Execution, frame: Frame | undefined, type: string, details: object, aside = false): number {
    if (execution.events >= HISTORY_LIMIT && execution.status === 'RUNNING') {
      this.#overflown.add(execution);
      return execution.events;
    }
    const id = ++execution.events;
    const previous = frame?.lastEvent ?? 0;
    this.store.addEvent(execution.id, { id, previous, type, at: this.now(), details: JSON.stringify(details) });
    if (frame && !aside) frame.lastEvent = id;
    return id;
  }

  /** Moves a frame into a state. */
  enter(execution: Execution, frame: Frame, state: string, input: string): void {
    const nothing = { token: null, wake: null, heartbeat: null, beat: null, work: null };
    Object.assign(frame, { state, input, attempts: '[]', phase: 'run', entered: this.now(), ...nothing });
    const { Type } = this.#inside(execution, frame.path).States[state]!;
    const details = { name: state, input, inputDetails: { truncated: false } };
    frame.enteredEvent = this.note(execution, frame, `${Type}StateEntered`, details);
    this.count(execution);
  }

  /** Counts a billed transition. */
  count(execution: Execution): void {
    execution.transitions++;
    this.transitions++;
    const machine = execution.machine.split(':').at(-1)!;
    this.transitionsBy[machine] = (this.transitionsBy[machine] ?? 0) + 1;
  }

  /** A new line of control, in its first state. */
  spawn(
    execution: Execution,
    child: Pick<Frame, 'parent' | 'position' | 'input' | 'variables' | 'item'> & { path: Path; lastEvent?: number },
  ): Frame {
    const path = JSON.stringify(child.path);
    const first = this.#inside(execution, path).StartAt;
    const fresh = { token: null, wake: null, heartbeat: null, beat: null, work: null, attempts: '[]' } as const;
    const position = { state: first, phase: 'run', entered: 0, enteredEvent: 0, lastEvent: 0 } as const;
    const frame = this.store.insertFrame({ ...fresh, ...position, execution: execution.id, ...child, path });
    this.enter(execution, frame, first, child.input);
    this.store.saveFrame(frame);
    return frame;
  }

  /** Ends an execution; within a transaction. */
  end(
    execution: Execution,
    status: Status,
    outcome: { output?: string; error?: string | null; cause?: string | null },
    last?: Frame,
  ): void {
    const { output = null, error = null, cause = null } = outcome;
    Object.assign(execution, { status, output, error, cause, stopped: this.now() });
    const details =
      output === null
        ? { ...(error !== null && { error }), ...(cause !== null && { cause }) }
        : { output, outputDetails: { truncated: false } };
    this.note(execution, last, EVENTS[status], details);
    this.store.saveExecution(execution);
    this.store.deleteFramesOf(execution.id);
    this.#running.delete(execution.id);
  }

  /** Lets a frame go on, on a later turn of the event loop. */
  schedule(id: number): void {
    this.#soon(() => this.#run(this.store.frame(id)));
  }

  /** A child has ended: its parent looks whether that was what it waits for, unless it has gone on meanwhile. */
  scheduleParent(id: number): void {
    this.#soon(async () => {
      const frame = this.store.frame(id);
      if (frame?.phase === 'children') await this.#run(frame);
    });
  }

  #soon(work: () => Promise<void>): void {
    const done = this.surroundings.busy('states');
    setImmediate(() => void (this.#closed ? Promise.resolve() : work()).finally(done));
  }

  /** Wakes the engine at `at` at the latest. */
  arm(at: number): void {
    if (this.#alarm && this.#alarm.at <= at) return;
    this.#alarm?.timer.cancel();
    this.#alarm = { at, timer: this.surroundings.clock.at(at, () => this.#ring()) };
  }

  #rearm(): void {
    this.#alarm?.timer.cancel();
    this.#alarm = undefined;
    const due = this.store.nextDue();
    if (due !== undefined) this.arm(due);
  }

  #ring(): void {
    if (this.#closed) return;
    const now = this.now();
    for (const { id } of this.store.overdueFrames(now)) this.#wake(this.store.frame(id));
    for (const { id } of this.store.overdueExecutions(now))
      this.store.transaction(() => this.end(this.execution(id), 'TIMED_OUT', {}));
    this.#rearm();
  }

  #wake(frame: Frame | undefined): void {
    if (!frame) return;
    const run = this.#runOf(frame);
    this.commit(run, () => {
      if (frame.phase === 'retrying') {
        Object.assign(frame, { phase: 'run', wake: null });
        this.count(run.execution);
      } else if (frame.phase === 'waiting') Object.assign(frame, { phase: 'answered', wake: null });
      else timeOut(this, run);
    });
    this.schedule(frame.id);
  }

  async #run(frame: Frame | undefined): Promise<void> {
    if (!frame) return;
    try {
      for (let states = 1; await this.#step(this.#runOf(frame)); states++)
        if (states % STATES_PER_TURN === 0) await new Promise(setImmediate);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
    }
  }

  /** One state's work; true when the frame is in another state now and can go on at once. */
  async #step(run: Run): Promise<boolean> {
    try {
      const departure = await perform(this, run);
      return departure !== 'parked' && (await leave(this, run, departure));
    } catch (error) {
      if (error instanceof Stale || this.#closed) throw new Stale();
      return fail(this, run, error instanceof StateError ? error : defect(run, error));
    }
  }

  #runOf(frame: Frame): Run {
    const execution = this.execution(frame.execution);
    const definition = this.#inside(execution, frame.path);
    return { frame, execution, definition, state: definition.States[frame.state]!, before: [] };
  }

  #inside(execution: Execution, path: string): Definition {
    return within(this.#definition(execution.definition), JSON.parse(path));
  }

  #definition(hash: string): Definition {
    let definition = this.#definitions.get(hash);
    if (!definition) {
      definition = JSON.parse(this.store.definition(hash)!) as Definition;
      this.#definitions.set(hash, definition);
    }
    return definition;
  }

  #endFull(execution: Execution): void {
    const cause = `The execution reached the maximum number of history events (${HISTORY_LIMIT + 1}).`;
    this.end(execution, 'FAILED', { error: 'States.Runtime', cause });
  }
}

const EVENTS: Readonly<Record<Status, string>> = {
  RUNNING: 'ExecutionStarted',
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
};

/** What no part of the interpreter foresaw ends the execution as AWS ends it, with its reason. */
function defect({ frame, execution }: Run, error: unknown): StateError {
  const about = `An error occurred while executing the state '${frame.state}' of ${nameOfArn(execution.machine)}`;
  return new StateError('States.Runtime', `${about}: ${error instanceof Error ? error.message : String(error)}`);
}
