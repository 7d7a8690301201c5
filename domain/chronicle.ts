import type { Refusal } from './decision.ts';
import type { Instant } from './values.ts';

/**
 * What is no case and yet has a history of its own, such as a measure of improvement (§8.3) or a finding of a supervisor (§8.1).
 * It is decided upon as cases are: events, none if there is nothing to do, or a refusal.
 */
export type Decided<Event> = { readonly outcome: 'decided'; readonly events: readonly Event[] } | Refusal;

export const did = <Event>(...events: Event[]): Decided<Event> => ({ outcome: 'decided', events });

/** One command's worth of its history. */
export interface Entry<Event> {
  readonly at: Instant;
  readonly events: readonly Event[];
}

/** What a history says, or undefined when nothing has happened. */
export function recall<State, Event>(
  history: readonly Entry<Event>[],
  evolve: (now: State | undefined, event: Event, at: Instant) => State,
): State | undefined {
  let now: State | undefined;
  for (const { at, events } of history) for (const event of events) now = evolve(now, event, at);
  return now;
}
