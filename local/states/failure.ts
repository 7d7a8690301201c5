import type { Retrier } from './definition.ts';
import type { Engine } from './engine.ts';
import { matches, StateError } from './errors.ts';
import { iterationOf, leave } from './leave.ts';
import type { Run } from './run.ts';
import type { Frame } from './store.ts';

/** What becomes of a failed state: tried again, caught, or the end. True when there is a next state. */
export async function fail(engine: Engine, run: Run, error: StateError): Promise<boolean> {
  const { frame, state } = run;
  report(engine, run, error);
  const delay = retry(run, error);
  if (delay !== undefined) {
    engine.commit(run, () => {
      follow(engine, run);
      abandon(engine, run);
      Object.assign(frame, { phase: 'retrying', wake: engine.now() + delay, token: null, heartbeat: null, work: null });
    });
    return false;
  }
  run.before.push(() => close(engine, run));
  const catcher = state.Catch?.find(({ ErrorEquals }) => matches(ErrorEquals, error));
  if (!catcher) return end(engine, run, error);
  const values = { errorOutput: error.output };
  const { Next: next, Output: output, Assign: assign } = catcher;
  try {
    return await leave(engine, run, { next, output, assign, values, otherwise: JSON.stringify(error.output) });
  } catch (second) {
    if (!(second instanceof StateError)) throw second;
    report(engine, run, second);
    return end(engine, run, second);
  }
}

function report(engine: Engine, { frame, execution, before }: Run, { event }: StateError): void {
  if (event) before.push(() => engine.note(execution, frame, event.type, event.details));
}

/** ms until the next attempt, counted in the frame; undefined when there is none. */
function retry({ frame, state }: Run, error: StateError): number | undefined {
  const index = (state.Retry ?? []).findIndex(({ ErrorEquals }) => matches(ErrorEquals, error));
  if (index < 0) return undefined;
  const retrier = state.Retry![index]!;
  const attempts: number[] = JSON.parse(frame.attempts);
  const used = attempts[index] ?? 0;
  if (used >= (retrier.MaxAttempts ?? 3)) return undefined;
  attempts[index] = used + 1;
  frame.attempts = JSON.stringify(attempts);
  return delay(retrier, used);
}

function delay(
  { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds, JitterStrategy }: Retrier,
  used: number,
): number {
  const seconds = Math.min(IntervalSeconds * BackoffRate ** used, MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return Math.round(seconds * 1000 * (JitterStrategy === 'FULL' ? Math.random() : 1));
}

/** Ends the branches or iterations of a Parallel or Map state that has failed, and says so. */
function close(engine: Engine, run: Run): void {
  const { frame, execution, state } = run;
  if (state.Type !== 'Parallel' && state.Type !== 'Map') return;
  follow(engine, run);
  abandon(engine, run);
  engine.note(execution, frame, `${state.Type}StateFailed`, {});
}

/** The history goes on from the child that broke. */
function follow(engine: Engine, { frame }: Run): void {
  const broken = engine.store.children(frame.id).find(({ phase }) => phase === 'broken');
  if (broken) frame.lastEvent = broken.lastEvent;
}

/** Drops all descendants; those that were still in a state leave an event. */
function abandon(engine: Engine, { frame, execution }: Pick<Run, 'frame' | 'execution'>): void {
  for (const child of engine.store.children(frame.id)) {
    abandon(engine, { frame: child, execution });
    if (child.phase !== 'done' && child.phase !== 'broken') noteAbort(engine, execution, child);
    engine.store.deleteFrame(child.id);
  }
}

function noteAbort(engine: Engine, execution: Run['execution'], frame: Frame): void {
  const type = ABORTED[frame.phase];
  if (type) engine.note(execution, frame, type, {});
  const iteration = iterationOf(frame);
  if (iteration) engine.note(execution, frame, 'MapIterationAborted', iteration, true);
}

const ABORTED: Readonly<Partial<Record<Frame['phase'], string>>> = {
  waiting: 'WaitStateAborted',
  calling: 'TaskStateAborted',
  sending: 'TaskStateAborted',
  token: 'TaskStateAborted',
  retrying: 'TaskStateAborted',
};

/** Nothing takes the error: the execution fails, or the parent of this branch looks at it. */
function end(engine: Engine, run: Run, { error, reason }: StateError): false {
  const { frame, execution } = run;
  engine.commit(run, () => {
    if (frame.parent === null)
      return engine.end(execution, 'FAILED', { error: error ?? null, cause: reason ?? null }, frame);
    const work = JSON.stringify({ error, cause: reason });
    Object.assign(frame, { phase: 'broken', work, token: null, wake: null, heartbeat: null });
    const iteration = iterationOf(frame);
    if (iteration) engine.note(execution, frame, 'MapIterationFailed', iteration, true);
    engine.scheduleParent(frame.parent);
  });
  return false;
}
