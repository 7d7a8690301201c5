import { Decline, decline as declineCase } from '../domain/decline.ts';
import { command } from './http/command.ts';

/** §7.2.1.2: a need out of scope is told so plainly. */
export const decline = command({
  body: Decline,
  decide:
    ({ body }) =>
    (now, context) =>
      declineCase(now, body, context),
});
