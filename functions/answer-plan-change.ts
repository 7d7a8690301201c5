import { AnswerPlanChange, answerPlanChange as answer } from '../domain/answer-plan-change.ts';
import { command } from './http/command.ts';

/** A.7.1: the agent in charge answers what the principal proposed. */
export const answerPlanChange = command({
  body: AnswerPlanChange,
  decide:
    ({ body }) =>
    (now, context) =>
      answer(now, body, context),
});
