import type { Json } from '../service.ts';
import type { Engine } from './engine.ts';
import { PAYLOAD_LIMIT, StateError, tooLarge } from './errors.ts';
import { failedCall, type Integration, integrationOf } from './integrations.ts';
import type { Departure } from './leave.ts';
import { bindingsOf, nameOfArn, placeOf, type Run } from './run.ts';
import { secondsOf } from './steps.ts';

/** What was sent for a token: the task's JSON output, or an error. */
export type Answer = { readonly output: string } | { readonly error?: string; readonly cause?: string };

/** A task: calls its service, and with a token waits for the answer to that. */
export async function task(engine: Engine, run: Run): Promise<Departure | 'parked'> {
  const { frame } = run;
  if (frame.phase === 'answered') return resultOf(run, frame.work!);
  if (frame.phase === 'refused') throw refusalOf(frame.work!);
  const integration = of(engine, run);
  const input = await begin(engine, run, integration);
  const output = await call(engine, run, integration, input);
  if (Buffer.byteLength(output) > PAYLOAD_LIMIT) throw tooLarge(integration.resourceType);
  const details = { ...named(integration), output, outputDetails: { truncated: false } };
  if (integration.callback) {
    engine.commit(run, () => {
      engine.note(run.execution, frame, 'TaskSubmitted', details);
      frame.phase = 'token';
    });
    return 'parked';
  }
  run.before.push(() => engine.note(run.execution, frame, 'TaskSucceeded', details));
  return resultOf(run, output);
}

/** Records that the task starts, with its timeouts; the API's input. A token that is already out stays as it is. */
async function begin(engine: Engine, run: Run, integration: Integration): Promise<Json> {
  const { frame, execution, state } = run;
  const again = frame.phase === 'sending';
  const token = integration.callback ? (frame.token ?? engine.tokens.make(nameOfArn(execution.machine))) : undefined;
  const bindings = bindingsOf(run, {}, token);
  const args =
    state.Arguments === undefined
      ? bindings.states.input
      : await engine.expressions.evaluate(state.Arguments, bindings, 'Arguments', placeOf(run));
  const timeout = await optionalSeconds(engine, run, 'TimeoutSeconds');
  const beat = await optionalSeconds(engine, run, 'HeartbeatSeconds');
  const input = integration.request(args);
  if (again) return input;
  const times = { ...(timeout && { timeoutInSeconds: timeout }), ...(beat && { heartbeatInSeconds: beat }) };
  const parameters = JSON.stringify(args);
  if (token) engine.waits++;
  engine.commit(run, () => {
    const details = { ...named(integration), region: engine.surroundings.region, parameters, ...times };
    engine.note(execution, frame, 'TaskScheduled', details);
    engine.note(execution, frame, 'TaskStarted', named(integration));
    Object.assign(frame, {
      phase: integration.callback ? 'sending' : 'calling',
      token: token ?? null,
      wake: timeout ? engine.now() + timeout * 1000 : null,
      heartbeat: beat ? engine.now() + beat * 1000 : null,
      beat: beat ?? null,
    });
  });
  return input;
}

async function optionalSeconds(engine: Engine, run: Run, field: 'TimeoutSeconds' | 'HeartbeatSeconds') {
  const template = run.state[field];
  return template === undefined ? undefined : secondsOf(engine, run, field, template);
}

/** JSON text of what the service answered. @throws StateError as a task that has failed */
async function call(engine: Engine, { execution }: Run, integration: Integration, input: Json): Promise<string> {
  const { service, operation } = integration;
  const principal = engine.store.role(execution.role)!;
  try {
    return JSON.stringify(integration.answer(await engine.surroundings.call(service, operation, input, principal)));
  } catch (error) {
    const { error: name, reason } = failedCall(integration, error);
    const details = { ...named(integration), error: name, cause: reason };
    throw new StateError(name, reason, { event: { type: 'TaskFailed', details } });
  }
}

const resultOf = ({ state }: Run, text: string): Departure => ({
  next: state.Next,
  output: state.Output,
  assign: state.Assign,
  values: { result: JSON.parse(text) },
  otherwise: text,
});

function refusalOf(work: string): StateError {
  const { error, cause, alias } = JSON.parse(work);
  return new StateError(error, cause, { alias });
}

/** Takes the answer for the token of a task. */
export function closeTask(engine: Engine, run: Run, answer: Answer): void {
  const { frame, execution } = run;
  const integration = of(engine, run);
  engine.commit(run, () => {
    Object.assign(frame, { token: null, wake: null, heartbeat: null });
    if ('output' in answer) {
      const details = { ...named(integration), output: answer.output, outputDetails: { truncated: false } };
      engine.note(execution, frame, 'TaskSucceeded', details);
      Object.assign(frame, { phase: 'answered', work: answer.output });
    } else {
      engine.note(execution, frame, 'TaskFailed', { ...named(integration), ...answer });
      Object.assign(frame, { phase: 'refused', work: JSON.stringify(answer) });
    }
  });
}

/**
 * Marks a task as timed out, within a transaction. A missed heartbeat is reported as `States.Timeout` too, as AWS
 * does; in Retry and Catch it is also found as `States.HeartbeatTimeout`.
 */
export function timeOut(engine: Engine, run: Run): void {
  const { frame, execution } = run;
  const error = 'States.Timeout';
  const missed = frame.heartbeat !== null && frame.heartbeat < (frame.wake ?? Number.POSITIVE_INFINITY);
  if (frame.token) engine.wakeUps++;
  engine.note(execution, frame, 'TaskTimedOut', { ...named(of(engine, run)), error });
  const work = JSON.stringify({ error, ...(missed && { alias: 'States.HeartbeatTimeout' }) });
  Object.assign(frame, { phase: 'refused', work, token: null, wake: null, heartbeat: null });
}

/** Its Resource was checked when the machine was made. */
function of(engine: Engine, { state }: Run): Integration {
  const integration = integrationOf(state.Resource, engine.surroundings.partition);
  if ('refused' in integration) throw new Error(integration.refused);
  return integration;
}

const named = ({ resourceType, resource }: Integration) => ({ resourceType, resource });
