import { giveConsent as decide, GiveConsent } from '../domain/give-consent.ts';
import { command } from './http/command.ts';

/** A.4.3: the principal agrees, for one purpose, to a wording that was shown. */
export const giveConsent = command({
  body: GiveConsent,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
