import { acceptResponsibility } from '../accept-responsibility.ts';
import { acceptTransfer } from '../accept-transfer.ts';
import { accompanySubmission } from '../accompany-submission.ts';
import { addCorrectionNote } from '../add-correction-note.ts';
import { advise } from '../advise.ts';
import { answer } from '../answer.ts';
import { answerPlanChange } from '../answer-plan-change.ts';
import { callForPapers } from '../call-for-papers.ts';
import { chooseForm } from '../choose-form.ts';
import { claim } from '../claim.ts';
import { completeUpload } from '../complete-upload.ts';
import { conclude } from '../conclude.ts';
import { confirmHandOver } from '../confirm-hand-over.ts';
import { convertToAgency } from '../convert-to-agency.ts';
import { correctEntry } from '../correct-entry.ts';
import { decline } from '../decline.ts';
import { deliver } from '../deliver.ts';
import { depositPapers } from '../deposit-papers.ts';
import { draftAgreement } from '../draft-agreement.ts';
import { endSubDelegation } from '../end-sub-delegation.ts';
import { entrustOrally } from '../entrust-orally.ts';
import { extendTerm } from '../extend-term.ts';
import { giveNotice } from '../give-notice.ts';
import { guideMaterials } from '../guide-materials.ts';
import { handBack } from '../hand-back.ts';
import { handOverResponsibility } from '../hand-over-responsibility.ts';
import { mount } from '../http/mount.ts';
import { issueForm } from '../issue-form.ts';
import { issuePowerOfAttorney } from '../issue-power-of-attorney.ts';
import { issueSigningLink } from '../issue-signing-link.ts';
import { listCases } from '../list-cases.ts';
import { mergeCase } from '../merge-case.ts';
import { mirrorAuthorityState } from '../mirror-authority-state.ts';
import { openDocument } from '../open-document.ts';
import { proposePlanChange } from '../propose-plan-change.ts';
import { proposeTransfer } from '../propose-transfer.ts';
import { reEntrustAtWindow } from '../re-entrust-at-window.ts';
import { reachMilestone } from '../reach-milestone.ts';
import { readCase } from '../read-case.ts';
import { readConformance } from '../read-conformance.ts';
import { readCourse } from '../read-course.ts';
import { receive } from '../receive.ts';
import { receiveInquiry } from '../receive-inquiry.ts';
import { recordAgentRequest } from '../record-agent-request.ts';
import { recordCharge } from '../record-charge.ts';
import { recordConfirmation } from '../record-confirmation.ts';
import { recordConsent } from '../record-consent.ts';
import { recordConsentWithdrawal } from '../record-consent-withdrawal.ts';
import { recordContactChange } from '../record-contact-change.ts';
import { recordCoordination } from '../record-coordination.ts';
import { recordCorrectionRequest } from '../record-correction-request.ts';
import { recordDelay } from '../record-delay.ts';
import { recordGuardian } from '../record-guardian.ts';
import { recordMatterWithdrawal } from '../record-matter-withdrawal.ts';
import { recordOwnIntent } from '../record-own-intent.ts';
import { recordPlanAnswer } from '../record-plan-answer.ts';
import { recordPowerOfAttorneySignature } from '../record-power-of-attorney-signature.ts';
import { recordRepresentative } from '../record-representative.ts';
import { recordResult } from '../record-result.ts';
import { recordSignature } from '../record-signature.ts';
import { recordSubDelegationConsent } from '../record-sub-delegation-consent.ts';
import { recordSupplementSignature } from '../record-supplement-signature.ts';
import { recordWithdrawal } from '../record-withdrawal.ts';
import { redirect } from '../redirect.ts';
import { refuseTransfer } from '../refuse-transfer.ts';
import { registerAtWindow } from '../register-at-window.ts';
import { releaseClaim } from '../release-claim.ts';
import { reportLoss } from '../report-loss.ts';
import { reportProgress } from '../report-progress.ts';
import { requestUpload } from '../request-upload.ts';
import { resubmit } from '../resubmit.ts';
import { resume } from '../resume.ts';
import { reveal } from '../reveal.ts';
import { searchCases } from '../search-cases.ts';
import { settleCoordination } from '../settle-coordination.ts';
import { signTerminationForm } from '../sign-termination-form.ts';
import { subDelegate } from '../sub-delegate.ts';
import { submit } from '../submit.ts';
import { supplementAgreement } from '../supplement-agreement.ts';
import { suspend } from '../suspend.ts';
import { takeBack } from '../take-back.ts';
import { takeIntoCustody } from '../take-into-custody.ts';
import { terminate } from '../terminate.ts';
import { transfer } from '../transfer.ts';
import { withdrawPlanChange } from '../withdraw-plan-change.ts';

/** What helpers and agents ask. */
export const handler = mount('staff', {
  'register-at-window': registerAtWindow,
  'list-cases': listCases,
  'search-cases': searchCases,
  'read-case': readCase,
  'read-course': readCourse,
  'read-conformance': readConformance,
  'receive-inquiry': receiveInquiry,
  redirect,
  'choose-form': chooseForm,
  advise,
  answer,
  'guide-materials': guideMaterials,
  'accompany-submission': accompanySubmission,
  'record-coordination': recordCoordination,
  'settle-coordination': settleCoordination,
  'hand-over-responsibility': handOverResponsibility,
  'accept-responsibility': acceptResponsibility,
  conclude,
  'convert-to-agency': convertToAgency,
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
  'record-sub-delegation-consent': recordSubDelegationConsent,
  'record-confirmation': recordConfirmation,
  'propose-plan-change': proposePlanChange,
  'withdraw-plan-change': withdrawPlanChange,
  'answer-plan-change': answerPlanChange,
  'record-plan-answer': recordPlanAnswer,
  'reach-milestone': reachMilestone,
  'extend-term': extendTerm,
  'supplement-agreement': supplementAgreement,
  'record-supplement-signature': recordSupplementSignature,
  'issue-power-of-attorney': issuePowerOfAttorney,
  'record-power-of-attorney-signature': recordPowerOfAttorneySignature,
  'give-notice': giveNotice,
  'take-into-custody': takeIntoCustody,
  'hand-back': handBack,
  'take-back': takeBack,
  'call-for-papers': callForPapers,
  'deposit-papers': depositPapers,
  'report-loss': reportLoss,
  submit,
  'record-correction-request': recordCorrectionRequest,
  resubmit,
  'mirror-authority-state': mirrorAuthorityState,
  'record-charge': recordCharge,
  'record-delay': recordDelay,
  'report-progress': reportProgress,
  'record-result': recordResult,
  deliver,
  suspend,
  resume,
  terminate,
  're-entrust-at-window': reEntrustAtWindow,
  'sign-termination-form': signTerminationForm,
  'issue-form': issueForm,
  'issue-signing-link': issueSigningLink,
  'merge-case': mergeCase,
  'correct-entry': correctEntry,
  'add-correction-note': addCorrectionNote,
  'request-upload': requestUpload,
  'complete-upload': completeUpload,
  'open-document': openDocument,
  reveal,
});
