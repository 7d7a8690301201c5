import { Answer, answer as decide } from '../domain/answer.ts';
import { command } from './http/command.ts';

/** §7.1.2.2: a question is answered. */
export const answer = command({
  body: Answer,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
