import { WithdrawPlanChange, withdrawOwnPlanChange as withdrawChange } from '../domain/propose-plan-change.ts';
import { command } from './http/command.ts';

/** A.7.1: the principal takes an own proposal back. */
export const withdrawOwnPlanChange = command({
  body: WithdrawPlanChange,
  decide:
    ({ body }) =>
    (now, context) =>
      withdrawChange(now, body, context),
});
