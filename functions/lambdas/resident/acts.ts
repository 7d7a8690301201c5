import { answerOwnPlanChange } from '../../answer-own-plan-change.ts';
import { changeContact } from '../../change-contact.ts';
import { confirmEntrustment } from '../../confirm-entrustment.ts';
import { consentToSubDelegation } from '../../consent-to-sub-delegation.ts';
import { evaluate } from '../../evaluate.ts';
import { giveConsent } from '../../give-consent.ts';
import { openOwnDispute } from '../../open-own-dispute.ts';
import { proposeOwnPlanChange } from '../../propose-own-plan-change.ts';
import { recordOwnRepresentative } from '../../record-own-representative.ts';
import { registerOnline } from '../../register-online.ts';
import { reportConduct } from '../../report-conduct.ts';
import { requestOtherAgent } from '../../request-other-agent.ts';
import { restrictMandate } from '../../restrict-mandate.ts';
import { signOwnAgreement } from '../../sign-own-agreement.ts';
import { signOwnSupplement } from '../../sign-own-supplement.ts';
import { signPowerOfAttorney } from '../../sign-power-of-attorney.ts';
import { withdraw } from '../../withdraw.ts';
import { withdrawConsent } from '../../withdraw-consent.ts';
import { withdrawDispute } from '../../withdraw-dispute.ts';
import { withdrawMatter } from '../../withdraw-matter.ts';
import { withdrawOwnPlanChange } from '../../withdraw-own-plan-change.ts';

/** What a principal does. */
export const operations = {
  'register-online': registerOnline,
  'record-own-representative': recordOwnRepresentative,
  'sign-own-agreement': signOwnAgreement,
  'sign-own-supplement': signOwnSupplement,
  'sign-power-of-attorney': signPowerOfAttorney,
  'give-consent': giveConsent,
  'withdraw-consent': withdrawConsent,
  'confirm-entrustment': confirmEntrustment,
  withdraw,
  'change-contact': changeContact,
  'request-other-agent': requestOtherAgent,
  'report-conduct': reportConduct,
  'withdraw-matter': withdrawMatter,
  'restrict-mandate': restrictMandate,
  'consent-to-sub-delegation': consentToSubDelegation,
  'open-own-dispute': openOwnDispute,
  'withdraw-dispute': withdrawDispute,
  'propose-own-plan-change': proposeOwnPlanChange,
  'withdraw-own-plan-change': withdrawOwnPlanChange,
  'answer-own-plan-change': answerOwnPlanChange,
  evaluate,
};
