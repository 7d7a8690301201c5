import { recordSubDelegationConsent as decide, RecordSubDelegationConsent } from '../domain/sub-delegate.ts';
import { command } from './http/command.ts';

/** A.4.4: the principal agreed to sub-delegation on paper. */
export const recordSubDelegationConsent = command({
  body: RecordSubDelegationConsent,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
