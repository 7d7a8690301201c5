import { supplementAgreement as decide, SupplementAgreement } from '../domain/supplement.ts';
import { command } from './http/command.ts';

/** A.7.5: the agent draws up words to be added to the agreement, which both sign. */
export const supplementAgreement = command({
  body: SupplementAgreement,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
