import type { Case, EvaluationCase, HandlingCase } from '../case.ts';
import type { EndingEvent } from '../events/ending.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { released } from './people.ts';
import { unpaused } from './suspension.ts';
import { during, type Evolutions, endedService, terminatedCase } from './table.ts';

/** Until the principal is invited, the evaluation is over as soon as it begins. */
const ended = (now: HandlingCase, at: Instant) =>
  ({ ...now, stage: 'evaluation', endedAt: at, evaluationUntil: at }) as const;

const terminated = (
  now: HandlingCase,
  { type: _, ...termination }: EventOf<'ServiceTerminated'>,
  at: Instant,
): EvaluationCase => ({ ...ended(now, at), ground: termination.ground, termination });

/** A suspension ends with the service, and so does the hold of a dispute. */
const inService = (now: Case, at: Instant): HandlingCase =>
  now.stage === 'suspended' ? unpaused(now, at) : released(during(now, 'handling'), at);

/** §7.2.5, §7.2.7. */
export const endingEvolutions: Evolutions<EndingEvent['type']> = {
  ServiceEnded: (now, { ground }, at) => ({ ...ended(inService(now, at), at), ground }),
  ServiceTerminated: (now, event, at) => terminated(inService(now, at), event, at),
  TerminationFormSigned: (now, { by, digest }, at) => ({ ...terminatedCase(now), form: { by, digest, at } }),
  NeedRaisedAgain: (now, { by }, at) => ({ ...endedService(now), raisedAgain: { by, at } }),
  CaseArchived: (now, { archive }) => ({ ...during(now, 'archiving'), stage: 'archived', archive }),
};
