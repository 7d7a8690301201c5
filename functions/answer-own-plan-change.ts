import { AnswerPlanChange, answerOwnPlanChange as answer } from '../domain/answer-plan-change.ts';
import { command } from './http/command.ts';

/** A.7.1: the principal answers what the mandatary proposed. */
export const answerOwnPlanChange = command({
  body: AnswerPlanChange,
  decide:
    ({ body }) =>
    (now, context) =>
      answer(now, body, context),
});
