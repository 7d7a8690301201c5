import type { AppraisalCase, Case, CollectedCase, EndedCase } from './case.ts';
import { type Refusal, refused } from './decision.ts';
import type { Clause } from './standard.ts';

/** A case whose service has ended: it may be rated. */
export type RateableCase = EndedCase | AppraisalCase | CollectedCase;

/** §7.1.3 for 帮办, §7.2.6 for 代办. */
export const ratingClause = ({ service }: Case): Clause => (service === 'assistance' ? '7.1.3' : '7.2.6');

/** The case, if its service has ended. */
export function rateable(now: Case): RateableCase | Refusal {
  return 'endedAt' in now || 'concludedAt' in now ? now : refused(ratingClause(now), 'service-not-ended');
}
