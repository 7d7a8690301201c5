import { ProposePlanChange, proposePlanChange as propose } from '../domain/propose-plan-change.ts';
import { command } from './http/command.ts';

/** A.7.1: the agent in charge proposes another plan of filings. */
export const proposePlanChange = command({
  body: ProposePlanChange,
  decide:
    ({ body }) =>
    (now, context) =>
      propose(now, body, context),
});
