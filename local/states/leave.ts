import type { Json } from '../service.ts';
import type { Path } from './definition.ts';
import type { Engine } from './engine.ts';
import { PAYLOAD_LIMIT, tooLarge } from './errors.ts';
import { bindingsOf, placeOf, type Run } from './run.ts';

/** How a state is left. */
export interface Departure {
  /** The next state; undefined at the end of the definition. */
  readonly next: string | undefined;
  /** Templates of the state, the choice rule or the catcher. */
  readonly output?: Json;
  readonly assign?: Readonly<Record<string, Json>> | undefined;
  /** What `$states` has besides input and context: `{ result }` or `{ errorOutput }`. */
  readonly values?: Json;
  /** JSON text of the output where there is no template for it. */
  readonly otherwise: string;
}

/**
 * Leaves a state: assigns, gives its output to the next state or to whoever waits for the end. Assign and Output see
 * the same variables; new values are seen from the next state on. True when there is a next state.
 */
export async function leave(engine: Engine, run: Run, departure: Departure): Promise<boolean> {
  const { frame, execution, state } = run;
  const { next, output, assign } = departure;
  const bindings = output === undefined && !assign ? {} : bindingsOf(run, departure.values);
  const place = placeOf(run);
  const assigned = assign ? await engine.expressions.evaluate(assign, bindings, 'Assign', place) : undefined;
  const text =
    output === undefined
      ? departure.otherwise
      : JSON.stringify(await engine.expressions.evaluate(output, bindings, 'Output', place));
  if (Buffer.byteLength(text) > PAYLOAD_LIMIT) throw tooLarge(frame.state);
  engine.commit(run, () => {
    if (assigned) frame.variables = JSON.stringify({ ...JSON.parse(frame.variables), ...assigned });
    const details = { name: frame.state, output: text, outputDetails: { truncated: false }, ...reported(assigned) };
    engine.note(execution, frame, `${state.Type}StateExited`, details);
    if (next === undefined) finish(engine, run, text);
    else engine.enter(execution, frame, next, text);
  });
  return next !== undefined;
}

/** Each variable as JSON text, as the history shows assignments. */
function reported(assigned: Json): object {
  if (!assigned) return {};
  const texts = Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]);
  return { assignedVariables: Object.fromEntries(texts), assignedVariablesDetails: { truncated: false } };
}

/** The end of a definition: of the execution, or of a branch, whose parent looks at it. */
function finish(engine: Engine, { frame, execution }: Run, output: string): void {
  if (frame.parent === null) {
    engine.end(execution, 'SUCCEEDED', { output }, frame);
    return;
  }
  Object.assign(frame, { phase: 'done', work: output, token: null, wake: null, heartbeat: null });
  const iteration = iterationOf(frame);
  if (iteration) engine.note(execution, frame, 'MapIterationSucceeded', iteration);
  engine.scheduleParent(frame.parent);
}

/** `{ name, index }` of the Map iteration whose own frame this is. */
export function iterationOf({ path, position }: { path: string; position: number }): object | undefined {
  const name = (JSON.parse(path) as Path).at(-1);
  return typeof name === 'string' ? { name, index: position } : undefined;
}
