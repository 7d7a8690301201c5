import { answerCase } from './answer-case.ts';
import type { Operation } from './call.ts';
import { type Command, commandWith, outcomeAnswer } from './outcome.ts';

/** What became of a command, as an answer. */
export const answerOutcome = outcomeAnswer(answerCase);

/** POST: load the case, decide, save, and answer how it stands now. */
export const command = commandWith(answerOutcome);

/** PUT: the same, made from a version that must still be the present one. */
export const edit = <Body>(told: Command<Body>): Operation => ({
  ...command(told),
  changes: false,
  ifMatch: 'required',
});
