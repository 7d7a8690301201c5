import { endSubDelegation as decide, EndSubDelegation } from '../domain/sub-delegate.ts';
import { command } from './http/command.ts';

/** A.4.4: from now on the agent alone acts. */
export const endSubDelegation = command({
  body: EndSubDelegation,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
