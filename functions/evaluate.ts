import { Evaluate, evaluate as evaluateService } from '../domain/evaluate.ts';
import { command } from './http/command.ts';

/** §7.2.6: the principal evaluates the service. */
export const evaluate = command({
  body: Evaluate,
  decide:
    ({ body }) =>
    (now, context) =>
      evaluateService(now, body, context),
});
