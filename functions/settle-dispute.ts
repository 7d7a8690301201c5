import { SettleDispute, settleDispute as settle } from '../domain/dispute.ts';
import { command } from './http/command.ts';

/** A.6: how a dispute was settled. */
export const settleDispute = command({
  body: SettleDispute,
  decide:
    ({ body }) =>
    (now, context) =>
      settle(now, body, context),
});
