import { ProposePlanChange, proposeOwnPlanChange as propose } from '../domain/propose-plan-change.ts';
import { command } from './http/command.ts';

/** A.7.1: the principal proposes another plan of filings. */
export const proposeOwnPlanChange = command({
  body: ProposePlanChange,
  decide:
    ({ body }) =>
    (now, context) =>
      propose(now, body, context),
});
