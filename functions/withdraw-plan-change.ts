import { WithdrawPlanChange, withdrawPlanChange as withdrawChange } from '../domain/propose-plan-change.ts';
import { command } from './http/command.ts';

/** A.7.1: the agent in charge takes a proposal of the mandatary back. */
export const withdrawPlanChange = command({
  body: WithdrawPlanChange,
  decide:
    ({ body }) =>
    (now, context) =>
      withdrawChange(now, body, context),
});
