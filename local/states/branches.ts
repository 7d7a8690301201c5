import type { Json } from '../service.ts';
import type { Path } from './definition.ts';
import type { Engine } from './engine.ts';
import { PAYLOAD_LIMIT, StateError, tooLarge } from './errors.ts';
import { wrongType } from './expressions.ts';
import type { Departure } from './leave.ts';
import { bindingsOf, placeOf, type Run } from './run.ts';

/** An inline Map runs at most so many iterations at a time. */
const MOST_ITERATIONS = 40;

/** Runs all branches at once on the same input; the result is the list of their outputs. */
export async function parallel(engine: Engine, run: Run): Promise<Departure | 'parked'> {
  const { frame, execution, state } = run;
  if (frame.phase === 'children') return gather(engine, run, state.Branches!.length);
  const input =
    state.Arguments === undefined
      ? frame.input
      : JSON.stringify(await engine.expressions.evaluate(state.Arguments, bindingsOf(run), 'Arguments', placeOf(run)));
  engine.commit(run, () => {
    engine.note(execution, frame, 'ParallelStateStarted', {});
    frame.phase = 'children';
    for (const position of state.Branches!.keys())
      spawn(engine, run, [frame.state, position], position, input, frame.item);
  });
  return 'parked';
}

/** Runs its item processor once for each item, in order, so many at a time as MaxConcurrency says. */
export async function map(engine: Engine, run: Run): Promise<Departure | 'parked'> {
  const { frame, execution } = run;
  if (frame.phase !== 'children') {
    const items = await itemsOf(engine, run);
    engine.commit(run, () => {
      engine.note(execution, frame, 'MapStateStarted', { length: items.length });
      Object.assign(frame, { phase: 'children', work: JSON.stringify(items) });
    });
  }
  const items: Json[] = JSON.parse(frame.work!);
  const departure = gather(engine, run, items.length);
  if (departure === 'parked') await startIterations(engine, run, items);
  return departure;
}

async function itemsOf(engine: Engine, run: Run): Promise<Json[]> {
  const { frame, state } = run;
  if (state.Items === undefined) {
    const input = JSON.parse(frame.input);
    if (!Array.isArray(input)) throw wrongType('$states.input', input, 'array', 'Items', placeOf(run));
    return input;
  }
  const items = await engine.expressions.evaluate(state.Items, bindingsOf(run), 'Items', placeOf(run));
  if (!Array.isArray(items)) throw wrongType(state.Items, items, 'array', 'Items', placeOf(run));
  return JSON.parse(JSON.stringify(items));
}

async function startIterations(engine: Engine, run: Run, items: readonly Json[]): Promise<void> {
  const { frame, execution } = run;
  const { total, done } = engine.store.progress(frame.id);
  const last = Math.min(items.length, done + (await concurrencyOf(engine, run)));
  if (last <= total) return;
  const inputs: [number, Json, string][] = [];
  for (let index = total; index < last; index++)
    inputs.push([index, items[index], await inputOf(engine, run, items[index], index)]);
  engine.commit(run, () => {
    for (const [index, value, input] of inputs) {
      engine.note(execution, frame, 'MapIterationStarted', { name: frame.state, index });
      const item = JSON.stringify({ Index: index, Value: value });
      spawn(engine, run, [frame.state], index, input, item);
    }
  });
}

async function concurrencyOf(engine: Engine, run: Run): Promise<number> {
  const { MaxConcurrency = 0 } = run.state;
  const place = placeOf(run);
  const most = await engine.expressions.evaluate(MaxConcurrency, bindingsOf(run), 'MaxConcurrency', place);
  if (!Number.isInteger(most) || most < 0) throw wrongType(MaxConcurrency, most, 'integer', 'MaxConcurrency', place);
  return Math.min(most || MOST_ITERATIONS, MOST_ITERATIONS);
}

/** JSON text of an iteration's input. */
async function inputOf(engine: Engine, run: Run, value: Json, index: number): Promise<string> {
  const { frame, state } = run;
  if (state.ItemSelector === undefined) return JSON.stringify(value);
  const item = JSON.stringify({ Index: index, Value: value });
  const bindings = bindingsOf({ ...run, frame: { ...frame, item } });
  return JSON.stringify(await engine.expressions.evaluate(state.ItemSelector, bindings, 'ItemSelector', placeOf(run)));
}

function spawn(engine: Engine, run: Run, step: Path, position: number, input: string, item: string): void {
  const { frame, execution } = run;
  const path = [...(JSON.parse(frame.path) as Path), ...step];
  const { variables, lastEvent } = frame;
  engine.schedule(engine.spawn(execution, { parent: frame.id, position, path, input, variables, item, lastEvent }).id);
}

/**
 * The outputs of all children, once they have ended.
 * @throws StateError of the child that broke first
 */
function gather(engine: Engine, run: Run, expected: number): Departure | 'parked' {
  const { frame, execution, state } = run;
  const { done, broken } = engine.store.progress(frame.id);
  if (broken !== null) {
    const { error, cause } = JSON.parse(engine.store.frame(broken)!.work!);
    throw new StateError(error, cause);
  }
  if (done < expected) return 'parked';
  const children = engine.store.children(frame.id);
  const text = `[${children.map(({ work }) => work).join(',')}]`;
  if (Buffer.byteLength(text) > PAYLOAD_LIMIT) throw tooLarge(frame.state);
  run.before.push(() => {
    for (const { id, lastEvent } of children) {
      frame.lastEvent = Math.max(frame.lastEvent, lastEvent);
      engine.store.deleteFrame(id);
    }
    engine.note(execution, frame, `${state.Type}StateSucceeded`, {}, true);
  });
  const { Next: next, Output: output, Assign: assign } = state;
  return { next, output, assign, values: { result: JSON.parse(text) }, otherwise: text };
}
