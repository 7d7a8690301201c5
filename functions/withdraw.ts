import { Withdraw, withdraw as withdrawCase } from '../domain/withdraw.ts';
import { command } from './http/command.ts';

/** §4.1, A.5.2: the principal wants the service no more. */
export const withdraw = command({
  body: Withdraw,
  decide:
    ({ body }) =>
    (now, context) =>
      withdrawCase(now, body, context),
});
