import type { AppraisalCase, Case, EvaluationCase, HandlingCase } from '../case.ts';
import type { EndingEvent } from '../events/ending.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../values.ts';
import { released } from './people.ts';
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

/** A suspension ends with the service, and so does the hold of a dispute. */
const inService = (now: Case, at: Instant): HandlingCase =>
  now.stage === 'suspended' ? unpaused(now, at) : released(during(now, 'handling'), at);

/** The case while its evaluation may be given. */
function evaluating(now: Case): EvaluationCase | AppraisalCase {
  if (now.stage === 'appraisal') return now;
  return during(now, 'evaluation');
}

/** The evaluation is over: 代办 is archived (§7.2.7), the record of 帮办 is complete as it is. */
const closed = (now: EvaluationCase | AppraisalCase): Case =>
  now.stage === 'appraisal' ? { ...now, stage: 'collected' } : { ...now, stage: 'archiving' };

function evaluated(now: EvaluationCase | AppraisalCase, event: EventOf<'EvaluationGiven'>, at: Instant): Case {
  const { type: _, ...given } = event;
  return closed({ ...now, evaluation: { ...given, at } });
}

/** §7.2.5 to §7.2.7. */
export const endingEvolutions: Evolutions<EndingEvent['type']> = {
  ServiceEnded: (now, { ground }, at) => ({ ...ended(inService(now, at), at), ground }),
  ServiceTerminated: (now, event, at) => terminated(inService(now, at), event, at),
  TerminationFormSigned: (now, { by, digest }, at) => ({ ...terminatedCase(now), form: { by, digest, at } }),
  EvaluationInvited: (now, { until }) => ({ ...evaluating(now), evaluationUntil: until }),
  EvaluationGiven: (now, event, at) => evaluated(evaluating(now), event, at),
  EvaluationClosed: (now) => closed(evaluating(now)),
  CaseArchived: (now, { archive }) => ({ ...during(now, 'archiving'), stage: 'archived', archive }),
};
