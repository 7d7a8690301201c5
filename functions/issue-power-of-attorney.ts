import { issuePowerOfAttorney as decide, IssuePowerOfAttorney } from '../domain/power-of-attorney.ts';
import { command } from './http/command.ts';

/** A.1.2: the agent draws up a power of attorney for one authority, which the principal signs. */
export const issuePowerOfAttorney = command({
  body: IssuePowerOfAttorney,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
