import { withdrawDispute as letRest, WithdrawDispute } from '../domain/dispute.ts';
import { command } from './http/command.ts';

/** A.6: the principal lets a dispute rest. */
export const withdrawDispute = command({
  body: WithdrawDispute,
  decide:
    ({ body }) =>
    (now, context) =>
      letRest(now, body, context),
});
