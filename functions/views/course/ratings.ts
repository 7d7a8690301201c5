import { levelNames, ratingChannelNames, ratingVerdictNames } from '../../../domain/course.ts';
import type { EvaluationEvent } from '../../../domain/events/evaluation.ts';
import type { Details } from './details.ts';

/** Of ratings (7.1.3, 7.2.6). */
export const ratings: Details<EvaluationEvent['type']> = {
  EvaluationGiven: (event) => [
    levelNames[event.level],
    ...(event.channel ? [ratingChannelNames[event.channel]] : []),
    ...(event.additional ? ['追评'] : []),
    ...(event.suggestion ? [event.suggestion] : []),
  ],
  RatingSettled: (event) => [ratingVerdictNames[event.verdict]],
};
