import { recordWithdrawal as recordAtWindow, Withdraw } from '../domain/withdraw.ts';
import { command } from './http/command.ts';

/** §4.1, A.5.2: the principal said so at a window. */
export const recordWithdrawal = command({
  body: Withdraw,
  decide:
    ({ body }) =>
    (now, context) =>
      recordAtWindow(now, body, context),
});
