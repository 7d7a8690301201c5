import { refuseTransfer as decide, RefuseTransfer } from '../domain/answer-transfer.ts';
import { command } from './http/command.ts';

/** §7.2.1.2: the receiving office sends the case back, and says why. */
export const refuseTransfer = command({
  body: RefuseTransfer,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
