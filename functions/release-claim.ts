import { ReleaseClaim, releaseClaim as release } from '../domain/release-claim.ts';
import { command } from './http/command.ts';

/** §7.2.1.1: a claim is given back to the office. */
export const releaseClaim = command({
  body: ReleaseClaim,
  decide:
    ({ body }) =>
    (now, context) =>
      release(now, body, context),
});
