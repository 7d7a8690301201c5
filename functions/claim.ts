import { Claim, claim as claimCase } from '../domain/claim.ts';
import { command } from './http/command.ts';

/** §7.2.1.1: an agent of the office takes on a case that waits to be received. */
export const claim = command({
  body: Claim,
  decide:
    ({ body }) =>
    (now, context) =>
      claimCase(now, body, context),
});
