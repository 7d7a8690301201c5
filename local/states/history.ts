import type { Json } from '../service.ts';
import type { StoredEvent } from './store.ts';

/** An event as GetExecutionHistory gives it, without input and output where `data` is false. */
export function eventOf({ id, previous, type, at, details }: StoredEvent, data: boolean): Json {
  const parsed = JSON.parse(details);
  if (!data) for (const key of ['input', 'output', 'parameters', 'assignedVariables']) delete parsed[key];
  return { timestamp: at / 1000, type, id, previousEventId: previous, ...(keyOf(type) && { [keyOf(type)!]: parsed }) };
}

/** The member that carries an event's details; several types share one, some have none. */
function keyOf(type: string): string | undefined {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  if (/^(Parallel|.*Aborted|MapStateSucceeded|MapStateFailed)/.test(type) && !/^(Execution|MapIteration)/.test(type))
    return undefined;
  return `${type[0]!.toLowerCase()}${type.slice(1)}EventDetails`;
}
