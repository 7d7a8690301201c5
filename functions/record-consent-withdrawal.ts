import { recordConsentWithdrawal as decide, RecordConsentWithdrawal } from '../domain/withdraw-consent.ts';
import { command } from './http/command.ts';

/** A.4.3: the principal took a consent back at a window or by phone. */
export const recordConsentWithdrawal = command({
  body: RecordConsentWithdrawal,
  decide:
    ({ body, path }) =>
    (now, context) =>
      decide(now, path['consentId'] ?? '', body, context),
});
