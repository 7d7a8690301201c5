import { RecordPlanAnswer, recordPlanAnswer as record } from '../domain/answer-plan-change.ts';
import { command } from './http/command.ts';

/** A.7.1: the principal’s answer on paper, recorded by the agent in charge. */
export const recordPlanAnswer = command({
  body: RecordPlanAnswer,
  decide:
    ({ body }) =>
    (now, context) =>
      record(now, body, context),
});
