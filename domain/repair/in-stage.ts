import type { Case, RepairCase } from '../case.ts';
import { type Refusal, refused } from '../decision.ts';
import { isFinal } from '../lifecycle.ts';

/** The repair in one of these stages, or why not; who may not know of it is refused before. */
export function repairIn(now: Case, ...stages: readonly RepairCase['stage'][]): RepairCase | Refusal {
  if ('repair' in now && stages.includes(now.stage)) return now;
  return refused('8.3', isFinal(now.stage) ? 'repair-over' : 'repair-stage');
}
