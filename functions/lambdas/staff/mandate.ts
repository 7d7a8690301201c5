import { answerPlanChange } from '../../answer-plan-change.ts';
import { confirmHandOver } from '../../confirm-hand-over.ts';
import { draftAgreement } from '../../draft-agreement.ts';
import { endSubDelegation } from '../../end-sub-delegation.ts';
import { entrustOrally } from '../../entrust-orally.ts';
import { extendTerm } from '../../extend-term.ts';
import { issuePowerOfAttorney } from '../../issue-power-of-attorney.ts';
import { issueSigningLink } from '../../issue-signing-link.ts';
import { proposePlanChange } from '../../propose-plan-change.ts';
import { recordAgentRequest } from '../../record-agent-request.ts';
import { recordConfirmation } from '../../record-confirmation.ts';
import { recordContactChange } from '../../record-contact-change.ts';
import { recordGuardian } from '../../record-guardian.ts';
import { recordMatterWithdrawal } from '../../record-matter-withdrawal.ts';
import { recordOwnIntent } from '../../record-own-intent.ts';
import { recordPlanAnswer } from '../../record-plan-answer.ts';
import { recordPowerOfAttorneySignature } from '../../record-power-of-attorney-signature.ts';
import { recordRepresentative } from '../../record-representative.ts';
import { recordSignature } from '../../record-signature.ts';
import { recordSupplementSignature } from '../../record-supplement-signature.ts';
import { subDelegate } from '../../sub-delegate.ts';
import { supplementAgreement } from '../../supplement-agreement.ts';
import { withdrawPlanChange } from '../../withdraw-plan-change.ts';

/** What the mandate asks: agreement, oral entrustment, parties and who acts for them (§7.2.2, Annex A). */
export const operations = {
  'record-representative': recordRepresentative,
  'record-guardian': recordGuardian,
  'record-own-intent': recordOwnIntent,
  'draft-agreement': draftAgreement,
  'record-signature': recordSignature,
  'record-contact-change': recordContactChange,
  'record-agent-request': recordAgentRequest,
  'record-matter-withdrawal': recordMatterWithdrawal,
  'confirm-hand-over': confirmHandOver,
  'entrust-orally': entrustOrally,
  'sub-delegate': subDelegate,
  'end-sub-delegation': endSubDelegation,
  'record-confirmation': recordConfirmation,
  'propose-plan-change': proposePlanChange,
  'withdraw-plan-change': withdrawPlanChange,
  'answer-plan-change': answerPlanChange,
  'record-plan-answer': recordPlanAnswer,
  'extend-term': extendTerm,
  'supplement-agreement': supplementAgreement,
  'record-supplement-signature': recordSupplementSignature,
  'issue-power-of-attorney': issuePowerOfAttorney,
  'record-power-of-attorney-signature': recordPowerOfAttorneySignature,
  'issue-signing-link': issueSigningLink,
};
