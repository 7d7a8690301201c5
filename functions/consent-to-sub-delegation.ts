import { ConsentToSubDelegation, consentToSubDelegation as decide } from '../domain/sub-delegate.ts';
import { command } from './http/command.ts';

/** A.4.4: the principal agrees to sub-delegation. */
export const consentToSubDelegation = command({
  body: ConsentToSubDelegation,
  decide: () => (now, context) => decide(now, context),
});
