import type { AuthorityState, Matter } from '../case/matters.ts';
import type { EntrustedCase, HandlingCase } from '../case.ts';
import type { FilingEvent } from '../events/filing.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { moved } from './custody.ts';
import { during, type Evolutions, entrustedCase } from './table.ts';

function changed<Now extends EntrustedCase>(now: Now, matter: string, change: (before: Matter) => Matter): Now {
  return { ...now, matters: now.matters.map((each) => (each.id === matter ? change(each) : each)) };
}

/** The principal has been told with it. */
function corrected(now: HandlingCase, event: EventOf<'CorrectionRequested'>, at: Instant): HandlingCase {
  const { type: _, matter, ...correction } = event;
  return changed(now, matter, (before) => ({ ...before, correction, toldAt: at }));
}

function resubmitted(now: HandlingCase, { matter, materials }: EventOf<'MatterResubmitted'>): HandlingCase {
  const sent = { ...now, materials: moved(now.materials, materials, 'submitted') };
  return changed(sent, matter, ({ correction: _, ...before }) => before);
}

/** Kept in the order of the authority's own times, whenever they were told: the last is where it stands. */
function mirrored(now: EntrustedCase, event: EventOf<'AuthorityStateMirrored'>): EntrustedCase {
  const { type: _, matter, ...state } = event;
  const number = state.number ? { authorityNumber: state.number } : {};
  return changed(now, matter, ({ authorityStates = [], ...before }) => ({
    ...before,
    ...number,
    authorityStates: [...authorityStates, state].sort(byTime),
  }));
}

const byTime = (one: AuthorityState, other: AuthorityState) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0);

function delayed(now: EntrustedCase, { type: _, ...delay }: EventOf<'DelayRecorded'>, at: Instant): EntrustedCase {
  return { ...now, delays: [...(now.delays ?? []), { ...delay, at }] };
}

function paid(now: EntrustedCase, { type: _, ...charge }: EventOf<'ChargePaid'>): EntrustedCase {
  return { ...now, charges: [...(now.charges ?? []), charge] };
}

/** §7.2.3. */
export const filingEvolutions: Evolutions<FilingEvent['type']> = {
  CorrectionRequested: (now, event, at) => corrected(during(now, 'handling'), event, at),
  MatterResubmitted: (now, event) => resubmitted(during(now, 'handling'), event),
  AuthorityStateMirrored: (now, event) => mirrored(entrustedCase(now), event),
  DelayRecorded: (now, event, at) => delayed(entrustedCase(now), event, at),
  ChargePaid: (now, event) => paid(entrustedCase(now), event),
};
