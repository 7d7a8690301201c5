import type { AppraisalCase, Case, EvaluationCase } from '../case.ts';
import type { EvaluationEvent } from '../events/evaluation.ts';
import type { EventOf } from '../events.ts';
import type { RateableCase } from '../rateable.ts';
import { counted, type Rating } from '../rating.ts';
import type { Instant } from '../values.ts';
import { during, type Evolutions, endedService } from './table.ts';

/** The id of the only rating in histories that did not number theirs. */
const first = 'first';

/** The case while it waits for a rating. */
function evaluating(now: Case): EvaluationCase | AppraisalCase {
  if (now.stage === 'appraisal') return now;
  return during(now, 'evaluation');
}

/** Nothing is waited for any more: 代办 is archived (§7.2.7), the record of 帮办 is complete as it is. */
const closed = (now: RateableCase): RateableCase => {
  if (now.stage === 'appraisal') return { ...now, stage: 'collected' };
  return now.stage === 'evaluation' ? { ...now, stage: 'archiving' } : now;
};

/** The case with these ratings, and the one of them that counts. */
function withRatings<Found extends RateableCase>({ evaluation: _, ...now }: Found, ratings: readonly Rating[]): Found {
  const evaluation = counted(ratings);
  return { ...now, ratings, ...(evaluation ? { evaluation } : {}) } as unknown as Found;
}

function given(now: RateableCase, event: EventOf<'EvaluationGiven'>, at: Instant): RateableCase {
  const { type: _, rating: id = first, ...rest } = event;
  return withRatings(now, [...(now.ratings ?? []), { id, ...rest, at }]);
}

const changed = (now: RateableCase, id: string, change: (rating: Rating) => Rating): RateableCase =>
  withRatings(
    now,
    (now.ratings ?? []).map((rating) => (rating.id === id ? change(rating) : rating)),
  );

const judged = ({ type: _, rating, ...judgement }: EventOf<'RatingJudged'>, at: Instant) => ({
  id: rating,
  change: (before: Rating): Rating => ({ ...before, judgements: [...(before.judgements ?? []), { ...judgement, at }] }),
});

/** §7.1.3, §7.2.6. The first rating ends the wait for one; later ones are entries in what is closed. */
export const evaluationEvolutions: Evolutions<EvaluationEvent['type']> = {
  EvaluationInvited: (now, { until }) => ({ ...evaluating(now), evaluationUntil: until }),
  EvaluationGiven: (now, event, at) => closed(given(endedService(now), event, at)),
  EvaluationClosed: (now) => closed(evaluating(now)),
  RatingJudged: (now, event, at) => {
    const { id, change } = judged(event, at);
    return changed(endedService(now), id, change);
  },
  RatingSettled: (now, { rating, verdict }) =>
    changed(endedService(now), rating, (before) => ({ ...before, settled: verdict })),
};
