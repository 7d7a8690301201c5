import type { Case, ComplaintCase } from '../case.ts';
import { type Refusal, refused } from '../decision.ts';
import { isFinal } from '../lifecycle.ts';

/** The complaint in one of these stages, or why not; who may not know of it is refused before. */
export function complaintIn<Stage extends ComplaintCase['stage']>(
  now: Case,
  ...stages: readonly Stage[]
): Extract<ComplaintCase, { stage: Stage }> | Refusal {
  if ('complaint' in now && (stages as readonly string[]).includes(now.stage))
    return now as Extract<ComplaintCase, { stage: Stage }>;
  return isFinal(now.stage) ? refused('8.2', 'complaint-over') : refused('8.2', 'complaint-stage');
}
