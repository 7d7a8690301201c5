import { raiseAgain as decide, RaiseAgain } from '../domain/raise-again.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import { type Asked, change } from './http/call.ts';
import { answerOutcome } from './http/command.ts';
import { onceOf } from './http/once.ts';
import { cases, personalData } from './store.ts';

/** §8.3: the need of a service that has ended was raised again by a later case of the same principal. */
export const raiseAgain = change({
  body: RaiseAgain,
  answer: async (asked: Asked<RaiseAgain>) => answerOutcome(asked, await raise(asked)),
});

function raise(asked: Asked<RaiseAgain>): Promise<Outcome> {
  const { path, operation: command, actor, now, version, body } = asked;
  const caseId = path['caseId'] ?? '';
  return carryOut({
    caseId,
    command,
    actor,
    now,
    version,
    once: onceOf(asked),
    decide: async (ended, context) => {
      const later = await cases().find(body.by);
      const samePrincipal = later !== undefined && (await personalData().samePrincipal(caseId, body.by));
      return decide(ended, body, later && { now: later.now, samePrincipal }, context);
    },
  });
}
