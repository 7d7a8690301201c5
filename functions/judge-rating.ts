import type { Case } from '../domain/case.ts';
import { JudgeRating, judgeRating as judge } from '../domain/judge-rating.ts';
import { isFinal } from '../domain/lifecycle.ts';
import type { Found } from '../store/cases.ts';
import { type Beside, carryOut, type Outcome } from './carry-out.ts';
import { type Asked, change } from './http/call.ts';
import { answerOutcome } from './http/command.ts';
import { onceOf } from './http/once.ts';
import { cases, doubtedRatings } from './store.ts';

/** §7.2.6, §8.3: a rating that is looked at twice is settled by two people; found invalid, it leaves nothing to mend. */
export const judgeRating = change({
  body: JudgeRating,
  answer: async (asked: Asked<JudgeRating>) => answerOutcome(asked, await settle(asked)),
});

function settle(asked: Asked<JudgeRating>): Promise<Outcome> {
  const { path, operation: command, actor, now, version, body } = asked;
  const { caseId = '', ratingId = '' } = path;
  let repair: Found | undefined;
  return carryOut({
    caseId,
    command,
    actor,
    now,
    version,
    once: onceOf(asked),
    decide: async (rated, context) => {
      repair = await repairIn(rated, ratingId);
      return judge(rated, ratingId, body, context);
    },
    beside: (next) => voidedBeside(repair, next, ratingId),
    further: async (next) => doubtedRatings().writes(next),
  });
}

const ratingOf = (now: Case, ratingId: string) =>
  'ratings' in now ? now.ratings?.find(({ id }) => id === ratingId) : undefined;

async function repairIn(rated: Case, ratingId: string): Promise<Found | undefined> {
  const id = ratingOf(rated, ratingId)?.repair;
  return id === undefined ? undefined : cases().find(id);
}

function voidedBeside(repair: Found | undefined, next: Case, ratingId: string): Beside | undefined {
  const isInvalid = ratingOf(next, ratingId)?.settled === 'invalid';
  return repair && isInvalid && !isFinal(repair.now.stage)
    ? { found: repair, event: { type: 'RepairVoided' } }
    : undefined;
}
