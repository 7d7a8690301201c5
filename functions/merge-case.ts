import { mergeCase as decide, joining, MergeCase } from '../domain/merge-case.ts';
import type { Found } from '../store/cases.ts';
import { carryOut, type Outcome } from './carry-out.ts';
import { type Asked, change } from './http/call.ts';
import { answerOutcome } from './http/command.ts';
import { onceOf } from './http/once.ts';
import { cases, personalData } from './store.ts';

/** §7.2.1.1: the younger of two cases of one need ends, and is joined to the older; one transaction writes both. */
export const mergeCase = change({
  body: MergeCase,
  answer: async (asked: Asked<MergeCase>) => answerOutcome(asked, await merge(asked)),
});

function merge(asked: Asked<MergeCase>): Promise<Outcome> {
  const { path, operation: command, actor, now, version, body } = asked;
  const caseId = path['caseId'] ?? '';
  let older: Found | undefined;
  return carryOut({
    caseId,
    command,
    actor,
    now,
    version,
    once: onceOf(asked),
    decide: async (younger, context) => {
      older = await cases().find(body.into);
      const samePrincipal = older !== undefined && (await personalData().samePrincipal(caseId, body.into));
      return decide(younger, body, older && { now: older.now, samePrincipal }, context);
    },
    beside: (younger) => older && { found: older, event: joining(older.now, younger) },
  });
}
