import { map, parallel } from './branches.ts';
import type { Engine } from './engine.ts';
import { StateError } from './errors.ts';
import { wrongType } from './expressions.ts';
import type { Departure } from './leave.ts';
import { bindingsOf, placeOf, type Run } from './run.ts';
import { task } from './task.ts';

/** The longest wait and the longest timeout, s. */
const LONGEST = 99_999_999;

/**
 * Does what the state is there for: how it is left, or `parked` while it waits.
 * @throws StateError
 */
export async function perform(engine: Engine, run: Run): Promise<Departure | 'parked'> {
  switch (run.state.Type) {
    case 'Pass':
    case 'Succeed':
      return onward(run);
    case 'Wait':
      return wait(engine, run);
    case 'Choice':
      return choose(engine, run);
    case 'Fail':
      return failNow(engine, run);
    case 'Task':
      return task(engine, run);
    case 'Parallel':
      return parallel(engine, run);
    case 'Map':
      return map(engine, run);
  }
}

/** The state as a whole has nothing to add: its templates, or its input. */
const onward = ({ frame, state }: Run): Departure => ({
  next: state.Next,
  output: state.Output,
  assign: state.Assign,
  otherwise: frame.input,
});

async function wait(engine: Engine, run: Run): Promise<Departure | 'parked'> {
  const { frame } = run;
  if (frame.phase === 'answered') return onward(run);
  const wake = await wakeOf(engine, run);
  if (wake <= engine.now()) return onward(run);
  engine.commit(run, () => Object.assign(frame, { phase: 'waiting', wake }));
  return 'parked';
}

async function wakeOf(engine: Engine, run: Run): Promise<number> {
  const { state } = run;
  if (state.Timestamp === undefined)
    return engine.now() + 1000 * (await secondsOf(engine, run, 'Seconds', state.Seconds!));
  const place = placeOf(run);
  const value = await engine.expressions.evaluate(state.Timestamp, bindingsOf(run), 'Timestamp', place);
  const wake =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)
      ? Date.parse(value)
      : Number.NaN;
  if (Number.isNaN(wake)) throw wrongType(state.Timestamp, value, 'timestamp', 'Timestamp', place);
  return wake;
}

/** A number of seconds, literal or JSONata: an integer up to 99,999,999. */
export async function secondsOf(engine: Engine, run: Run, field: string, template: number | string): Promise<number> {
  const place = placeOf(run);
  const value = await engine.expressions.evaluate(template, bindingsOf(run), field, place);
  if (Number.isInteger(value) && value >= (field === 'Seconds' ? 0 : 1) && value <= LONGEST) return value;
  throw wrongType(template, value, 'integer', field, place);
}

/** The first rule that holds; only where none does, the state's own Output and Assign count. */
async function choose(engine: Engine, run: Run): Promise<Departure> {
  const { frame, state } = run;
  const place = placeOf(run);
  for (const [index, { Condition, Next: next, Output: output, Assign: assign }] of (state.Choices ?? []).entries()) {
    const field = `Choices[${index}]/Condition`;
    const holds = await engine.expressions.evaluate(Condition, bindingsOf(run), field, place);
    if (typeof holds !== 'boolean') throw wrongType(Condition, holds, 'boolean', field, place);
    if (holds) return { next, output, assign, otherwise: frame.input };
  }
  if (state.Default !== undefined) return { ...onward(run), next: state.Default };
  const cause = `An error occurred while executing the state '${frame.state}' (entered at the event id #${frame.enteredEvent}). Failed to transition out of the state. The state does not point to a next state.`;
  throw new StateError('States.NoChoiceMatched', cause);
}

async function failNow(engine: Engine, run: Run): Promise<never> {
  const { Error: error, Cause: cause } = run.state;
  const text = async (template: string | undefined, field: string) =>
    template === undefined ? undefined : engine.expressions.evaluate(template, bindingsOf(run), field, placeOf(run));
  throw new StateError(await text(error, 'Error'), await text(cause, 'Cause'));
}
