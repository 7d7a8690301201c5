import { withdrawConsent as decide, WithdrawConsent } from '../domain/withdraw-consent.ts';
import { command } from './http/command.ts';

/** A.4.3: the principal takes a consent back; what rests on it stops. */
export const withdrawConsent = command({
  body: WithdrawConsent,
  decide:
    ({ body, path }) =>
    (now, context) =>
      decide(now, path['consentId'] ?? '', body, context),
});
