import { Conclude, conclude as decide } from '../domain/conclude.ts';
import { command } from './http/command.ts';

/** §7.1.3: the assistance ends, and the principal is asked for an evaluation. */
export const conclude = command({
  body: Conclude,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
