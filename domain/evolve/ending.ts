import type { Case, EvaluationCase, HandlingCase } from '../case.ts';
import type { EndingEvent } from '../events/ending.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { unpaused } from './suspension.ts';
import { during, type Evolutions, terminatedCase } from './table.ts';

/** Until the principal is invited, the evaluation is over as soon as it begins. */
const ended = (now: HandlingCase, at: Instant) =>
  ({ ...now, stage: 'evaluation', endedAt: at, evaluationUntil: at }) as const;

const terminated = (
  now: HandlingCase,
  { type: _, ...termination }: EventOf<'ServiceTerminated'>,
  at: Instant,
): EvaluationCase => ({ ...ended(now, at), ground: termination.ground, termination });

/** A suspension ends with the service. */
const inService = (now: Case, at: Instant): HandlingCase =>
  now.stage === 'suspended' ? unpaused(now, at) : during(now, 'handling');

function evaluated(now: EvaluationCase, event: EventOf<'EvaluationGiven'>, at: Instant): Case {
  const { type: _, ...given } = event;
  return { ...now, stage: 'archiving', evaluation: { ...given, at } };
}

/** §7.2.5 to §7.2.7. */
export const endingEvolutions: Evolutions<EndingEvent['type']> = {
  ServiceEnded: (now, { ground }, at) => ({ ...ended(during(now, 'handling'), at), ground }),
  ServiceTerminated: (now, event, at) => terminated(inService(now, at), event, at),
  TerminationFormSigned: (now, { by, digest }, at) => ({ ...terminatedCase(now), form: { by, digest, at } }),
  EvaluationInvited: (now, { until }) => ({ ...during(now, 'evaluation'), evaluationUntil: until }),
  EvaluationGiven: (now, event, at) => evaluated(during(now, 'evaluation'), event, at),
  EvaluationClosed: (now) => ({ ...during(now, 'evaluation'), stage: 'archiving' }),
  CaseArchived: (now, { archive }) => ({ ...during(now, 'archiving'), stage: 'archived', archive }),
};
