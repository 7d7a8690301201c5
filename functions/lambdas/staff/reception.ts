import { acceptTransfer } from '../../accept-transfer.ts';
import { claim } from '../../claim.ts';
import { decline } from '../../decline.ts';
import { mergeCase } from '../../merge-case.ts';
import { proposeTransfer } from '../../propose-transfer.ts';
import { receive } from '../../receive.ts';
import { recordConsent } from '../../record-consent.ts';
import { recordConsentWithdrawal } from '../../record-consent-withdrawal.ts';
import { recordSubDelegationConsent } from '../../record-sub-delegation-consent.ts';
import { recordWithdrawal } from '../../record-withdrawal.ts';
import { refuseTransfer } from '../../refuse-transfer.ts';
import { registerAtWindow } from '../../register-at-window.ts';
import { releaseClaim } from '../../release-claim.ts';
import { transfer } from '../../transfer.ts';

/** What reception asks: registered, claimed, received, declined, passed on, consents, duplicates (§7.2.1). */
export const operations = {
  'register-at-window': registerAtWindow,
  claim,
  'release-claim': releaseClaim,
  receive,
  decline,
  'propose-transfer': proposeTransfer,
  transfer,
  'accept-transfer': acceptTransfer,
  'refuse-transfer': refuseTransfer,
  'record-consent': recordConsent,
  'record-consent-withdrawal': recordConsentWithdrawal,
  'record-withdrawal': recordWithdrawal,
  'record-sub-delegation-consent': recordSubDelegationConsent,
  'merge-case': mergeCase,
};
