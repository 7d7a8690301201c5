import { isResting } from '../../domain/lifecycle.ts';
import { wake as whatIsDue } from '../../domain/wake.ts';
import { carryOut, type Outcome } from '../carry-out.ts';
import { waits } from '../store.ts';
import { restingStand, type Stand } from '../workflow.ts';
import { standOf } from './stand.ts';
import { system, systemContext, TaskError } from './task.ts';

export interface Wake {
  readonly task: 'wake';
  readonly caseId: string;
  readonly leg: number;
  /** When this leg started, ISO UTC. */
  readonly startedAt: string;
  /** How often this leg has asked before. */
  readonly rounds?: number;
}

/** A leg hands over before the limits of a standard workflow: one year, and 25,000 events of history (about 13 a round). */
const longestLeg = 300 * 86_400_000;
const mostRounds = 1000;

/** What is due now: decided and recorded as the system; and when to ask again. */
export async function wake({
  caseId,
  leg,
  startedAt,
  rounds = 0,
}: Wake): Promise<Stand & { rounds: number; legSpent: boolean }> {
  const context = systemContext('wake');
  const outcome = await askWhatIsDue(caseId, context.now);
  switch (outcome.kind) {
    case 'done': {
      if (isResting(outcome.found.now.stage)) {
        // The leg ends: whoever sees the case go on knows by this mark that it needs another.
        await waits().rested(caseId, leg);
        return { ...restingStand, rounds: rounds + 1, legSpent: false };
      }
      const age = Date.parse(context.now) - Date.parse(startedAt);
      const legSpent = age > longestLeg || rounds + 1 >= mostRounds;
      return { ...standOf(outcome.found.now, context), rounds: rounds + 1, legSpent };
    }
    case 'busy':
      throw new TaskError('CaseIsBusy', 'the case is being changed');
    default:
      throw new TaskError('CaseIsMissing', `waking the case came to ${outcome.kind}`);
  }
}

/** Decides and records, as the system, what is due now. */
export const askWhatIsDue = (caseId: string, now: string): Promise<Outcome> =>
  carryOut({ caseId, command: 'wake', actor: system('wake'), now, decide: whatIsDue });
