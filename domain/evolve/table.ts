import type { ArchivingCase, Case, EntrustedCase, EvaluationCase } from '../case.ts';
import type { EventOf, EventType } from '../events.ts';
import { type RateableCase, rateable } from '../rateable.ts';
import type { Instant } from '../values.ts';

/** For each type of event, the state after it. A row decides nothing; an event that can't follow is a defect, and throws. */
export type Evolutions<Types extends EventType> = {
  readonly [Type in Types]: (now: Case, event: EventOf<Type>, at: Instant) => Case;
};

/** The row of an event that opens a case. @throws Error always: what has been opened is not opened again */
export function openedTwice(_: Case, { type }: { readonly type: EventType }): Case {
  throw new Error(`${type} twice`);
}

/** The case, known to be in this stage. @throws Error when it is not: no command could have written such a history */
export function during<Stage extends Case['stage']>(now: Case, stage: Stage): Extract<Case, { stage: Stage }> {
  if (now.stage !== stage) throw new Error(`An event of ${stage} in ${now.stage}`);
  return now as Extract<Case, { stage: Stage }>;
}

/** The case, known to be entrusted. */
export function entrustedCase(now: Case): EntrustedCase {
  if (!('matters' in now)) throw new Error(`An event of an entrusted case in ${now.stage}`);
  return now;
}

/** The case, known to have been terminated and not sealed yet. */
export function terminatedCase(now: Case): EvaluationCase | ArchivingCase {
  if ((now.stage !== 'evaluation' && now.stage !== 'archiving') || !now.termination)
    throw new Error(`An event of a terminated case in ${now.stage}`);
  return now;
}

/** The case whose service has ended. @throws Error when it has not: no command could have written such a history */
export function endedService(now: Case): RateableCase {
  const found = rateable(now);
  if ('outcome' in found) throw new Error(`An event of an ended service in ${now.stage}`);
  return found;
}
