import { randomUUID } from 'node:crypto';
import type { SteerableClock } from '../clock.ts';
import { checkDestination } from '../destination.ts';
import type { Faults } from '../faults.ts';
import { AwsError, type Json, type JsonService, type Need, type Surroundings } from '../service.ts';
import { Fleet } from './fleet.ts';
import { FunctionLog } from './log.ts';
import { EventQueue } from './queue.ts';
import type { FunctionSettings } from './settings.ts';
import type { Outcome } from './thread.ts';

/** Lambda: the functions of the template, each in threads of its own. */
export interface Lambda extends JsonService {
  readonly name: 'lambda';
  /** Runs one event to its end, past the door: for who has been permitted already. */
  run(functionName: string, event: Json): Promise<Outcome>;
  /** Invocations per function name since the start. */
  readonly invocations: Readonly<Record<string, number>>;
  /** Goes on with asynchronous invocations that a stop left behind. */
  resume(): void;
  close(): void;
}

/** Bytes of an event (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
const limits = { synchronous: 6_291_456, asynchronous: 262_144 };

export interface LambdaOptions {
  readonly clock: SteerableClock;
  readonly faults: Faults;
  /** Is given every log line, with the name of the function: verbose mode. */
  readonly show?: (functionName: string, line: string) => void;
}

/** Opens the functions; no thread starts before its first event. */
export function openLambda(
  surroundings: Surroundings,
  settings: readonly FunctionSettings[],
  { clock, faults, show }: LambdaOptions,
): Lambda {
  const logs = new Map(settings.map(({ name }) => [name, logOf(surroundings, name, show)]));
  const fleets = new Map(settings.map((one) => [one.name, new Fleet(one, clock, logs.get(one.name)!)]));
  for (const { name, asynchronous } of settings)
    for (const arn of [asynchronous.onFailure, asynchronous.onSuccess, asynchronous.deadLetter])
      checkDestination(arn, name);

  const run = async (name: string, requestId: string, payload: string): Promise<Outcome> => {
    const done = surroundings.busy(`function ${name}`);
    try {
      return await find(fleets, name).invoke(requestId, payload);
    } finally {
      done();
    }
  };
  const byName = new Map(settings.map((one) => [one.name, one]));
  const queue = new EventQueue(surroundings, byName, faults, ({ name }, id, payload) => run(name, id, payload));

  return {
    name: 'lambda',
    run: (name, event) => run(name, randomUUID(), JSON.stringify(event)),
    get invocations() {
      return Object.fromEntries([...fleets].map(([name, { invocations }]) => [name, invocations]));
    },
    needs: (operation, input) => needsOf(fleets, operation, input),
    call: async (operation, input) => {
      if (operation !== 'Invoke')
        throw new AwsError('UnknownOperationException', `${operation} is not an operation of the embedded Lambda`, 404);
      const { settings: target } = find(fleets, nameOf(input.FunctionName));
      const payload = payloadOf(input);
      switch (input.InvocationType ?? 'RequestResponse') {
        case 'DryRun':
          return { StatusCode: 204 };
        case 'Event':
          limit(payload, limits.asynchronous);
          return { StatusCode: 202, RequestId: queue.accept(target, payload) };
        case 'RequestResponse':
          limit(payload, limits.synchronous);
          return answer(await run(target.name, randomUUID(), payload));
        default:
          throw new AwsError('InvalidParameterValueException', `Unknown InvocationType ${input.InvocationType}`);
      }
    },
    resume: () => queue.resume(),
    close: () => {
      queue.close();
      for (const fleet of fleets.values()) fleet.stop();
      for (const log of logs.values()) log.close();
    },
  };
}

const logOf = ({ folder, clock }: Surroundings, name: string, show: LambdaOptions['show']) =>
  new FunctionLog(folder, name, clock, show && ((line) => show(name, line)));

const answer = ({ payload, functionError }: Outcome): Json => ({
  StatusCode: 200,
  ExecutedVersion: '$LATEST',
  Payload: payload,
  ...(functionError && { FunctionError: functionError }),
});

/** JSON text from text, bytes or nothing. */
function payloadOf({ Payload }: Json): string {
  const text = Payload instanceof Uint8Array ? Buffer.from(Payload).toString() : (Payload ?? '');
  if (text === '') return '{}';
  try {
    JSON.parse(text);
    return text;
  } catch (error) {
    throw new AwsError('InvalidRequestContentException', `Could not parse request body into json: ${error}`);
  }
}

function limit(payload: string, most: number): void {
  const size = Buffer.byteLength(payload);
  if (size > most)
    throw new AwsError(
      'RequestEntityTooLargeException',
      `${size} byte payload is too large for the invocation type (limit ${most} bytes)`,
      413,
    );
}

function find(fleets: ReadonlyMap<string, Fleet>, name: string): Fleet {
  const fleet = fleets.get(name);
  if (!fleet) throw new AwsError('ResourceNotFoundException', `Function not found: ${name}`, 404);
  return fleet;
}

/** The name in a name, an ARN or a partial ARN, with or without a qualifier. */
export function nameOf(nameOrArn: string): string {
  const parts = nameOrArn.split(':');
  const at = parts.indexOf('function');
  return (at < 0 ? parts[0] : parts[at + 1]) ?? '';
}

function needsOf(fleets: ReadonlyMap<string, Fleet>, operation: string, input: Json): Need[] {
  if (operation !== 'Invoke') return [{ action: `lambda:${operation}`, resource: '*' }];
  const name = nameOf(input.FunctionName ?? '');
  return [{ action: 'lambda:InvokeFunction', resource: fleets.get(name)?.settings.arn ?? '*' }];
}
